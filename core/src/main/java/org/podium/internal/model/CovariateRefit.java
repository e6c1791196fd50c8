package org.podium.internal.model;

import java.util.Arrays;
import org.podium.internal.kernel.Kernels;
import org.podium.internal.solver.Solution;

/**
 * Fits a covariate model to other counts of its rows, which differ from the full data as replicates do: a chord step with
 * the full data's inverse information, then one factor of the replicate's own information there, and chord steps with that,
 * which gain two or three digits each. Confined to one thread, which keeps its buffers.
 */
public final class CovariateRefit {
    private static final int STEPS = 12;
    private static final double SLOWEST_CONTRACTION = 0.1;

    private final CovariateModel model;
    private final double[] maximum;
    private final double[] inverse;
    private final SortedSums sums;
    private final DenseInformation factor;
    private final double[] gradient;
    private final double[] information;
    private final double[] step;

    /**
     * Prepares.
     *
     * @param rows of the model, from {@link CovariateModel#sortedRows}
     * @param maximum of the full data
     * @param inverse information there, n × n
     */
    public CovariateRefit(CovariateModel model, SortedRows rows, double[] maximum, double[] inverse) {
        this.model = model;
        this.maximum = maximum;
        this.inverse = inverse;
        sums = new SortedSums(rows);
        factor = new DenseInformation(model);
        gradient = new double[model.parameters()];
        information = new double[gradient.length * gradient.length];
        step = new double[gradient.length];
    }

    /**
     * Fits.
     *
     * @param weights of the sorted rows
     * @return not converged if the replicate needs more than this, as one of collinear covariates does
     */
    public Solution run(double[] weights) {
        double[] parameters = maximum.clone();
        double total = Kernels.active().sum(weights, 0, weights.length);
        evaluate(parameters, weights);
        chord();
        add(parameters);
        differentiate(parameters, weights);
        boolean regular = factor.factor(information);
        for (int m = model.strengths(); m < parameters.length; m++) {
            regular &= !model.mayBeCollinear() || RankCheck.surelyIndependent(model, factor, m, total);
        }
        double before = Double.POSITIVE_INFINITY;
        for (int taken = 1; regular && taken <= STEPS; taken++) {
            factor.solve(gradient, step);
            double correction = largest(step) * Solution.POINTS;
            double norm = model.boundOfNorm(gradient, information);
            boolean small = norm <= Solution.GRADIENT_LIMIT && correction <= 0.5 * Solution.CORRECTION_LIMIT;
            add(parameters);
            if (small || !(correction < SLOWEST_CONTRACTION * before)) {
                return new Solution(parameters, taken, norm, correction, small, "chord");
            }
            before = correction;
            evaluate(parameters, weights);
        }
        return new Solution(parameters, STEPS, Double.NaN, before, false, "chord");
    }

    private void evaluate(double[] parameters, double[] weights) {
        Arrays.fill(gradient, 0);
        sums.gradient(parameters, weights, gradient);
        model.addPenaltyGradient(parameters, gradient);
    }

    private void differentiate(double[] parameters, double[] weights) {
        Arrays.fill(gradient, 0);
        Arrays.fill(information, 0);
        sums.derivatives(parameters, weights, gradient, information);
        model.addPenaltyGradient(parameters, gradient);
        model.addPenaltyInformation(parameters, information);
        SymmetricFill.fromUpper(information, gradient.length);
    }

    /** step = A g, centred where the log-strengths have no gauge. */
    private void chord() {
        int size = step.length;
        double mean = 0;
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int j = 0; j < size; j++) {
                sum += inverse[i * size + j] * gradient[j];
            }
            step[i] = sum;
            mean += i < model.strengths() ? sum / model.strengths() : 0;
        }
        for (int i = 0; model.shiftInvariant() && i < model.strengths(); i++) {
            step[i] -= mean;
        }
    }

    private void add(double[] parameters) {
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] += step[i];
        }
    }

    private static double largest(double[] step) {
        double largest = 0;
        for (double value : step) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
