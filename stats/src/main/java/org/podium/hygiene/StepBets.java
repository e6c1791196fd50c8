package org.podium.hygiene;

/**
 * Wealth of twelve gamblers who bet that p-values are small, each in the same way every time: with a threshold κ and a
 * stake ρ, the factor of a p-value is 1 − ρ + ρ / κ if p ≤ κ and 1 − ρ otherwise. The factor of a uniform p-value has mean
 * 1, so the wealth of each is a test martingale, and so is their mean. The mean needs no choice between thresholds and
 * stakes and loses at most a factor of twelve to the best of them.
 *
 * <p>Steps, because a vote of someone who always says the same has a p-value uniform between 0 and the share of others
 * who say so too: flat, then nothing.
 */
final class StepBets {
    private static final double[] THRESHOLDS = {0.125, 0.25, 0.5, 0.75};
    private static final double[] STAKES = {0.25, 0.5, 0.9};

    /** The number of gamblers. */
    static final int COUNT = THRESHOLDS.length * STAKES.length;

    /** Gamblers whose mean wealth is that high bet no more; the past alone decides it, so it is fair. */
    private static final double RICH = 1e200;

    private static final double[] GAIN = new double[COUNT];
    private static final double[] LOSS = new double[COUNT];

    static {
        for (int i = 0; i < COUNT; i++) {
            double stake = STAKES[i % STAKES.length];
            GAIN[i] = 1 - stake + stake / THRESHOLDS[i / STAKES.length];
            LOSS[i] = 1 - stake;
        }
    }

    private StepBets() {}

    /**
     * Lets the gamblers whose wealth stands from an offset on bet on a p-value.
     *
     * @param mean their mean wealth before
     * @return their mean wealth after
     */
    static double bet(double[] wealth, int offset, double pValue, double mean) {
        if (mean > RICH) {
            return mean;
        }
        int losers = losers(pValue);
        double sum = 0;
        for (int i = 0; i < losers; i++) {
            wealth[offset + i] *= LOSS[i];
            sum += wealth[offset + i];
        }
        for (int i = losers; i < COUNT; i++) {
            wealth[offset + i] *= GAIN[i];
            sum += wealth[offset + i];
        }
        return sum / COUNT;
    }

    /** How many gamblers, from the first on, have a threshold below the p-value. */
    private static int losers(double pValue) {
        int below = 0;
        while (below < THRESHOLDS.length && THRESHOLDS[below] < pValue) {
            below++;
        }
        return below * STAKES.length;
    }
}
