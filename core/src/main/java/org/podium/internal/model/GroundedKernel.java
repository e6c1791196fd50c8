package org.podium.internal.model;

/**
 * The grounded Rao-Kupper model of [Frick25]: with π = e^a, ρ = e^b and κ = 1 + e^t,
 *
 * <pre>
 * P(first)    = π / (π + κ ρ + 1)      P(second) = ρ / (ρ + κ π + 1)
 * P(both bad) = 1 / (1 + π + ρ)        P(tie)    = the rest
 * </pre>
 *
 * <p>The 1 is a quality below which both are bad, so log-strengths have an absolute zero and no gauge. Not concave.
 */
final class GroundedKernel extends OutcomeKernel {
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
        double kappa = Math.log1p(Math.exp(tie));
        log[FIRST] = a - logSum(a, kappa + b);
        log[SECOND] = b - logSum(b, kappa + a);
        log[BOTH_BAD] = -logSum(a, b);
        log[TIE] = Math.log(1 - Math.exp(log[FIRST]) - Math.exp(log[SECOND]) - Math.exp(log[BOTH_BAD]));
    }

    /** log(e^x + e^y + 1). */
    private static double logSum(double x, double y) {
        double top = Math.max(0, Math.max(x, y));
        return top + Math.log(Math.exp(x - top) + Math.exp(y - top) + Math.exp(-top));
    }

    @Override
    void derivatives(double a, double b, double tie) {
        values(a, b, tie);
        double kappa = Math.log1p(Math.exp(tie));
        double share = logistic(tie); // d log κ / dt
        decisive(FIRST, Math.exp(log[FIRST]), Math.exp(kappa + b - a + log[FIRST]), share, 0);
        decisive(SECOND, Math.exp(log[SECOND]), Math.exp(kappa + a - b + log[SECOND]), share, 1);
        double qa = Math.exp(a + log[BOTH_BAD]);
        double qb = Math.exp(b + log[BOTH_BAD]);
        write(BOTH_BAD, -qa, -qb, 0, qa * qa - qa, qb * qb - qb, 0, qa * qb, 0, 0);
        rest();
    }

    /** The winner's weight in its denominator is q, the loser's r = κ e^loser / D, whose log grows with t by share. */
    private void decisive(int outcome, double q, double r, double share, int winner) {
        double rt = r * share;
        double curve = rt * rt - rt; // d²/dt² κ = κ', so that the second derivative of log D is rt − rt²
        double own = q * q - q;
        double other = r * r - r;
        double cross = q * r;
        double ownTie = q * rt;
        double otherTie = r * rt - rt;
        if (winner == 0) {
            write(outcome, 1 - q, -r, -rt, own, other, curve, cross, ownTie, otherTie);
        } else {
            write(outcome, -r, 1 - q, -rt, other, own, curve, cross, otherTie, ownTie);
        }
    }

    private void write(
            int outcome,
            double a,
            double b,
            double t,
            double aa,
            double bb,
            double tt,
            double ab,
            double at,
            double bt) {
        gradient[3 * outcome] = a;
        gradient[3 * outcome + 1] = b;
        gradient[3 * outcome + 2] = t;
        hessian[6 * outcome] = aa;
        hessian[6 * outcome + 1] = bb;
        hessian[6 * outcome + 2] = tt;
        hessian[6 * outcome + 3] = ab;
        hessian[6 * outcome + 4] = at;
        hessian[6 * outcome + 5] = bt;
    }

    /** P(tie) = 1 − the others, so ∂P and ∂²P are minus the sums of P g and P (g gᵀ + ∂²log P). */
    private void rest() {
        double tie = Math.exp(log[TIE]);
        double[] first = new double[3];
        double[] second = new double[6];
        for (int outcome : new int[] {FIRST, SECOND, BOTH_BAD}) {
            double p = Math.exp(log[outcome]);
            double a = gradient[3 * outcome];
            double b = gradient[3 * outcome + 1];
            double t = gradient[3 * outcome + 2];
            double[] products = {a * a, b * b, t * t, a * b, a * t, b * t};
            first[0] -= p * a;
            first[1] -= p * b;
            first[2] -= p * t;
            for (int h = 0; h < 6; h++) {
                second[h] -= p * (products[h] + hessian[6 * outcome + h]);
            }
        }
        double a = first[0] / tie;
        double b = first[1] / tie;
        double t = first[2] / tie;
        write(
                TIE,
                a,
                b,
                t,
                second[0] / tie - a * a,
                second[1] / tie - b * b,
                second[2] / tie - t * t,
                second[3] / tie - a * b,
                second[4] / tie - a * t,
                second[5] / tie - b * t);
    }
}
