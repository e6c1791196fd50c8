package org.podium.internal.model;

import org.podium.internal.solver.Solution;

/**
 * Chord steps x ← x + A g with a fixed inverse information A from nearby data: one gradient and one product of a matrix
 * with a vector a step.
 */
public final class ParametricChord {
    private static final int STEPS = 60;
    private static final double SLOWEST_CONTRACTION = 0.5;

    private ParametricChord() {}

    /**
     * Steps until the convergence rule holds.
     *
     * @param inverse n × n
     * @return not converged as soon as steps shrink too slowly
     */
    public static Solution run(ParametricModel model, double[] start, double[] inverse) {
        int size = model.parameters();
        double[] parameters = start.clone();
        double[] gradient = new double[size];
        double before = Double.POSITIVE_INFINITY;
        for (int step = 1; step <= STEPS; step++) {
            model.gradient(parameters, gradient);
            double norm = model.gradientNorm(gradient);
            double correction = advance(model, parameters, gradient, inverse) * Solution.POINTS;
            boolean small = norm <= Solution.GRADIENT_LIMIT && correction <= 0.5 * Solution.CORRECTION_LIMIT;
            if (small || !(correction < SLOWEST_CONTRACTION * before)) {
                return new Solution(parameters, step, norm, correction, small, "chord");
            }
            before = correction;
        }
        return new Solution(parameters, STEPS, Double.NaN, before, false, "chord");
    }

    private static double advance(ParametricModel model, double[] parameters, double[] gradient, double[] inverse) {
        int size = parameters.length;
        double[] step = new double[size];
        double mean = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                step[i] += inverse[i * size + j] * gradient[j];
            }
            mean += i < model.strengths() ? step[i] / model.strengths() : 0;
        }
        double largest = 0;
        for (int i = 0; i < size; i++) {
            step[i] -= model.shiftInvariant() && i < model.strengths() ? mean : 0;
            parameters[i] += step[i];
            largest = Math.max(largest, Math.abs(step[i]));
        }
        return largest;
    }
}
