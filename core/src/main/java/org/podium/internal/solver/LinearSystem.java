package org.podium.internal.solver;

/** Solves H x = g for the information matrix H at given log-strengths. Confined to one thread. */
interface LinearSystem {

    /**
     * Prepares the matrix.
     *
     * @return false if it is numerically singular
     */
    boolean factor(double[] theta);

    /**
     * Solves for one right-hand side.
     *
     * @param relativeError how accurate the solution must be; direct methods ignore it
     * @return false if that accuracy was not reached
     */
    boolean solve(double[] gradient, double[] step, double relativeError);

    /** How unequal the weights of the matrix last prepared are: the largest diagonal over the smallest link. */
    double spread();

    /** Name for provenance. */
    String name();
}
