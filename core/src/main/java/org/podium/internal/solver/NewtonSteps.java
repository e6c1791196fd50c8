package org.podium.internal.solver;

/**
 * Newton's method on the concave log-likelihood with step halving, over any {@link LinearSystem}. Converges from any
 * start when a finite estimate exists, in a number of steps that does not grow with the length of a chain.
 */
final class NewtonSteps {
    private static final int HALVINGS = 40;

    /** Corrections below this many points are no longer checked against the objective. */
    private static final double CERTAIN = 1e-3;

    /** So many of those without the smallest of them being halved mean that rounding has the last word. */
    private static final int PATIENCE = 8;

    private final BattleLikelihood likelihood;
    private final LinearSystem system;
    private final double[] gradient;
    private final double[] step;
    private double[] theta;
    private double gradientNorm;
    private double correction = Double.POSITIVE_INFINITY;
    private boolean failed;
    private double longest = Double.POSITIVE_INFINITY;

    NewtonSteps(BattleLikelihood likelihood, LinearSystem system, double[] start) {
        this.likelihood = likelihood;
        this.system = system;
        theta = start.clone();
        centreUnlessFixed(theta);
        gradient = new double[theta.length];
        step = new double[theta.length];
    }

    /** Bounds how far a step may move two competitors that met from each other, in natural units. */
    NewtonSteps withLongestMove(double bound) {
        longest = bound;
        return this;
    }

    /**
     * Runs until the convergence rule holds, the linear system fails, the corrections no longer shrink or the steps are
     * used up.
     *
     * @return the number of steps taken
     */
    int run(int maximumSteps) {
        int taken = 0;
        int stalled = 0;
        double smallest = CERTAIN;
        while (taken < maximumSteps && stalled < PATIENCE) {
            likelihood.gradient(theta, gradient);
            gradientNorm = likelihood.gradientNorm(gradient);
            double accuracy = Math.min(1e-2, Math.max(1e-8, gradientNorm));
            failed = !system.factor(theta) || !system.solve(gradient, step, accuracy);
            if (failed) {
                break;
            }
            centreUnlessFixed(step);
            correction = largest(step) * Solution.POINTS;
            boolean done = converged();
            stalled = correction < smallest / 2 || correction >= CERTAIN ? 0 : stalled + 1;
            smallest = Math.min(smallest, correction);
            double before = gradientNorm;
            if (!advance()) {
                break;
            }
            taken++;
            if (done) {
                likelihood.gradient(theta, gradient);
                gradientNorm = likelihood.gradientNorm(gradient);
                if (gradientNorm <= Math.max(before, Solution.GRADIENT_LIMIT)) {
                    break;
                }
            }
        }
        return taken;
    }

    /** Whether the convergence rule holds where the steps ended. */
    boolean reached() {
        return !failed && converged();
    }

    private boolean converged() {
        return gradientNorm <= Solution.GRADIENT_LIMIT && correction <= Solution.CORRECTION_LIMIT;
    }

    /** Whether the linear system gave up. */
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

    /** Takes the longest of the steps 1, ½, ¼ … that does not lower the objective beyond rounding. */
    private boolean advance() {
        double[] next = new double[theta.length];
        if (correction < CERTAIN) {
            add(next, 1);
            theta = next;
            return true;
        }
        double value = likelihood.value(theta);
        double slack = 1e-14 * Math.abs(value);
        double length = Math.min(1, longest / largestMove());
        for (int halving = 0; halving < HALVINGS; halving++, length /= 2) {
            add(next, length);
            if (likelihood.value(next) >= value - slack) {
                theta = next;
                return true;
            }
        }
        return false;
    }

    private double largestMove() {
        PairTable pairs = likelihood.pairs();
        double largest = likelihood.prior() ? largest(step) : 0;
        for (int i = 0; i < step.length; i++) {
            for (int entry = pairs.start(i); entry < pairs.end(i); entry++) {
                largest = Math.max(largest, Math.abs(step[i] - step[pairs.opponent(entry)]));
            }
        }
        return largest;
    }

    private void add(double[] next, double length) {
        for (int i = 0; i < next.length; i++) {
            next[i] = theta[i] + length * step[i];
        }
    }

    private void centreUnlessFixed(double[] values) {
        if (!likelihood.prior()) {
            centre(values);
        }
    }

    static void centre(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value;
        }
        mean /= values.length;
        for (int i = 0; i < values.length; i++) {
            values[i] -= mean;
        }
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
