package org.podium.internal.solver;

/** How {@link SparseNewton} solves for a step: H x = g at the log-strengths that were evaluated last. */
final class StepSolver {
    /** A trusted step is so accurate, relative to itself in the norm of the information, or more where weights differ. */
    private static final double TRUSTED = 1e-3;

    /** The same times the root of the spread of weights: a link of weight w may be off by as much as one of weight 1. */
    private static final double TRUSTED_LINK = 1e-2;

    private final ConjugateGradients gradients;
    private final ConjugateGradients.Preconditioner preconditioner;
    private final SlicedLikelihood sliced;
    private final int mostIterations;

    private StepSolver(
            BattleLikelihood likelihood,
            SlicedLikelihood sliced,
            RowSlices slices,
            ConjugateGradients.Preconditioner preconditioner,
            int mostIterations) {
        this.sliced = sliced;
        this.preconditioner = preconditioner;
        this.mostIterations = mostIterations;
        gradients = new ConjugateGradients(
                likelihood.pairs(), slices, sliced.weight(), sliced.ground(), likelihood.prior(), preconditioner);
    }

    /** By conjugate gradients with the diagonal. */
    static StepSolver byDiagonal(
            BattleLikelihood likelihood, SlicedLikelihood sliced, RowSlices slices, int mostIterations) {
        return new StepSolver(
                likelihood, sliced, slices, ConjugateGradients.diagonal(sliced.diagonal()), mostIterations);
    }

    /** By elimination, and conjugate gradients for what it leaves. */
    static StepSolver byElimination(
            BattleLikelihood likelihood,
            SlicedLikelihood sliced,
            RowSlices slices,
            EliminationOrder order,
            int mostIterations) {
        return new StepSolver(
                likelihood, sliced, slices, new SparseElimination(likelihood.pairs(), order), mostIterations);
    }

    /** Takes over the information that was evaluated last; false if it is numerically singular. */
    boolean prepare() {
        for (double value : sliced.diagonal()) {
            if (!(value > 0)) {
                return false;
            }
        }
        return !(preconditioner instanceof SparseElimination elimination)
                || elimination.factor(sliced.weight(), sliced.ground(), sliced.diagonal());
    }

    /** Whether steps are solved to rounding, whatever accuracy is asked for. */
    boolean isDirect() {
        return preconditioner instanceof SparseElimination elimination && elimination.isComplete();
    }

    /** Solves until the preconditioned residual has shrunk by a factor; false if the iterations did not suffice. */
    boolean solve(double[] gradient, double[] step, double factor) {
        if (isDirect()) {
            preconditioner.apply(gradient, step, 0, step.length);
            return true;
        }
        return gradients.solve(gradient, step, factor, mostIterations);
    }

    /** Solves until the error is known to be small; false if the iterations did not suffice. */
    boolean solveAndTrust(double[] gradient, double[] step) {
        return solveTo(gradient, step, Math.min(TRUSTED, TRUSTED_LINK / Math.sqrt(sliced.spread())));
    }

    /** Solves until the error in the norm of the information is below a fraction of the solution, or false. */
    boolean solveTo(double[] right, double[] x, double fraction) {
        return isDirect() ? solve(right, x, 0) : gradients.solveAndTrust(right, x, fraction, mostIterations);
    }

    String name() {
        return preconditioner instanceof SparseElimination ? "elimination" : "conjugate-gradient";
    }
}
