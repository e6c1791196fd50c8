package org.podium.bradleyterry;

import java.util.List;

/**
 * How log-strengths of one fit translate to the scale of another. The spread of strengths depends on the model: ties as half
 * wins pull competitors together, leaving ties out or giving them a parameter of their own pushes them apart. So scores of
 * two models are compared after conversion only.
 *
 * <p>Over the competitors that both fits have, with both sets of strengths centred on them, the factor b minimises
 * Σ (y − b x)², x from the first fit and y from the second: the least-squares line through the origin. Both columns hold
 * estimates, so the factor back is not quite 1 / b; their product is the squared correlation.
 *
 * <p>What does not follow the line is in the residuals. They are no error of either fit: a large one says that the models
 * disagree on a competitor, as on one with many ties.
 *
 * <p>Cost: linear in the competitors. Immutable and thread-safe.
 *
 * @param factor b, units of the second fit a unit of the first; above 0 where the fits agree on the order at large
 * @param origin the mean of the common competitors in the first fit
 * @param target the same in the second fit
 * @param residual root mean square of the residuals, in natural units of the second fit
 * @param largestResidual the largest of them, in absolute terms
 * @param farthest the competitor with that residual, the first by name of several
 * @param competitors how many both fits have
 */
public record ScoreConversion(
        double factor,
        double origin,
        double target,
        double residual,
        double largestResidual,
        String farthest,
        int competitors) {

    /**
     * The conversion from one fit to another.
     *
     * @param from the fit whose strengths are known
     * @param to the fit whose scale is wanted
     * @return the conversion
     * @throws IllegalArgumentException if the fits share fewer than two competitors, or the first gives all of those one
     *     strength
     */
    public static ScoreConversion between(BradleyTerryFit from, BradleyTerryFit to) {
        List<String> common =
                from.roster().names().stream().filter(to.roster()::contains).toList();
        if (common.size() < 2) {
            throw new IllegalArgumentException(
                    "a conversion needs at least two competitors in both fits, not " + common.size());
        }
        double origin = mean(from, common);
        double target = mean(to, common);
        double products = 0;
        double squares = 0;
        for (String name : common) {
            double x = from.logStrength(name) - origin;
            products += x * (to.logStrength(name) - target);
            squares += x * x;
        }
        if (!(squares > 0)) {
            throw new IllegalArgumentException("all common competitors have one strength in the first fit");
        }
        double factor = products / squares;
        double sum = 0;
        double largest = -1;
        String farthest = "";
        for (String name : common) {
            double residual = Math.abs(to.logStrength(name) - target - factor * (from.logStrength(name) - origin));
            sum += residual * residual;
            if (residual > largest) {
                largest = residual;
                farthest = name;
            }
        }
        return new ScoreConversion(
                factor, origin, target, Math.sqrt(sum / common.size()), largest, farthest, common.size());
    }

    private static double mean(BradleyTerryFit fit, List<String> names) {
        double sum = 0;
        for (String name : names) {
            sum += fit.logStrength(name);
        }
        return sum / names.size();
    }

    /**
     * A log-strength of the first fit on the scale of the second.
     *
     * @param logStrength θ in the first fit
     * @return target + factor · (θ − origin)
     */
    public double convert(double logStrength) {
        return target + factor * (logStrength - origin);
    }
}
