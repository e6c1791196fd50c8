/** Battles and their outcomes, the log and the roster that hold them, the tally that counts them, and readers for JDBC result sets. */
@NullMarked
package org.podium.votes;

import org.jspecify.annotations.NullMarked;
