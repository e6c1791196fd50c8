package org.podium.internal.model;

/** A tie of either kind is half a win for each side: log P(tie) stands for ½ log p + ½ log (1 − p). */
final class HalfWinKernel extends OutcomeKernel {
    @Override
    boolean hasTieParameter() {
        return false;
    }

    @Override
    boolean shiftInvariant() {
        return true;
    }

    @Override
    double startingTie() {
        return 0;
    }

    @Override
    void values(double a, double b, double tie) {
        log[FIRST] = logLogistic(a - b);
        log[SECOND] = logLogistic(b - a);
        log[TIE] = 0.5 * (log[FIRST] + log[SECOND]);
        log[BOTH_BAD] = log[TIE];
    }

    @Override
    void derivatives(double a, double b, double tie) {
        values(a, b, tie);
        double p = logistic(a - b);
        double q = logistic(b - a);
        byDifference(FIRST, q, 0, -p * q, 0, 0);
        byDifference(SECOND, -p, 0, -p * q, 0, 0);
        byDifference(TIE, 0.5 * (q - p), 0, -p * q, 0, 0);
        byDifference(BOTH_BAD, 0.5 * (q - p), 0, -p * q, 0, 0);
    }
}
