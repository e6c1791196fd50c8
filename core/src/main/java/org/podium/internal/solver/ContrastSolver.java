package org.podium.internal.solver;

import org.jspecify.annotations.Nullable;
import org.podium.execution.Execution;

/**
 * Variances of contrasts c'θ, Σ c = 0, by one solution of H x = c each: c'x if the model is right, and x'Gx for the
 * sandwich, G = Σ (y − p)² (e_i − e_j)(e_i − e_j)' over the votes. No matrix is formed.
 *
 * <p>Solutions are by conjugate gradients, and should those crawl, by elimination from then on. Memory as of a fit. Confined
 * to one thread, which others help; the results do not depend on them.
 */
public final class ContrastSolver {
    /**
     * Error of a solution relative to itself in the norm of H. The first variance is then accurate to its square, the second
     * to about twice of it.
     */
    private static final double ACCURACY = 1e-10;

    private static final int QUICK_ITERATIONS = 300;
    private static final int THOROUGH_ITERATIONS = 100_000;

    private final BattleLikelihood likelihood;
    private final double[] theta;
    private final RowSlices slices;
    private final SlicedLikelihood sliced;
    private StepSolver solver;
    private boolean thorough;
    private boolean usable;

    /** Takes log-strengths in the gauge of the likelihood. */
    public ContrastSolver(BattleLikelihood likelihood, double[] theta, Execution execution) {
        this.likelihood = likelihood;
        this.theta = theta.clone();
        slices = new RowSlices(likelihood.pairs(), execution);
        sliced = new SlicedLikelihood(likelihood, slices);
        sliced.evaluate(theta);
        solver = StepSolver.byDiagonal(likelihood, sliced, slices, QUICK_ITERATIONS);
        usable = solver.prepare();
    }

    /**
     * H⁺ c.
     *
     * @param contrast sums to zero
     * @return null if neither way gets there
     */
    public double @Nullable [] solve(double[] contrast) {
        double[] x = new double[contrast.length];
        if (usable && solver.solveTo(contrast, x, ACCURACY)) {
            return x;
        }
        if (thorough) {
            return null;
        }
        thorough = true;
        EliminationOrder order = SparseSolver.elimination(likelihood.pairs());
        solver = StepSolver.byElimination(likelihood, sliced, slices, order, THOROUGH_ITERATIONS);
        usable = solver.prepare();
        return solve(contrast);
    }

    /** c'x. */
    public static double modelVariance(double[] contrast, double[] x) {
        double sum = 0;
        for (int i = 0; i < contrast.length; i++) {
            sum += contrast[i] * x[i];
        }
        return sum;
    }

    /** Σ (y − p)² (x_i − x_j)² over the votes. */
    public double sandwichVariance(double[] x) {
        PairTable pairs = likelihood.pairs();
        double[] sums = new double[slices.count()];
        slices.run(slice -> {
            double sum = 0;
            for (int i = slices.start(slice); i < slices.end(slice); i++) {
                for (int entry = pairs.start(i); entry < pairs.end(i); entry++) {
                    int j = pairs.opponent(entry);
                    if (j > i) {
                        double p = BattleLikelihood.logistic(theta[i] - theta[j]);
                        double q = BattleLikelihood.logistic(theta[j] - theta[i]);
                        double squares = pairs.wins(entry) * q * q
                                + pairs.losses(entry) * p * p
                                + pairs.halfWins(entry) * (0.5 - p) * (0.5 - p);
                        sum += squares * (x[i] - x[j]) * (x[i] - x[j]);
                    }
                }
            }
            sums[slice] = sum;
        });
        return RowSlices.sum(sums);
    }
}
