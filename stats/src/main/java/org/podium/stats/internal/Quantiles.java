package org.podium.stats.internal;

import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/** Quantiles of type 7 (linear interpolation), the default of R and numpy, [HF96]. */
public final class Quantiles {
    private Quantiles() {}

    /**
     * A quantile of sorted values.
     *
     * @param sorted ascending, at least one
     * @param probability between 0 and 1
     */
    public static double ofSorted(double[] sorted, double probability) {
        if (probability <= 0) {
            return sorted[0]; // Commons Math takes percentages above 0 only
        }
        return new Percentile()
                .withEstimationType(Percentile.EstimationType.R_7)
                .evaluate(sorted, 100 * probability);
    }
}
