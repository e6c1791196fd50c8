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

    /**
     * What a step of length t must gain at least: this share of t times the promise of a full step. If any gain would do, so
     * would a step far beyond the maximum, onto the plain where the information vanishes.
     */
    private static final double SHARE = 0.5;

    /** An error this small, in points, is not worth the pass that would measure it. */
    private static final double SETTLED = 1e-10;

    /** Below this change of predictors the next step with the same factor is as good as three digits of a Newton step. */
    private static final double SHORT_MOVE = 1e-3;

    /** (e^R − R − 1) / R² is below 1 up to R = 1.79. */
    private static final double SURE_MOVE = 1.75;

    private final ParametricModel model;
    private final DenseInformation factor;
    private final double[] gradient;
    private final double[] information;
    private final double[] step;
    private double[] parameters;
    private double logLikelihood = Double.NaN;
    private double gradientNorm;
    private double correction = Double.POSITIVE_INFINITY;
    private boolean solvable;
    private boolean regularised;
    private boolean fresh;

    /** Prepares a climb from a start: computes derivatives and their factor there. */
    public ParametricNewton(ParametricModel model, double[] start) {
        this.model = model;
        factor = new DenseInformation(model);
        gradient = new double[model.parameters()];
        information = new double[model.parameters() * model.parameters()];
        step = new double[model.parameters()];
        parameters = start.clone();
        evaluate();
    }

    /** Derivatives and their factor where the climb stands. */
    private void evaluate() {
        model.derivatives(parameters, gradient, information);
        logLikelihood = Double.NaN;
        gradientNorm = model.gradientNorm(gradient);
        solvable = factorise();
        fresh = true;
    }

    /** The gradient where the climb stands; the factor of a place nearby stays. */
    private void evaluateGradient() {
        logLikelihood = model.gradientAndVotes(parameters, gradient);
        gradientNorm = model.gradientNorm(gradient);
        fresh = false;
    }

    /** The factor of the information where the climb stands; without meaning if it had to be raised. */
    DenseInformation factor() {
        return factor;
    }

    boolean isRegular() {
        return solvable && !regularised;
    }

    /** The log-likelihood of the votes where the climb stands; that of a last correction too small to be checked is not seen. */
    public double ofVotes() {
        return Double.isNaN(logLikelihood) ? model.ofVotes(parameters) : logLikelihood;
    }

    /**
     * Climbs on. Can be called again to climb further.
     *
     * <p>Once steps are short, the factor is kept and only gradients are computed. A last correction that leaves less than
     * can be seen is added without computing them again.
     *
     * @return the parameters reached, log-strengths first
     */
    public Solution climb(int maximumSteps) {
        int taken = 0;
        while (solvable) {
            double before = correction;
            factor.solve(gradient, step);
            correction = 0;
            for (double value : step) {
                correction = Math.max(correction, Math.abs(value) * Solution.POINTS);
            }
            double move = model.largestMove(step);
            double rate = Math.min(1, fresh ? move : correction / before);
            boolean done = converged();
            if (done && correction * rate <= SETTLED) {
                parameters = moved(1);
                break;
            }
            boolean keep = !regularised && move <= SHORT_MOVE && (fresh || rate <= SHORT_MOVE);
            if (taken == maximumSteps || !advance(move, keep)) {
                break;
            }
            taken++;
            if (done) {
                break;
            }
        }
        return new Solution(parameters.clone(), taken, gradientNorm, correction, converged(), "newton");
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

    /**
     * Takes the longest of the steps 1, ½, ¼ … that gains a share of what the quadratic approximation promises, but for
     * rounding, [NW06] section 3.1; false if there is none. A logistic log-likelihood ℓ has
     * ℓ(x + s) ≥ ℓ(x) + g·s − s·Hs (e^R − R − 1) / R² with R the largest change of a predictor, [Bach10] proposition 1, and
     * g·s = s·Hs for a Newton step, so short ones need no look at the objective.
     */
    private boolean advance(double move, boolean keep) {
        if (!regularised && move <= SURE_MOVE) {
            parameters = moved(1);
        } else if (!search()) {
            return false;
        }
        if (keep) {
            evaluateGradient();
        } else {
            evaluate();
        }
        return true;
    }

    private boolean search() {
        double value = model.value(parameters);
        double gain = 0; // that of the quadratic approximation
        for (int i = 0; i < step.length; i++) {
            gain += 0.5 * gradient[i] * step[i];
        }
        boolean certain = !regularised && gain <= UNSEEN * Math.abs(value);
        double slack = 1e-14 * Math.abs(value);
        double length = 1;
        for (int halving = 0; halving < HALVINGS; halving++, length /= 2) {
            double[] next = moved(length);
            double reached = model.value(next);
            if (reached >= value + SHARE * length * gain - slack || (certain && !Double.isNaN(reached))) {
                parameters = next;
                return true;
            }
        }
        return false;
    }

    private double[] moved(double length) {
        double[] next = parameters.clone();
        for (int i = 0; i < next.length; i++) {
            next[i] += length * step[i];
        }
        return next;
    }
}
