package org.podium.interval;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.Coefficient;
import org.podium.execution.Execution;
import org.podium.stats.internal.Inference;
import org.podium.votes.DataException;
import org.podium.votes.Roster;

/**
 * The whole covariance matrix of fitted log-strengths, so that the error of any difference, anchor or contrast can be
 * had, not only of single scores. Natural units; multiply standard errors by
 * {@link org.podium.bradleyterry.RatingScale#pointsPerUnit} for points.
 *
 * <p>Two kinds, with H the information matrix and C = I − J / K the centring:
 *
 * <ul>
 *   <li><b>sandwich</b> H⁺ G H⁺, G = Σ (y − p)² x xᵀ over votes: right whether or not the model is, [White82]. Half-win
 *       ties are less variable than the model thinks, and the sandwich sees that.
 *   <li><b>Fisher</b> H⁺: right only if the model is, and then too wide by a fifth with 30 % half-win ties. With votes of
 *       different weights w it is H⁺ H₂ H⁺, where H sums over w and H₂ over w², so that the unit of weight does not matter.
 * </ul>
 *
 * <p>With a prior, H includes it and G does not.
 *
 * <p>The variance of a contrast cᵀθ with Σc = 0 does not depend on the gauge. A contrast that comes out with no variance
 * at all (for instance where all votes are ties) is not a certainty but a sign that the votes cannot tell; it is
 * reported as {@link ZeroVariance}.
 *
 * <p>Accuracy: rounding takes some 1e-15 of the largest variance, which a difference feels that is known far better: of two
 * competitors with a million battles between them, in a group that two battles link to the others, nine digits are left
 * by a plain fit, fewer by the sandwich of a model with effects. {@link ContrastErrors} keeps them all.
 *
 * <p>Cost: some K³ multiplications and K² doubles, up to 12,000 competitors; {@link Covariances} makes both kinds at once,
 * and {@link ContrastErrors} has the errors of chosen competitors on boards of any size. Immutable and thread-safe.
 */
public final class Covariance {
    /** Variances below this share of the largest Fisher variance are rounding noise. */
    private static final double NOISE = 1e-13;

    private final Roster roster;
    private final List<String> effects;
    private final int firstEffect;
    private final int stride;
    private final double[] matrix;
    private final double floor;
    private final double[] floorOfEffects;

    Covariance(BradleyTerryFit fit, double[] matrix, double[] fisher) {
        roster = fit.roster();
        effects = fit.coefficients().stream().map(Coefficient::name).toList();
        firstEffect = roster.size() + (fit.tieParameter().isPresent() ? 1 : 0);
        stride = firstEffect + effects.size();
        this.matrix = matrix;
        double largest = 0;
        for (int i = 0; i < roster.size(); i++) {
            largest = Math.max(largest, fisher[i * stride + i]);
        }
        floor = NOISE * largest;
        floorOfEffects = new double[stride - roster.size()];
        for (int effect = 0; effect < floorOfEffects.length; effect++) {
            floorOfEffects[effect] = NOISE * fisher[(roster.size() + effect) * (stride + 1)];
        }
    }

    /**
     * The sandwich covariance.
     *
     * @param fit a converged fit
     * @return its covariance
     * @throws org.podium.bradleyterry.NotConvergedException if the fit did not converge
     * @throws DataException with {@link TooManyCompetitors} if there are more than 12,000
     */
    public static Covariance sandwich(BradleyTerryFit fit) {
        return sandwich(fit, Execution.sequential());
    }

    /**
     * The sandwich covariance, with the help of other threads where the model reads every vote. The result is bit-identical
     * for any number of threads.
     *
     * @param fit a converged fit
     * @param execution which threads work
     * @return its covariance
     * @throws org.podium.bradleyterry.NotConvergedException if the fit did not converge
     * @throws java.util.concurrent.CancellationException if the execution is cancelled
     */
    public static Covariance sandwich(BradleyTerryFit fit, Execution execution) {
        TooManyCompetitors.check(fit);
        Inference inference = Inference.of(fit, execution);
        double[] fisher = inference.fisher();
        return new Covariance(fit, inference.sandwich(fisher), inference.ofModel(fisher));
    }

    /**
     * The inverse Fisher information.
     *
     * @param fit a converged fit
     * @return its covariance
     * @throws org.podium.bradleyterry.NotConvergedException if the fit did not converge
     * @throws DataException with {@link TooManyCompetitors} if there are more than 12,000
     */
    public static Covariance fisher(BradleyTerryFit fit) {
        return fisher(fit, Execution.sequential());
    }

    /**
     * The inverse Fisher information, with the help of other threads as in {@link #sandwich(BradleyTerryFit, Execution)}.
     *
     * @param fit a converged fit
     * @param execution which threads work
     * @return its covariance
     * @throws org.podium.bradleyterry.NotConvergedException if the fit did not converge
     * @throws java.util.concurrent.CancellationException if the execution is cancelled
     */
    public static Covariance fisher(BradleyTerryFit fit, Execution execution) {
        TooManyCompetitors.check(fit);
        Inference inference = Inference.of(fit, execution);
        double[] fisher = inference.ofModel(inference.fisher());
        return new Covariance(fit, fisher, fisher);
    }

