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
     * @param tied replicates within this distance of the estimate are equal to it
     * @param acceleration a
     */
    static double[] of(
            double[] sorted, double estimate, double tied, double acceleration, double confidence, Subject subject) {
        double bias = biasCorrection(sorted, estimate, tied);
        double z = NORMAL.inverseCumulativeProbability((1 + confidence) / 2);
        // |a| ≤ 1/6 always, so the formula has its pole only far out; beyond it the order of the levels turns round.
        boolean beforePole = acceleration * (bias - z) < 1 && acceleration * (bias + z) < 1;
        if (!Double.isFinite(bias) || !beforePole) {
            throw new DataException(subject.undefinedBca(sorted.length));
        }
        return new double[] {
            Quantiles.ofSorted(sorted, level(bias, -z, acceleration)),
            Quantiles.ofSorted(sorted, level(bias, z, acceleration))
        };
    }

    /**
     * z₀ = Φ⁻¹(share of replicates below the estimate), those equal to it counting half. On boards with few votes many
     * replicates draw the very votes that were cast, or others with the same estimate; they differ from it by rounding.
     */
    static double biasCorrection(double[] sorted, double estimate, double tied) {
        int below = 0;
        int equal = 0;
        for (double value : sorted) {
            if (Math.abs(value - estimate) <= tied) {
                equal++;
            } else if (value < estimate) {
                below++;
            }
        }
        return NORMAL.inverseCumulativeProbability((below + 0.5 * equal) / sorted.length);
    }

    static double level(double bias, double z, double acceleration) {
        return NORMAL.cumulativeProbability(bias + (bias + z) / (1 - acceleration * (bias + z)));
    }
}
