/** The programs that the guide shows. */
@NullMarked
package org.podium.cli.guide;

import org.jspecify.annotations.NullMarked;
