/** Tables, CSV, Markdown and JSON for people, spreadsheets and scripts. */
@NullMarked
package org.podium.cli.output;

import org.jspecify.annotations.NullMarked;
