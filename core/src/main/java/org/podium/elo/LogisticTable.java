package org.podium.elo;

/**
 * The logistic function in seven multiplications, without an exponential or a division: around each point of a grid it
 * is its Taylor polynomial.
 *
 * <p>With q = 1/(1 + eˣ) every derivative is a polynomial in q, by q′ = −q(1 − q). At a distance of at most 1/64 from
 * a grid point the seventh term is below 10<sup>−17</sup>; all in all the relative error stays below 10<sup>−15</sup>.
 * Only basic arithmetic and {@link StrictMath} are used, so the results are the same on every JVM and processor.
 *
 * <p>Memory: 80 kB, of which a replay touches the few kB near the rating differences it meets.
 */
final class LogisticTable {
    private static final int POINTS_PER_UNIT = 32;
    private static final int LIMIT = 40;
    private static final int COEFFICIENTS = 7;
    /** A grid point's coefficients fill one cache line. */
    private static final int STRIDE_SHIFT = 3;

    /** Added to a small number ≥ 0 it leaves the nearest integer in the low bits of the sum. */
    private static final double ROUNDER = 0x1p52;

    private static final double[] TAYLOR = table();

    private LogisticTable() {}

    /**
     * What the weaker of two competitors can expect.
     *
     * @param x log-odds of the stronger one, ≥ 0
     * @return 1/(1 + eˣ), at most 1/2
     */
    static double weakerScore(double x) {
        if (!(x < LIMIT)) {
            return 1 / (1 + StrictMath.exp(x));
        }
        double rounded = x * POINTS_PER_UNIT + ROUNDER;
        int row = (int) Double.doubleToRawLongBits(rounded) << STRIDE_SHIFT;
        double r = x - (rounded - ROUNDER) * (1.0 / POINTS_PER_UNIT);
        double r2 = r * r;
        double[] t = TAYLOR;
        return (t[row] + r * t[row + 1])
                + r2 * ((t[row + 2] + r * t[row + 3]) + r2 * ((t[row + 4] + r * t[row + 5]) + r2 * t[row + 6]));
    }

    private static double[] table() {
        double[][] derivatives = derivativesByPowerOfQ();
        double[] table = new double[(LIMIT * POINTS_PER_UNIT + 1) << STRIDE_SHIFT];
        for (int point = 0; point <= LIMIT * POINTS_PER_UNIT; point++) {
            double q = 1 / (1 + StrictMath.exp((double) point / POINTS_PER_UNIT));
            for (int n = 0; n < COEFFICIENTS; n++) {
                table[(point << STRIDE_SHIFT) + n] = horner(derivatives[n], q);
            }
        }
        return table;
    }

    /** Row n: the n-th derivative over n!, as a polynomial in q. */
    private static double[][] derivativesByPowerOfQ() {
        double[][] rows = new double[COEFFICIENTS][];
        rows[0] = new double[] {0, 1};
        for (int n = 1; n < COEFFICIENTS; n++) {
            rows[n] = new double[n + 2];
            for (int power = 1; power <= n; power++) {
                // d/dx qᵖ = −p qᵖ (1 − q)
                double slope = rows[n - 1][power] * power / n;
                rows[n][power] -= slope;
                rows[n][power + 1] += slope;
            }
        }
        return rows;
    }

    private static double horner(double[] coefficients, double q) {
        double sum = 0;
        for (int power = coefficients.length - 1; power >= 0; power--) {
            sum = sum * q + coefficients[power];
        }
        return sum;
    }
}
