/** Leaderboards: ranks by upper bound, rank spreads, and the rows that people read. */
@NullMarked
package org.podium.board;

import org.jspecify.annotations.NullMarked;
