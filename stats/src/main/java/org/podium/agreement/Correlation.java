package org.podium.agreement;

/**
 * A correlation with an interval.
 *
 * <p>Immutable and thread-safe.
 *
 * @param estimate between −1 and 1; NaN if one of the two does not vary
 * @param lower lower bound, NaN with fewer than five pairs
 * @param upper upper bound, likewise
 */
public record Correlation(double estimate, double lower, double upper) {

    /** By Fisher's transformation with a given standard error on its scale. */
    static Correlation of(double rounded, double standardError, double z) {
        double estimate = Math.max(-1, Math.min(1, rounded));
        double centre = Math.log((1 + estimate) / (1 - estimate)) / 2;
        boolean defined = Math.abs(estimate) < 1 && Double.isFinite(standardError);
        double perfect = Math.abs(estimate) == 1 && Double.isFinite(standardError) ? estimate : Double.NaN;
        return new Correlation(
                estimate,
                defined ? Math.tanh(centre - z * standardError) : perfect,
                defined ? Math.tanh(centre + z * standardError) : perfect);
    }
}
