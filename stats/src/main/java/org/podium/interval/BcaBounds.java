package org.podium.interval;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.podium.stats.internal.Quantiles;
import org.podium.votes.DataException;

/** The bias-corrected and accelerated interval, [Efron87] and [ET93] section 14.3. */
final class BcaBounds {
    private static final NormalDistribution NORMAL = new NormalDistribution();

    private BcaBounds() {}

    /**
     * Quantiles of the replicates at Φ(z₀ + (z₀ ± z) / (1 − a (z₀ ± z))).
     *
     * @param sorted replicates, ascending
     * @param estimate the full-data estimate
     * @param acceleration a
     */
    static double[] of(double[] sorted, double estimate, double acceleration, double confidence, String competitor) {
        double bias = biasCorrection(sorted, estimate);
        if (!Double.isFinite(bias) || !Double.isFinite(acceleration)) {
            throw new DataException(new UndefinedBca(competitor, sorted.length));
        }
        double z = NORMAL.inverseCumulativeProbability((1 + confidence) / 2);
        return new double[] {
            Quantiles.ofSorted(sorted, level(bias, -z, acceleration)),
            Quantiles.ofSorted(sorted, level(bias, z, acceleration))
        };
    }

    /** z₀ = Φ⁻¹(share of replicates below the estimate), those equal to it counting half. */
    static double biasCorrection(double[] sorted, double estimate) {
        int below = 0;
        int equal = 0;
        for (double value : sorted) {
            if (value < estimate) {
                below++;
            } else if (value == estimate) { // equality on purpose: ties of a discrete distribution
                equal++;
            }
        }
        return NORMAL.inverseCumulativeProbability((below + 0.5 * equal) / sorted.length);
    }

    static double level(double bias, double z, double acceleration) {
        return NORMAL.cumulativeProbability(bias + (bias + z) / (1 - acceleration * (bias + z)));
    }
}
