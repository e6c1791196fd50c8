package org.podium.board;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.RatingScale;
import org.podium.interval.Covariance;
import org.podium.stats.internal.Checks;

/**
 * Two competitors head to head: the probability that the first beats the second and how far apart their scores are, with
 * the error of the difference, which does not depend on the gauge and is not the sum of the errors of the two scores.
 *
 * <p>Immutable and thread-safe.
 *
 * @param first a competitor
 * @param second another
 * @param expectedScore what the first can expect against the second, ties as half wins
 * @param difference score of the first less that of the second, in points
 * @param standardError of the difference, in points
 * @param lower lower bound of the difference
 * @param upper upper bound of the difference
 * @param pValue two-sided, of the hypothesis that there is no difference; one pair looked at by itself
 */
public record Comparison(
        String first,
        String second,
        double expectedScore,
        double difference,
        double standardError,
        double lower,
        double upper,
        double pValue) {

    /**
     * Compares two competitors of a fit.
     *
     * @param fit a converged fit
     * @param covariance its covariance, usually the sandwich
     * @param first a competitor
     * @param second another
     * @param scale for points a unit; its offset does not matter
     * @param confidence of the bounds, between 0 and 1
     * @return the comparison
     * @throws IllegalArgumentException if one was not fitted, both are the same, or the confidence is not between 0 and 1
     * @throws org.podium.votes.DataException with {@link org.podium.interval.ZeroVariance} if the votes show no variation
     */
    public static Comparison of(
            BradleyTerryFit fit,
            Covariance covariance,
            String first,
            String second,
            RatingScale scale,
            double confidence) {
        if (first.equals(second)) {
            throw new IllegalArgumentException("'" + first + "' cannot be compared with itself; name two competitors");
        }
        Checks.confidence(confidence);
        NormalDistribution normal = new NormalDistribution();
        double difference = scale.pointsPerUnit() * (fit.logStrength(first) - fit.logStrength(second));
        double error = scale.pointsPerUnit() * covariance.standardErrorOfDifference(first, second);
        double reach = error * normal.inverseCumulativeProbability((1 + confidence) / 2);
        return new Comparison(
                first,
                second,
                fit.winProbability(first, second),
                difference,
                error,
                difference - reach,
                difference + reach,
                2 * normal.cumulativeProbability(-Math.abs(difference) / error));
    }
}
