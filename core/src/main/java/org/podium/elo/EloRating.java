package org.podium.elo;

import java.util.Comparator;
import java.util.Objects;

/**
 * What is known of one competitor: one row of a board, or of a database table.
 *
 * <p>Immutable and thread-safe.
 *
 * @param competitor the competitor's name, never blank
 * @param rating the rating in points, finite
 * @param votes the number of votes that made it, ≥ 0; votes of weight 0 are not counted
 */
public record EloRating(String competitor, double rating, long votes) {
    /** Highest rating first, equal ratings by name. */
    static final Comparator<EloRating> BOARD_ORDER =
            Comparator.comparingDouble(EloRating::rating).reversed().thenComparing(EloRating::competitor);

    /**
     * Checks the row.
     *
     * @throws NullPointerException if {@code competitor} is null
     * @throws IllegalArgumentException if the name is blank, the rating is not finite or {@code votes} is negative
     */
    public EloRating {
        requireName(competitor);
        requireRating(rating);
        if (votes < 0) {
            throw new IllegalArgumentException("the number of votes of '" + competitor + "' is negative: " + votes);
        }
    }

    static String requireName(String competitor) {
        if (Objects.requireNonNull(competitor, "competitor").isBlank()) {
            throw new IllegalArgumentException("the competitor's name is blank; every competitor needs one");
        }
        return competitor;
    }

    static double requireRating(double rating) {
        if (!Double.isFinite(rating)) {
            throw new IllegalArgumentException("a rating must be a finite number of points, not " + rating);
        }
        return rating;
    }
}
