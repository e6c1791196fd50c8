/** Votes from files, standard input and databases: nothing guessed, everything that is wrong said with its row. */
@NullMarked
package org.podium.cli.input;

import org.jspecify.annotations.NullMarked;
