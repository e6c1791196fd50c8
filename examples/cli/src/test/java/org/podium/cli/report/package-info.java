/** Reads the page as browsers and strict parsers do, and looks at it in a headless browser. */
@NullMarked
package org.podium.cli.report;

import org.jspecify.annotations.NullMarked;
