/** The {@code podium} command: its subcommands and how they start and end. */
@NullMarked
package org.podium.cli;

import org.jspecify.annotations.NullMarked;
