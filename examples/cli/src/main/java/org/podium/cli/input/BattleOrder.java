package org.podium.cli.input;

import org.jspecify.annotations.Nullable;

/**
 * The order in which battles are replayed.
 *
 * @param column a column to sort by, rows with equal values staying in the order of the file; null for that order
 * @param isDescending whether the largest value comes first
 */
public record BattleOrder(@Nullable String column, boolean isDescending) {

    /** The order of the file. */
    public static final BattleOrder OF_FILE = new BattleOrder(null, false);
}
