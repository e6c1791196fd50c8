package org.podium.internal.solver;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.podium.internal.kernel.Kernels;
import org.podium.votes.Tally;

/**
 * Newton's method on a {@link DenseBoard}, each step solved by conjugate gradients preconditioned with the diagonal, [Saad03]
 * alg. 9.1. A pass over the pairs costs one division a pair and no exponential; on a well-mixed board a fit takes some five
 * passes with a division and twenty without.
 *
 * <p>Gives up, for a general solver to take over, where a step does not lessen the gradient, conjugate gradients do not get
 * there, or rounding might move a score by more than the convergence rule allows, as between groups that few battles link.
 *
 * <p>Confined to one thread. Memory: K² doubles.
 */
public final class DenseNewton {
    private static final int STEPS = 30;

    private static final int CONJUGATE_STEPS = 200;

    /** Of a competitor's votes, what its expected score may be off by rounding. */
    private static final double ROUNDING = 0x1p-51;

    /** In log-strength: of the correction that the convergence rule allows, one half for rounding and one for the last step. */
    private static final double HALF_LIMIT = Solution.CORRECTION_LIMIT / Solution.POINTS / 2;

    private final Kernels kernels = Kernels.active();
    private final DenseBoard board;
    private final int size;
    private final int ground;
    private final double[] theta;
    private final double[] strength;
    private final double[] gradient;
    private final double[] diagonal;
    private final double[][] information;
    private final double[] step;
    private final double[] residual;
    private final double[] direction;
    private final double[] image;
    private final double[] work;

    private DenseNewton(DenseBoard board) {
        this.board = board;
        size = board.size();
        ground = board.mostVotes();
        theta = new double[size];
        strength = new double[size];
        gradient = new double[size];
        diagonal = new double[size];
        information = SquareMatrices.lowerTriangle(size);
        step = new double[size];
        residual = new double[size];
        direction = new double[size];
        image = new double[size];
        work = new double[size];
    }

    /**
     * The maximum of the plain likelihood of a tally.
     *
     * @return null if there is none, or if this is not the solver for it
     */
    public static @Nullable Solution solve(Tally tally, TieCounting counting, int maximumIterations) {
        DenseBoard board = DenseBoard.of(tally, counting);
        return board != null ? new DenseNewton(board).solve(maximumIterations) : null;
    }

    private @Nullable Solution solve(int maximumIterations) {
        start();
        double before = Double.POSITIVE_INFINITY;
        for (int taken = 1; taken <= Math.min(STEPS, maximumIterations); taken++) {
            double norm = differentiate();
            boolean near = norm <= Solution.GRADIENT_LIMIT;
            if (!(near || norm < before)) {
                return null;
            }
            double accuracy = near ? lastAccuracy(norm) : norm * Math.min(0.05, Math.max(1e-6, norm));
            if (!conjugateGradients(gradient, accuracy)) {
                return null;
            }
            double correction = advance();
            if (near && correction <= Solution.CORRECTION_LIMIT) {
                return new Solution(theta, taken, norm, correction, true, "dense-newton");
            }
            before = norm;
        }
        return null;
    }

    /** The log odds of each competitor's own record, as if its opponents were all average. */
    private void start() {
        for (int i = 0; i < size; i++) {
            double score = board.score(i) + 0.5;
            theta[i] = Math.log(score / (board.votes(i) + 1 - score));
        }
        NewtonSteps.centre(theta);
    }

    /** Gradient and information at θ; returns the largest gradient relative to its competitor's votes. */
    private double differentiate() {
        for (int i = 0; i < size; i++) {
            strength[i] = Math.exp(theta[i]);
        }
        Arrays.fill(image, 0);
        Arrays.fill(diagonal, 0);
        for (int i = 0; i < size; i++) {
            double[] row = information[i];
            image[i] += kernels.expectedAndInformation(strength[i], strength, board.battles(i), row, image, work, 0, i);
            diagonal[i] += kernels.addAndSum(row, diagonal, 0, i);
        }
        for (int i = 0; i < size; i++) {
            gradient[i] = board.score(i) - image[i];
        }
        return relative(gradient);
    }

    /** The largest element relative to its competitor's votes; NaN if there is one. */
    private double relative(double[] scores) {
        double largest = 0;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, Math.abs(scores[i]) / board.votes(i));
        }
        return largest;
    }

    /**
     * How accurately the last step has to be solved for; negative if rounding alone might cost too much.
     *
     * <p>The grounded information matrix has an inverse without negative elements, so the solution x for errors b of one
     * sign bounds what errors of the same size and any sign do, and residuals below b / 2 leave x at least half of the true
     * one. Across a thin link x adds up the errors of a whole group of competitors.
     */
    private double lastAccuracy(double norm) {
        double[] errors = strength; // no longer needed
        for (int i = 0; i < size; i++) {
            errors[i] = ROUNDING * board.votes(i);
        }
        if (!conjugateGradients(errors, ROUNDING / 2)) {
            return -1;
        }
        double largest = 0;
        for (double value : step) {
            largest = Math.max(largest, 2 * (value - step[ground]));
        }
        return largest <= HALF_LIMIT ? Math.min(norm / 20, ROUNDING * (HALF_LIMIT / largest)) : -1;
    }

    /**
     * Solves for the step until no competitor's residual is above a part of its votes; false if that was not reached. The
     * grounded competitor takes what the right side does not sum to zero by.
     */
    private boolean conjugateGradients(double[] right, double accuracy) {
        Arrays.fill(step, 0);
        System.arraycopy(right, 0, residual, 0, size);
        residual[ground] -= kernels.sum(right, 0, size);
        double rho = precondition(0);
        double left = relative(residual);
        for (int iteration = 0; iteration < CONJUGATE_STEPS && left > accuracy; iteration++) {
            multiply();
            double length = rho / kernels.dot(direction, image, 0, size);
            for (int i = 0; i < size; i++) {
                step[i] += length * direction[i];
                residual[i] -= length * image[i];
            }
            rho = precondition(rho);
            left = relative(residual);
        }
        return left <= accuracy;
    }

    /** The next direction from the residual; returns the residual's length in the metric of the diagonal. */
    private double precondition(double before) {
        for (int i = 0; i < size; i++) {
            work[i] = residual[i] / diagonal[i];
        }
        double rho = kernels.dot(residual, work, 0, size);
        double turn = before > 0 ? rho / before : 0;
        for (int i = 0; i < size; i++) {
            direction[i] = work[i] + turn * direction[i];
        }
        return rho;
    }

    private void multiply() {
        for (int i = 0; i < size; i++) {
            image[i] = diagonal[i] * direction[i];
        }
        for (int i = 0; i < size; i++) {
            image[i] -= kernels.symmetricRow(information[i], direction, -direction[i], image, work, 0, i);
        }
    }

    /** Adds the centred step and returns its largest element in points. */
    private double advance() {
        NewtonSteps.centre(step);
        double largest = 0;
        for (int i = 0; i < size; i++) {
            theta[i] += step[i];
            largest = Math.max(largest, Math.abs(step[i]));
        }
        return largest * Solution.POINTS;
    }
}
