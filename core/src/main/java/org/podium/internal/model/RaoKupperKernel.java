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
        double notFirst = logistic(tie - (a - b));
        double notSecond = logistic(tie + (a - b));
        double f = -notFirst * logistic(a - b - tie);
        double s = -notSecond * logistic(b - a - tie);
        byDifference(FIRST, notFirst, -notFirst, f, -f, f);
        byDifference(SECOND, -notSecond, -notSecond, s, s, s);
        double growth = -Math.expm1(-2 * tie);
        double slope = 2 / growth;
        double curve = -4 * Math.exp(-2 * tie) / (growth * growth);
        byDifference(TIE, notFirst - notSecond, slope - notFirst - notSecond, f + s, s - f, f + s + curve);
        byDifference(BOTH_BAD, notFirst - notSecond, slope - notFirst - notSecond, f + s, s - f, f + s + curve);
    }
}
