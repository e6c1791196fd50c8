/** Runs the command in this process and looks at what it writes. */
@NullMarked
package org.podium.cli;

import org.jspecify.annotations.NullMarked;
