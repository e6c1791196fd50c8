package org.podium.internal.model;

/**
 * A log-likelihood over K log-strengths, which come first in the parameter vector, and further parameters: ties, order
 * effect, covariates. Penalties are part of it. Matrices are n × n, row-major, n the number of parameters.
 */
public interface ParametricModel {

    /** K. */
    int strengths();

    /** n ≥ K. */
    int parameters();

    /** Whether adding a constant to all log-strengths changes nothing, so that they need a gauge. */
    boolean shiftInvariant();

    /** Where to start. */
    double[] start();

    /** The objective with its penalties; −∞ or NaN outside of the parameter space. */
    double value(double[] parameters);

    /** The log-likelihood of the votes alone. */
    double ofVotes(double[] parameters);

    /** Overwrites the gradient of the objective and H = −∂² of it. */
    void derivatives(double[] parameters, double[] gradient, double[] information);

    /** The largest gradient element relative to the weight behind it, as the convergence rule has it. */
    double gradientNorm(double[] gradient);

    /** Overwrites G = Σ over votes of s sᵀ with s a vote's score vector, penalties left out. */
    void middle(double[] parameters, double[] matrix);
}
