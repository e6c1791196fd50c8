package org.podium.internal.model;

import org.podium.internal.solver.Solution;

/**
 * Newton's method with step halving over a {@link ParametricModel}. Where the information matrix is not positive
 * definite, as far from the maximum of a model that is not concave, its diagonal is raised until it is, [NW06] section
 * 3.4.
 */
public final class ParametricNewton {
    private static final int HALVINGS = 60;

    /**
     * A gain below this share of the objective drowns in the rounding of its sums. So near the maximum a full step of the
     * unregularised matrix needs no check.
     */
    private static final double UNSEEN = 1e-12;

    private final ParametricModel model;
    private final DenseInformation factor;
    private final double[] gradient;
    private final double[] information;
    private final double[] step;
    private double gradientNorm;
    private double correction = Double.POSITIVE_INFINITY;
    private boolean regularised;

    public ParametricNewton(ParametricModel model) {
        this.model = model;
        factor = new DenseInformation(model);
        gradient = new double[model.parameters()];
        information = new double[model.parameters() * model.parameters()];
        step = new double[model.parameters()];
    }

    /**
     * Climbs from a start.
     *
     * @return the parameters reached, log-strengths first
     */
    public Solution run(double[] start, int maximumSteps) {
        double[] parameters = start.clone();
        int taken = 0;
        boolean done = false;
        while (!done && taken < maximumSteps) {
            model.derivatives(parameters, gradient, information);
            gradientNorm = model.gradientNorm(gradient);
            if (!factorise()) {
                break;
            }
            factor.solve(gradient, step);
            correction = 0;
            for (double value : step) {
                correction = Math.max(correction, Math.abs(value) * Solution.POINTS);
            }
            done = converged();
            double[] next = advance(parameters);
            if (next.length == 0) {
                break;
            }
            parameters = next;
            taken++;
        }
        model.derivatives(parameters, gradient, information);
        gradientNorm = model.gradientNorm(gradient);
        return new Solution(parameters, taken, gradientNorm, correction, converged(), "newton");
    }

    private boolean converged() {
        return !regularised && gradientNorm <= Solution.GRADIENT_LIMIT && correction <= Solution.CORRECTION_LIMIT;
    }

    private boolean factorise() {
        regularised = false;
        if (factor.factor(information)) {
            return true;
        }
        int size = model.parameters();
        double largest = 0;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, Math.abs(information[i * size + i]));
        }
        regularised = true;
        for (double raise = 1e-8 * largest; raise <= 10 * largest; raise *= 10) {
            for (int i = 0; i < size; i++) {
                information[i * size + i] += raise;
            }
            if (factor.factor(information)) {
                return true;
            }
        }
        return false;
    }

    /** The longest of the steps 1, ½, ¼ … that does not lower the objective beyond rounding; empty if there is none. */
    private double[] advance(double[] parameters) {
        double value = model.value(parameters);
        double gain = 0; // that of the quadratic approximation
        for (int i = 0; i < step.length; i++) {
            gain += 0.5 * gradient[i] * step[i];
        }
        boolean certain = !regularised && gain <= UNSEEN * Math.abs(value);
        double slack = 1e-14 * Math.abs(value);
        double length = 1;
        for (int halving = 0; halving < HALVINGS; halving++, length /= 2) {
            double[] next = parameters.clone();
            for (int i = 0; i < next.length; i++) {
                next[i] += length * step[i];
            }
            double reached = model.value(next);
            if (reached >= value - slack || (certain && !Double.isNaN(reached))) {
                return next;
            }
        }
        return new double[0];
    }
}
