package org.podium.internal.solver;

/**
 * Asynchronous sweeps of Newman's iteration over strengths π = e^θ, [Newman23] eq. (9):
 *
 * <pre>π_i ← ( Σ_j s_ij π_j / (π_i + π_j) ) / ( Σ_j s_ji / (π_i + π_j) )</pre>
 *
 * <p>One division a pair and no exponential inside a sweep. The error shrinks by a constant factor a sweep: a small one
 * on well-mixed boards, one near 1 on chains, so the caller watches it.
 */
final class NewmanSweeps {
    /** Strengths stay within e^±this, so that no sum or quotient overflows. */
    private static final double WIDEST = 300;

    private final BattleLikelihood likelihood;
    private final double[] strength;
    private int sweeps;
    private double lastChange = Double.POSITIVE_INFINITY;
    private double contraction = Double.NaN;

    NewmanSweeps(BattleLikelihood likelihood, double[] theta) {
        this.likelihood = likelihood;
        strength = new double[theta.length];
        for (int i = 0; i < theta.length; i++) {
            strength[i] = Math.exp(theta[i]);
        }
    }

    static boolean canHold(double[] theta) {
        for (double value : theta) {
            if (!(Math.abs(value) < WIDEST)) {
                return false;
            }
        }
        return true;
    }

    int sweeps() {
        return sweeps;
    }

    /** Largest relative change of a strength in the last sweep. */
    double lastChange() {
        return lastChange;
    }

    /** Ratio of the last two changes; NaN before the second sweep. */
    double contraction() {
        return contraction;
    }

    /**
     * One sweep over all competitors.
     *
     * @return false if a strength left the range that doubles hold safely; the strengths are then of no use
     */
    boolean sweep() {
        PairTable pairs = likelihood.pairs();
        double phantom = likelihood.prior() ? 0.5 : 0;
        double change = 0;
        for (int i = 0; i < strength.length; i++) {
            double own = strength[i];
            double won = phantom / (own + 1);
            double lost = phantom / (own + 1);
            for (int entry = pairs.start(i); entry < pairs.end(i); entry++) {
                double other = strength[pairs.opponent(entry)];
                double inverse = 1 / (own + other);
                won += pairs.score(entry) * other * inverse;
                lost += (pairs.battles(entry) - pairs.score(entry)) * inverse;
            }
            double next = won / lost;
            if (!(next > 1e-130 && next < 1e130)) {
                return false;
            }
            change = Math.max(change, Math.abs(next / own - 1));
            strength[i] = next;
        }
        contraction = change / lastChange;
        lastChange = change;
        sweeps++;
        return true;
    }

    double[] logStrengths() {
        double[] theta = new double[strength.length];
        for (int i = 0; i < theta.length; i++) {
            theta[i] = Math.log(strength[i]);
        }
        return theta;
    }
}