    /**
     * The competitors, in the order of the matrix.
     *
     * @return the fit's roster
     */
    public Roster roster() {
        return roster;
    }

    /**
     * The covariance of two centred log-strengths by roster index.
     *
     * @param i an index
     * @param j an index
     * @return the element (i, j), natural units squared
     * @throws IndexOutOfBoundsException if there is no such index
     */
    public double covariance(int i, int j) {
        return matrix[Objects.checkIndex(i, roster.size()) * stride + Objects.checkIndex(j, roster.size())];
    }

    /**
     * The covariance of two centred log-strengths.
     *
     * @param first a competitor
     * @param second a competitor
     * @return natural units squared
     * @throws IllegalArgumentException if one was not fitted
     */
    public double covariance(String first, String second) {
        return covariance(roster.indexOf(first), roster.indexOf(second));
    }

    /**
     * The matrix.
     *
     * @return a copy, K × K in roster order; rows sum to zero
     */
    public double[][] matrix() {
        int size = roster.size();
        double[][] copy = new double[size][size];
        for (int i = 0; i < size; i++) {
            System.arraycopy(matrix, i * stride, copy[i], 0, size);
        }
        return copy;
    }

    /**
     * The standard error of a competitor's log-strength relative to the mean of all.
     *
     * @param competitor its name
     * @return natural units
     * @throws IllegalArgumentException if it was not fitted
     * @throws DataException with {@link ZeroVariance} if the votes show no variation
     */
    public double standardError(String competitor) {
        int index = roster.indexOf(competitor);
        return root(variance(index, -1), competitor);
    }

    /**
     * The standard error of a coefficient, in units of the scaled covariate. {@link Coefficients} makes intervals of it.
     *
     * @param coefficient its name, see {@link BradleyTerryFit#coefficients}
     * @return natural units
     * @throws IllegalArgumentException if the fit has no such coefficient
     * @throws DataException with {@link ZeroVariance} if the votes show no variation
     */
    public double standardErrorOfCoefficient(String coefficient) {
        int index = effects.indexOf(coefficient);
        if (index < 0) {
            throw new IllegalArgumentException("the fit has no coefficient '" + coefficient + "'; it has " + effects);
        }
        return standardErrorOfEffect(firstEffect - roster.size() + index, Subject.effect(coefficient));
    }

    /** The standard error of a parameter behind the log-strengths, by its place there. */
    double standardErrorOfEffect(int effect, Subject subject) {
        double variance = matrix[(roster.size() + effect) * (stride + 1)];
        if (!(variance > floorOfEffects[effect])) {
            throw new DataException(subject.zeroVariance());
        }
        return Math.sqrt(variance);
    }

    /**
     * The standard error of the difference between two log-strengths.
     *
     * @param first a competitor
     * @param second another
     * @return natural units; 0 if both are the same competitor
     * @throws IllegalArgumentException if one was not fitted
     * @throws DataException with {@link ZeroVariance} if the votes show no variation
     */
    public double standardErrorOfDifference(String first, String second) {
        int i = roster.indexOf(first);
        int j = roster.indexOf(second);
        return i == j ? 0 : root(variance(i, j), first, second);
    }

    /**
     * The standard error of a contrast Σ c_i θ_i.
     *
     * @param coefficients one a competitor in roster order, summing to zero
     * @return natural units; 0 if all coefficients are 0
     * @throws IllegalArgumentException if there are not K coefficients, one is not finite, or they do not sum to zero
     * @throws DataException with {@link ZeroVariance} if the votes show no variation
     */
    public double standardErrorOfContrast(double[] coefficients) {
        Contrasts.require(coefficients, roster);
        double variance = 0;
        double size = 0;
        for (int i = 0; i < coefficients.length; i++) {
            double row = 0;
            for (int j = 0; j < coefficients.length; j++) {
                row += covariance(i, j) * coefficients[j];
            }
            variance += coefficients[i] * row;
            size += coefficients[i] * coefficients[i];
        }
        return size == 0 ? 0 : Math.sqrt(size) * root(variance / size, concerned(coefficients));
    }

    private String[] concerned(double[] coefficients) {
        return IntStream.range(0, coefficients.length)
                .filter(i -> coefficients[i] != 0)
                .mapToObj(roster::name)
                .toArray(String[]::new);
    }

    /**
     * Requires that each competitor's score varies relative to the mean, or to a competitor.
     *
     * @param reference roster index of the competitor, −1 for the mean
     * @throws DataException with {@link ZeroVariance}, which names all that do not
     */
    void requireVariation(int reference) {
        List<String> constant = IntStream.range(0, roster.size())
                .filter(i -> i != reference && !(variance(i, reference) > floor))
                .mapToObj(roster::name)
                .toList();
        if (!constant.isEmpty()) {
            throw new DataException(new ZeroVariance(constant, List.of()));
        }
    }

    private double variance(int index, int reference) {
        return reference < 0
                ? covariance(index, index)
                : covariance(index, index) + covariance(reference, reference) - 2 * covariance(index, reference);
    }

    private double root(double variance, String... competitors) {
        if (!(variance > floor)) {
            throw new DataException(new ZeroVariance(List.of(competitors), List.of()));
        }
        return Math.sqrt(variance);
    }
}
