package org.podium.interval;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.execution.Execution;
import org.podium.internal.solver.ContrastSolver;
import org.podium.stats.internal.FitLikelihood;
import org.podium.stats.internal.Inference;
import org.podium.votes.DataException;
import org.podium.votes.Roster;

/**
 * Standard errors of chosen competitors, differences and contrasts on boards of any size, without the covariance matrix of
 * {@link Covariance}: with H the information, a contrast cᵀθ takes one solution of H x = c, and then
 *
 * <pre>
 * sandwich variance = Σ (y − p)² (x_i − x_j)² over the votes,  Fisher variance = cᵀx
 * </pre>
 *
 * <p>which are those of {@link Covariance} to a relative accuracy of 1e-8. Natural units; multiply by
 * {@link org.podium.bradleyterry.RatingScale#pointsPerUnit} for points.
 *
 * <p>For the plain model: ties as half wins or dropped, with or without prior. Cost of an error: one pass over the pairs that
 * met with a division each and, on well-mixed boards, some fifteen without; on a board of 100,000 competitors with two
 * million pairs a tenth of a second. On chains, and boards in which everybody met neighbours only, the first takes an
 * elimination and the others a fraction of it. Memory as of a fit: no more than 100 bytes a pair and 300 a competitor.
 *
 * <p>Immutable and thread-safe; calls that come at the same time wait for each other.
 */
public final class ContrastErrors {
    /** Sandwich variances below this share of the Fisher variance are rounding noise. */
    private static final double NOISE = 1e-13;

    private enum Kind {
        SANDWICH,
        FISHER
    }

    private final Roster roster;
    private final Kind kind;
    private final ContrastSolver solver;

    private ContrastErrors(BradleyTerryFit fit, Kind kind, Execution execution) {
        fit.requireConverged();
        if (!Inference.isPlain(fit)) {
            throw new IllegalArgumentException(
                    "errors by solving are there for ties as half wins or dropped, without order "
                            + "effect, covariates and weights; use Covariance for the model " + fit.model());
        }
        FitLikelihood source = FitLikelihood.of(fit, execution);
        roster = fit.roster();
        this.kind = kind;
        solver = new ContrastSolver(source.likelihood(), source.theta(), execution);
    }

    /**
     * Errors that hold whether or not the model is right.
     *
     * @param fit a converged fit
     * @return its sandwich errors
     * @throws org.podium.bradleyterry.NotConvergedException if the fit did not converge
     * @throws IllegalArgumentException if the model is not the plain one
     */
    public static ContrastErrors sandwich(BradleyTerryFit fit) {
        return sandwich(fit, Execution.sequential());
    }

    /**
     * As {@link #sandwich(BradleyTerryFit)}, with the help of other threads. Errors are bit-identical for any number of them.
     *
     * @param fit a converged fit
     * @param execution which threads work whenever an error is asked for
     * @return its sandwich errors
     * @throws org.podium.bradleyterry.NotConvergedException if the fit did not converge
     * @throws IllegalArgumentException if the model is not the plain one
     */
    public static ContrastErrors sandwich(BradleyTerryFit fit, Execution execution) {
        return new ContrastErrors(fit, Kind.SANDWICH, execution);
    }

    /**
     * Errors that hold if the model is right; too wide with half-win ties.
     *
     * @param fit a converged fit
     * @return its Fisher errors
     * @throws org.podium.bradleyterry.NotConvergedException if the fit did not converge
     * @throws IllegalArgumentException if the model is not the plain one
     */
    public static ContrastErrors fisher(BradleyTerryFit fit) {
        return fisher(fit, Execution.sequential());
    }

    /**
     * As {@link #fisher(BradleyTerryFit)}, with the help of other threads. Errors are bit-identical for any number of them.
     *
     * @param fit a converged fit
     * @param execution which threads work whenever an error is asked for
     * @return its Fisher errors
     * @throws org.podium.bradleyterry.NotConvergedException if the fit did not converge
     * @throws IllegalArgumentException if the model is not the plain one
     */
    public static ContrastErrors fisher(BradleyTerryFit fit, Execution execution) {
        return new ContrastErrors(fit, Kind.FISHER, execution);
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
        double[] contrast = new double[roster.size()];
        Arrays.fill(contrast, -1.0 / roster.size());
        contrast[roster.indexOf(competitor)] += 1;
        return error(contrast, List.of(competitor));
    }

    /**
     * The standard error of the difference between two log-strengths; relative to an anchor, that is the error of a score.
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
        if (i == j) {
            return 0;
        }
        double[] contrast = new double[roster.size()];
        contrast[i] = 1;
        contrast[j] = -1;
        return error(contrast, List.of(first, second));
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
        List<String> concerned = IntStream.range(0, coefficients.length)
                .filter(i -> coefficients[i] != 0)
                .mapToObj(roster::name)
                .toList();
        return concerned.isEmpty() ? 0 : error(coefficients, concerned);
    }

    private synchronized double error(double[] contrast, List<String> concerned) {
        double[] x = solver.solve(contrast);
        if (x == null) {
            throw new ArithmeticException("the information on " + concerned.subList(0, Math.min(5, concerned.size()))
                    + " is numerically singular");
        }
        double model = ContrastSolver.modelVariance(contrast, x);
        double variance = kind == Kind.FISHER ? model : solver.sandwichVariance(x);
        if (!(variance > NOISE * model)) {
            throw new DataException(new ZeroVariance(concerned, List.of()));
        }
        return Math.sqrt(variance);
    }
}
