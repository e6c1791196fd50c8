package org.podium.internal.model;

/**
 * [Davidson70]: with d = a − b and ν = e^t, P(first) = e^{d/2} / D, P(second) = e^{−d/2} / D, P(tie) = ν / D and
 * D = e^{d/2} + e^{−d/2} + ν. Concave in (d, t). A both-bad vote is a tie.
 */
final class DavidsonKernel extends OutcomeKernel {
    @Override
    boolean hasTieParameter() {
        return true;
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
        double half = 0.5 * (a - b);
        double top = Math.max(Math.abs(half), tie);
        double denominator = top + Math.log(Math.exp(half - top) + Math.exp(-half - top) + Math.exp(tie - top));
        log[FIRST] = half - denominator;
        log[SECOND] = -half - denominator;
        log[TIE] = tie - denominator;
        log[BOTH_BAD] = log[TIE];
    }

    @Override
    void derivatives(double a, double b, double tie) {
        values(a, b, tie);
        double first = Math.exp(log[FIRST]);
        double second = Math.exp(log[SECOND]);
        double tied = Math.exp(log[TIE]);
        double decided = first + second;
        // Written without differences of numbers near 1, so that far apart competitors keep their precision.
        double mean = 0.5 * (first - second);
        double dd = -(0.25 * decided * tied + first * second);
        double dt = mean * tied;
        double tt = -tied * decided;
        byDifference(FIRST, second + 0.5 * tied, -tied, dd, dt, tt);
        byDifference(SECOND, -(first + 0.5 * tied), -tied, dd, dt, tt);
        byDifference(TIE, -mean, decided, dd, dt, tt);
        byDifference(BOTH_BAD, -mean, decided, dd, dt, tt);
    }
}
