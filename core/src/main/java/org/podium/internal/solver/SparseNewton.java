package org.podium.internal.solver;

/**
 * Newton's method for large boards: each step is solved by conjugate gradients only as far as it pays, [DES82], and one
 * pass over the pairs gives value, gradient and information of the next. Memory: one double an entry and some ten a
 * competitor.
 *
 * <p>The last step is solved until its error is known to be small, whatever the board looks like, since it certifies the
 * result.
 */
final class SparseNewton {
    private static final int HALVINGS = 40;

    /** Corrections below this many points are no longer checked against the objective. */
    private static final double CERTAIN = 1e-3;

    /** So many of those without the smallest of them being halved mean that rounding has the last word. */
    private static final int PATIENCE = 8;

    /** The least accurate solution of a step. */
    private static final double LOOSE = 0.2;

    /** Typical step, in natural units, below which the convergence rule may hold. */
    private static final double MAY_BE_LAST = 1e-9;

    /** What is left after a step of size t is about this many times t². */
    private static final double QUADRATIC = 10;

    /** Steps are not solved further than to this error, in natural units. */
    private static final double ENOUGH = 3e-15;

    private final BattleLikelihood likelihood;
    private final SlicedLikelihood sliced;
    private final StepSolver solver;
    private final double longestMove;
    private double[] theta;
    private final double[] step;
    private double value;
    private double gradientNorm = Double.POSITIVE_INFINITY;
    private double correction = Double.POSITIVE_INFINITY;
    private boolean reached;
    private boolean failed;

    SparseNewton(BattleLikelihood likelihood, SlicedLikelihood sliced, StepSolver solver, double longestMove) {
        this.likelihood = likelihood;
        this.sliced = sliced;
        this.solver = solver;
        this.longestMove = longestMove;
        theta = new double[likelihood.size()];
        step = new double[likelihood.size()];
    }

    /**
     * Runs until the convergence rule holds, a system cannot be solved, the corrections no longer shrink or the steps are
     * used up.
     *
     * @return the number of steps taken
     */
    int run(double[] start, int maximumSteps) {
        theta = start.clone();
        centreUnlessFixed(theta);
        value = sliced.evaluate(theta);
        int taken = 0;
        int stalled = 0;
        double smallest = CERTAIN;
        while (taken < maximumSteps && stalled < PATIENCE) {
            gradientNorm = sliced.gradientNorm();
            boolean trusted = solve();
            if (failed) {
                break;
            }
            centreUnlessFixed(step);
            correction = largest(step) * Solution.POINTS;
            stalled = correction < smallest / 2 || correction >= CERTAIN ? 0 : stalled + 1;
            smallest = Math.min(smallest, correction);
            if (trusted && gradientNorm <= Solution.GRADIENT_LIMIT && correction <= Solution.CORRECTION_LIMIT) {
                // The gradient after a step this small is not worth a pass.
                theta = moved(1);
                reached = true;
                return taken + 1;
            }
            if (!advance()) {
                break;
            }
            taken++;
        }
        return taken;
    }

    /** Solves for the step; returns whether its error is known. */
    private boolean solve() {
        failed = !solver.prepare();
        if (failed) {
            return false;
        }
        double typical = typicalStep();
        if (typical < MAY_BE_LAST || solver.isDirect()) {
            failed = !solver.solveAndTrust(sliced.gradient(), step);
            return true;
        }
        double accuracy = Math.min(LOOSE, Math.max(QUADRATIC * typical, ENOUGH / typical));
        failed = !solver.solve(sliced.gradient(), step, accuracy);
        return false;
    }

    /** The step of a competitor whose opponents stayed, in root mean square. */
    private double typicalStep() {
        double[] gradient = sliced.gradient();
        double[] diagonal = sliced.diagonal();
        double square = 0;
        double sum = 0;
        for (int i = 0; i < gradient.length; i++) {
            square += gradient[i] * gradient[i] / diagonal[i];
            sum += diagonal[i];
        }
        return Math.sqrt(square / sum);
    }

    /** Takes the longest of the steps 1, ½, ¼ … that does not lower the objective beyond rounding. */
    private boolean advance() {
        double length =
                longestMove < Double.POSITIVE_INFINITY ? Math.min(1, longestMove / sliced.largestMove(step)) : 1;
        for (int halving = 0; halving < HALVINGS; halving++, length /= 2) {
            double[] next = moved(length);
            double there = sliced.evaluate(next);
            if (correction < CERTAIN || there >= value - sliced.slack(value)) {
                theta = next;
                value = there;
                return true;
            }
        }
        return false;
    }

    private double[] moved(double length) {
        double[] next = new double[theta.length];
        for (int i = 0; i < next.length; i++) {
            next[i] = theta[i] + length * step[i];
        }
        centreUnlessFixed(next);
        return next;
    }

    private void centreUnlessFixed(double[] values) {
        if (!likelihood.prior()) {
            NewtonSteps.centre(values);
        }
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double entry : values) {
            largest = Math.max(largest, Math.abs(entry));
        }
        return largest;
    }

    /** Whether the convergence rule holds where the steps ended. */
    boolean reached() {
        return reached;
    }

    /** Whether a system could not be solved. */
    boolean failed() {
        return failed;
    }

    double[] theta() {
        return theta;
    }

    double gradientNorm() {
        return gradientNorm;
    }

    double correction() {
        return correction;
    }

    double value() {
        return value;
    }
}
