package org.podium.internal.model;

/**
 * The log-probabilities of the outcomes of one battle and their derivatives by a (log-strength of the first, order
 * effect included), b (of the second, likewise) and the tie parameter t. Confined to one thread: the results stand in
 * fields until the next call.
 */
abstract class OutcomeKernel {
    static final int FIRST = 0;
    static final int SECOND = 1;
    static final int TIE = 2;
    static final int BOTH_BAD = 3;
    static final int OUTCOMES = 4;

    /** log P of each outcome that the model has. */
    final double[] log = new double[OUTCOMES];

    /** ∂ log P by (a, b, t), three numbers an outcome. */
    final double[] gradient = new double[3 * OUTCOMES];

    /** ∂² log P: aa, bb, tt, ab, at, bt, six numbers an outcome. */
    final double[] hessian = new double[6 * OUTCOMES];

    /** Whether the model has a tie parameter. */
    abstract boolean hasTieParameter();

    /** Whether only the difference a − b matters. */
    abstract boolean shiftInvariant();

    /** A sensible start for the tie parameter. */
    abstract double startingTie();

    /** Writes log P. */
    abstract void values(double a, double b, double tie);

    /** Writes log P and its derivatives. */
    abstract void derivatives(double a, double b, double tie);

    /** Writes derivatives of a function of d = a − b and t. */
    final void byDifference(int outcome, double d, double t, double dd, double dt, double tt) {
        gradient[3 * outcome] = d;
        gradient[3 * outcome + 1] = -d;
        gradient[3 * outcome + 2] = t;
        hessian[6 * outcome] = dd;
        hessian[6 * outcome + 1] = dd;
        hessian[6 * outcome + 2] = tt;
        hessian[6 * outcome + 3] = -dd;
        hessian[6 * outcome + 4] = dt;
        hessian[6 * outcome + 5] = -dt;
    }

    static double logistic(double x) {
        double small = Math.exp(-Math.abs(x));
        return x >= 0 ? 1 / (1 + small) : small / (1 + small);
    }

    static double logLogistic(double x) {
        return Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x)));
    }
}
