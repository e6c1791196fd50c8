package org.podium.internal.model;

import java.util.Arrays;
import org.podium.execution.Execution;

/**
 * A log-likelihood over K log-strengths, which come first in the parameter vector, and further parameters: ties, order
 * effect, covariates. Penalties are part of it. Matrices are n × n, row-major, n the number of parameters. Confined to
 * one thread.
 */
public interface ParametricModel {

    /** K. */
    int strengths();

    /** n ≥ K. */
    int parameters();

    /** Whether adding a constant to all log-strengths changes nothing, so that they need a gauge. */
    boolean shiftInvariant();

    /** Whether the objective is concave, so that one climb is enough. */
    boolean isConcave();

    /** Where to start. */
    double[] start();

    /** The objective with its penalties; −∞ or NaN outside of the parameter space. */
    double value(double[] parameters);

    /** The log-likelihood of the votes alone. */
    double ofVotes(double[] parameters);

    /** Overwrites the gradient of the objective. */
    void gradient(double[] parameters, double[] gradient);

    /** Overwrites the gradient of the objective and H = −∂² of it. */
    void derivatives(double[] parameters, double[] gradient, double[] information);

    /** Which threads work on its passes over the votes. */
    default Execution execution() {
        return Execution.sequential();
    }

    /** Overwrites the gradient of the objective, and returns the log-likelihood of the votes alone. */
    default double gradientAndVotes(double[] parameters, double[] gradient) {
        gradient(parameters, gradient);
        return ofVotes(parameters);
    }

    /**
     * By how much a step changes the predictor of any vote at most, where the likelihood is a logistic one of such a
     * predictor; infinite where it is not.
     */
    default double largestMove(double[] step) {
        return Double.POSITIVE_INFINITY;
    }

    /** Overwrites Σ over votes of s sᵀ, s the score vector of one. */
    default void scoreProducts(double[] parameters, double[] matrix) {
        Arrays.fill(matrix, 0);
        int size = parameters();
        forEachScore(parameters, (count, index, score) -> {
            for (int i = 0; i < index.length; i++) {
                double weighted = count * score[i];
                for (int j = 0; j < index.length; j++) {
                    matrix[index[i] * size + index[j]] += weighted * score[j];
                }
            }
        });
    }

    /** Whether a penalty or prior keeps log-strengths finite whatever the votes are. */
    boolean strengthsPenalised();

    /** The penalty b ≥ 0 of ½ b Σ γ² over the effects; above 0 it keeps them finite. */
    double effectPenalty();

    /** Whether some effect might be a linear combination of the log-strengths and other effects. */
    boolean mayBeCollinear();

    /**
     * Overwrites the Gram matrix of the design, penalties included: directions in which it vanishes move no prediction. In
     * contrast to the information it is never indefinite.
     */
    void design(double[] gram);

    /**
     * No smaller than a diagonal element of the design's Gram matrix, if that exceeds the information at all parameters by a
     * positive semidefinite matrix; infinite if either is not known.
     */
    default double boundOfDesign(int parameter) {
        return Double.POSITIVE_INFINITY;
    }

    /** The largest gradient element relative to the weight behind it, as the convergence rule has it. */
    double gradientNorm(double[] gradient);

    /** Receives the score vectors of votes. */
    interface ScoreVisitor {
        /**
         * Some equal votes.
         *
         * @param count how many there are
         * @param index parameters with a score that may be other than 0
         * @param score of one vote, its weight included; the arrays are used again for the next
         */
        void votes(double count, int[] index, double[] score);
    }

    /** Visits the votes, penalties left out. */
    void forEachScore(double[] parameters, ScoreVisitor visitor);

    /** Nodes of the graph on which existence rests: the competitors, and the ground as node K where there is one. */
    int nodes();

    /** Receives the conditions under which the likelihood does not fall to nothing along a direction. */
    @FunctionalInterface
    interface ConditionVisitor {
        /**
         * u_winner − u_loser + Σ effects · g ≥ 0 for a direction that moves nodes by u and effects by g.
         *
         * @param effects one number a parameter behind the log-strengths; used again for the next condition
         */
        void atLeastZero(int winner, int loser, double[] effects);
    }

    /** Visits the conditions of all votes, which are the edges winner → loser of that graph, some more than once. */
    void forEachCondition(ConditionVisitor visitor);

    /**
     * Visits conditions that are enough for a direction in which a climb may have gone. Where the likelihood is concave they
     * are those of {@link #forEachCondition}, necessary too and the same everywhere.
     *
     * @param reached the parameters where the climb stopped
     */
    default void forEachConditionNear(double[] reached, ConditionVisitor visitor) {
        forEachCondition(visitor);
    }

    /** Whether the votes leave every parameter behind the log-strengths inside of its range. */
    boolean interior();

    /** Whether some votes count more or less than others. */
    boolean isWeighted();

    /** The same model with the weight of each vote squared, its penalties kept. */
    ParametricModel withSquaredWeights();

    /** The counts a bootstrap draws from. */
    long[] counts();

    /** The same model of other counts, in the same order. */
    ParametricModel withCounts(long[] counts);
}
