package org.podium.internal.solver;

import org.jspecify.annotations.Nullable;
import org.podium.execution.Execution;

/**
 * Maximises the likelihood of a large board: Newton steps by conjugate gradients; where those crawl, lose digits or lead
 * astray, by elimination of competitors. Work on the pairs is shared by threads, and the result does not depend on them.
 *
 * <p>Memory beside the pairs: 8 bytes for each of the two entries of a pair and some 150 a competitor; with elimination 16
 * bytes a link of the factor more.
 */
final class SparseSolver {
    /** On a mixed board a dozen iterations solve for a step; where so many do not, elimination is tried. */
    private static final int QUICK_ITERATIONS = 300;

    /** Links of an elimination, at most: half a gigabyte. */
    private static final long ELIMINATION_LINKS = 32_000_000;

    /** Multiplications of an elimination, at most: some ten seconds. */
    private static final double ELIMINATION_WORK = 2e10;

    /** From this spread of weights on, elimination has the last word where it can. */
    private static final double UNEQUAL = 1e8;

    private final BattleLikelihood likelihood;
    private final int thoroughIterations;
    private final RowSlices slices;
    private final SlicedLikelihood sliced;
    private @Nullable SparseNewton last;
    private int left;

    /**
     * @param maximumIterations Newton steps at most
     * @param thoroughIterations iterations of conjugate gradients a step where patience is called for
     */
    SparseSolver(BattleLikelihood likelihood, int maximumIterations, int thoroughIterations, Execution execution) {
        this.likelihood = likelihood;
        this.thoroughIterations = thoroughIterations;
        slices = new RowSlices(likelihood.pairs(), execution);
        sliced = new SlicedLikelihood(likelihood, slices);
        left = maximumIterations;
    }

    /** Quick steps first, then elimination from where those got, then from the start with short moves. */
    Solution automatic(double[] start) {
        double[] from = isZero(start) ? sliced.logOdds() : start;
        Solution solution = steps(StepSolver.byDiagonal(likelihood, sliced, slices, QUICK_ITERATIONS), from);
        boolean done = solution.converged() && sliced.spread() < UNEQUAL;
        if (done || left <= 0) {
            return solution;
        }
        EliminationOrder order = elimination(likelihood.pairs());
        if (solution.converged() && !order.isComplete()) {
            return solution;
        }
        StepSolver thorough = StepSolver.byElimination(likelihood, sliced, slices, order, thoroughIterations);
        solution = after(solution, steps(thorough, solution.theta()));
        return solution.converged() || left <= 0 ? solution : after(solution, shortSteps(thorough, from));
    }

    /** As much elimination as memory and patience allow. */
    static EliminationOrder elimination(PairTable pairs) {
        return EliminationOrder.of(pairs, ELIMINATION_LINKS, ELIMINATION_WORK);
    }

    /** Conjugate gradients alone. */
    Solution conjugateGradient(double[] start) {
        StepSolver solver = StepSolver.byDiagonal(likelihood, sliced, slices, thoroughIterations);
        Solution solution = steps(solver, start);
        return solution.converged() || left <= 0 ? solution : after(solution, shortSteps(solver, start));
    }

    private static Solution after(Solution before, Solution solution) {
        return BattleSolver.after(before.iterations(), before.method(), solution);
    }

    private Solution steps(StepSolver solver, double[] start) {
        return run(solver, start, BattleSolver.NEWTON_STEPS, Double.POSITIVE_INFINITY);
    }

    private Solution shortSteps(StepSolver solver, double[] start) {
        return run(solver, start, BattleSolver.SHORT_STEPS, BattleSolver.SHORT_MOVE);
    }

    private Solution run(StepSolver solver, double[] start, int most, double longestMove) {
        SparseNewton newton = new SparseNewton(likelihood, sliced, solver, longestMove);
        int taken = newton.run(start, Math.min(left, most));
        left -= taken;
        last = newton;
        return new Solution(
                newton.theta(),
                taken,
                newton.gradientNorm(),
                newton.failed() ? Double.NaN : newton.correction(),
                newton.reached(),
                solver.name());
    }

    /** Whether a solution is what this found last. */
    boolean isLast(Solution solution) {
        return last != null && last.theta() == solution.theta();
    }

    /** The log-likelihood of the votes at what this found last. */
    double ofVotes() {
        if (last == null) {
            throw new IllegalStateException("nothing was found yet");
        }
        return last.value() - likelihood.ofPrior(last.theta());
    }

    private static boolean isZero(double[] start) {
        for (double value : start) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }
}
