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
 * there, or weights are so unequal that sums of floating point would lose the thinnest.
 *
 * <p>Confined to one thread. Memory: K² doubles.
 */
public final class DenseNewton {
    private static final int STEPS = 30;

    /** Accuracy of the last step, which is 1e-8 points at most. */
    private static final double LAST = 0.01;

    private static final int CONJUGATE_STEPS = 200;

    /** Strengths stay within e^±this. */
    private static final double WIDEST = 100;

    /** The largest diagonal element of the information over its smallest link; see {@link BattleSolver}. */
    private static final double UNEQUAL = 1e8;

    /** Battles over information of a competitor: what rounding of its expected score is multiplied by. */
    private static final double FLAT = 1e4;

    private final Kernels kernels = Kernels.active();
    private final DenseBoard board;
    private final int size;
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
        theta = new double[size];
        strength = new double[size];
        gradient = new double[size];
        diagonal = new double[size];
        information = new double[size][size];
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
            if (!(norm < before || norm <= Solution.GRADIENT_LIMIT)) {
                return null;
            }
            if (!conjugateGradients(norm <= Solution.GRADIENT_LIMIT ? LAST : Math.min(0.05, Math.max(1e-6, norm)))) {
                return null;
            }
            double correction = advance();
            if (norm <= Solution.GRADIENT_LIMIT && correction <= Solution.CORRECTION_LIMIT) {
                return isAccurate() ? new Solution(theta, taken, norm, correction, true, "dense-newton") : null;
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
            image[i] += kernels.expectedAndInformation(
                    strength[i], strength, board.battles(i), row, image, work, i + 1, size);
            diagonal[i] += kernels.addAndSum(row, diagonal, i + 1, size);
        }
        double norm = 0;
        for (int i = 0; i < size; i++) {
            gradient[i] = board.score(i) - image[i];
            norm = Math.max(norm, Math.abs(gradient[i]) / board.votes(i));
        }
        return norm;
    }

    /** Solves for the step to a relative accuracy; false if that was not reached. */
    private boolean conjugateGradients(double accuracy) {
        Arrays.fill(step, 0);
        System.arraycopy(gradient, 0, residual, 0, size);
        NewtonSteps.centre(residual); // rounding must not leave a part that no step can remove
        double rho = precondition(0);
        double goal = rho * accuracy * accuracy;
        for (int iteration = 0; iteration < CONJUGATE_STEPS && rho > goal; iteration++) {
            multiply();
            double length = rho / kernels.dot(direction, image, 0, size);
            for (int i = 0; i < size; i++) {
                step[i] += length * direction[i];
                residual[i] -= length * image[i];
            }
            rho = precondition(rho);
        }
        return rho <= goal;
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
            image[i] -= kernels.symmetricRow(information[i], direction, -direction[i], image, work, i + 1, size);
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

    private boolean isAccurate() {
        double highest = 0;
        double lowest = 0;
        double largest = 0;
        for (int i = 0; i < size; i++) {
            if (!(board.votes(i) <= FLAT * diagonal[i])) {
                return false;
            }
            highest = Math.max(highest, theta[i]);
            lowest = Math.min(lowest, theta[i]);
            largest = Math.max(largest, diagonal[i]);
        }
        // A pair that met has at least one battle, so its link is at least p (1 − p) of the widest difference.
        double wide = Math.exp(lowest - highest);
        double smallestLink = wide / ((1 + wide) * (1 + wide));
        return highest < WIDEST
                && -lowest < WIDEST
                && (largest < UNEQUAL * smallestLink || largest < UNEQUAL * smallest());
    }

    private double smallest() {
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                smallest = board.battles(i)[j] > 0 ? Math.min(smallest, information[i][j]) : smallest;
            }
        }
        return smallest;
    }
}
