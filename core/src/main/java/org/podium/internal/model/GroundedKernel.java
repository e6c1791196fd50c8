package org.podium.internal.model;

/**
 * The grounded Rao-Kupper model of [Frick25]: with π = e^a, ρ = e^b and κ = 1 + e^t,
 *
 * <pre>
 * P(first)    = π / (π + κ ρ + 1)      P(second) = ρ / (ρ + κ π + 1)
 * P(both bad) = 1 / (1 + π + ρ)        P(tie)    = the rest
 * </pre>
 *
 * <p>The 1 is a quality below which both are bad, so log-strengths have an absolute zero and no gauge. With E the log of
 * the first denominator, F of the second and B of the third, the rest is
 *
 * <pre>P(tie) = e^{a + b + t − B} (e^{−E} + e^{−F})</pre>
 *
 * <p>which cancels nothing. Its logarithm is not concave.
 */
final class GroundedKernel extends OutcomeKernel {
    /** Gradients of E, F and B by (a, b, t). */
    private final double[][] slope = new double[3][3];

    /** Second derivatives of E, F and B: aa, bb, tt, ab, at, bt. */
    private final double[][] curve = new double[3][6];

    /** E, F and B. */
    private final double[] denominator = new double[3];

    @Override
    boolean hasTieParameter() {
        return true;
    }

    @Override
    boolean shiftInvariant() {
        return false;
    }

    @Override
    double startingTie() {
        return 0;
    }

    @Override
    void values(double a, double b, double tie) {
        double kappa = -logLogistic(-tie); // log (1 + e^t)
        double first = logSum(a, kappa + b);
        double second = logSum(b, kappa + a);
        double bothBad = logSum(a, b);
        denominator[0] = first;
        denominator[1] = second;
        denominator[2] = bothBad;
        log[FIRST] = a - first;
        log[SECOND] = b - second;
        log[BOTH_BAD] = -bothBad;
        log[TIE] = a + b + tie - bothBad - Math.min(first, second) + Math.log1p(Math.exp(-Math.abs(first - second)));
    }

    /** log(e^x + e^y + 1). */
    private static double logSum(double x, double y) {
        double top = Math.max(0, Math.max(x, y));
        return top + Math.log(Math.exp(x - top) + Math.exp(y - top) + Math.exp(-top));
    }

    @Override
    void derivatives(double a, double b, double tie) {
        values(a, b, tie);
        double kappa = -logLogistic(-tie);
        double share = logistic(tie); // d log κ / dt
        ofDenominator(0, a, kappa + b, 0, share);
        ofDenominator(1, kappa + a, b, share, 0);
        ofDenominator(2, a, b, 0, 0);
        double e = logistic(denominator[1] - denominator[0]); // weight of E in P(tie)
        double f = logistic(denominator[0] - denominator[1]);
        for (int m = 0; m < 3; m++) {
            gradient[3 * FIRST + m] = (m == 0 ? 1 : 0) - slope[0][m];
            gradient[3 * SECOND + m] = (m == 1 ? 1 : 0) - slope[1][m];
            gradient[3 * BOTH_BAD + m] = -slope[2][m];
            gradient[3 * TIE + m] = 1 - e * slope[0][m] - f * slope[1][m] - slope[2][m];
        }
        for (int m = 0; m < 6; m++) {
            hessian[6 * FIRST + m] = -curve[0][m];
            hessian[6 * SECOND + m] = -curve[1][m];
            hessian[6 * BOTH_BAD + m] = -curve[2][m];
            hessian[6 * TIE + m] = e * (f * spread(m) - curve[0][m]) - f * curve[1][m] - curve[2][m];
        }
    }

    /**
     * Derivatives of the log-denominator log (e^x + e^y + 1), in which x is a and y is b, either of them perhaps with
     * log κ added, which grows with t at the rate given.
     */
    private void ofDenominator(int which, double x, double y, double rateOfX, double rateOfY) {
        double[] g = slope[which];
        double[] h = curve[which];
        double p = Math.exp(x - denominator[which]);
        double q = Math.exp(y - denominator[which]);
        double rest = Math.exp(-denominator[which]);
        double aa = p * (q + rest);
        double bb = q * (p + rest);
        double ab = -p * q;
        double rising = rateOfX * p + rateOfY * q; // one of the rates is 0
        g[0] = p;
        g[1] = q;
        g[2] = rising;
        h[0] = aa;
        h[1] = bb;
        h[2] = rising * (1 - rising); // κ is linear in e^t
        h[3] = ab;
        h[4] = rateOfX * aa + rateOfY * ab;
        h[5] = rateOfX * ab + rateOfY * bb;
    }

    /** An element of the square of the difference between the slopes of E and F. */
    private double spread(int element) {
        int row = element < 3 ? element : element == 5 ? 1 : 0;
        int column = element < 3 ? element : element == 3 ? 1 : 2;
        return (slope[0][row] - slope[1][row]) * (slope[0][column] - slope[1][column]);
    }
}
