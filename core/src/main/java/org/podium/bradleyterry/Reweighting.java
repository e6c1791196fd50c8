package org.podium.bradleyterry;

/**
 * Weights by pair. With inverse propensity each vote weighs 1 / max(n, minimum), n the number of counted votes of its
 * pair, so that every pair with at least the minimum of votes has the same weight in the fit, however often it was
 * shown. The published arena boards do so with a minimum of 50 since July 2025, [Chiang24] section 4.
 *
 * <p>Weights are computed once, on the full data, and stay fixed in bootstrap replicates.
 *
 * @param minimum the least n, at least 1; 0 for no reweighting
 */
public record Reweighting(long minimum) {
    private static final Reweighting NONE = new Reweighting(0);

    /**
     * Checks the minimum.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Reweighting {
        if (minimum < 0) {
            throw new IllegalArgumentException("the minimum of votes a pair must be ≥ 0, not " + minimum);
        }
    }

    /**
     * All votes weigh the same.
     *
     * @return no reweighting
     */
    public static Reweighting none() {
        return NONE;
    }

    /**
     * Each vote weighs 1 / max(n, minimum).
     *
     * @param minimum the least n, at least 1
     * @return the reweighting
     * @throws IllegalArgumentException if the minimum is below 1
     */
    public static Reweighting inversePropensity(long minimum) {
        if (minimum < 1) {
            throw new IllegalArgumentException("the minimum of votes a pair must be ≥ 1, not " + minimum);
        }
        return new Reweighting(minimum);
    }
}
