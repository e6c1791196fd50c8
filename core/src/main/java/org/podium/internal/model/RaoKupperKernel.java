package org.podium.internal.model;

/**
 * [RaoKupper67]: with d = a − b and a threshold t &gt; 0, P(first) = σ(d − t), P(second) = σ(−d − t) and
 * P(tie) = (e^{2t} − 1) P(first) P(second), the rest. Concave in (d, t). A both-bad vote is a tie.
 */
final class RaoKupperKernel extends OutcomeKernel {
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
        return 0.5;
    }

    @Override
    void values(double a, double b, double tie) {
        log[FIRST] = logLogistic(a - b - tie);
        log[SECOND] = logLogistic(b - a - tie);
        log[TIE] = log[FIRST] + log[SECOND] + 2 * tie + Math.log(-Math.expm1(-2 * tie)); // NaN for t < 0
        log[BOTH_BAD] = log[TIE];
    }

    @Override
    void derivatives(double a, double b, double tie) {
        values(a, b, tie);
        double first = logistic(a - b - tie);
        double second = logistic(b - a - tie);
        double f = -first * (1 - first);
        double s = -second * (1 - second);
        byDifference(FIRST, 1 - first, first - 1, f, -f, f);
        byDifference(SECOND, second - 1, second - 1, s, s, s);
        double growth = -Math.expm1(-2 * tie);
        double slope = 2 / growth;
        double curve = -4 * Math.exp(-2 * tie) / (growth * growth);
        byDifference(TIE, second - first, first + second - 2 + slope, f + s, s - f, f + s + curve);
        byDifference(BOTH_BAD, second - first, first + second - 2 + slope, f + s, s - f, f + s + curve);
    }
}
