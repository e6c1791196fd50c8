package org.podium.internal.model;

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

    /** Receives edges of the graph on which existence rests. */
    @FunctionalInterface
    interface EdgeVisitor {
        /** The winner beat or tied the loser. */
        void edge(int winner, int loser);
    }

    /** Nodes of that graph: the competitors, and the ground as node K where there is one. */
    int nodes();

    /** Visits the edges, some more than once. */
    void forEachEdge(EdgeVisitor visitor);

    /** Whether the votes leave every parameter behind the log-strengths inside of its range. */
    boolean interior();

    /** The counts a bootstrap draws from. */
    long[] counts();

    /** The same model of other counts, in the same order. */
    ParametricModel withCounts(long[] counts);
}
