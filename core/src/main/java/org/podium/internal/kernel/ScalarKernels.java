package org.podium.internal.kernel;

/**
 * The kernels in plain Java. Loops that only map elements are left to the compiler to widen, which it does if each writes one
 * or two arrays and reads them at the same index; sums keep their eight parts in as many variables, so that no addition waits
 * for the one before.
 */
final class ScalarKernels extends Kernels {

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public double sum(double[] a, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int k = from;
        for (; k + 7 < to; k += 8) {
            s0 += a[k];
            s1 += a[k + 1];
            s2 += a[k + 2];
            s3 += a[k + 3];
            s4 += a[k + 4];
            s5 += a[k + 5];
            s6 += a[k + 6];
            s7 += a[k + 7];
        }
        double rest = 0;
        for (; k < to; k++) {
            rest += a[k];
        }
        return total(s0, s1, s2, s3, s4, s5, s6, s7) + rest;
    }

    @Override
    public double dot(double[] a, double[] b, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int k = from;
        for (; k + 7 < to; k += 8) {
            s0 += a[k] * b[k];
            s1 += a[k + 1] * b[k + 1];
            s2 += a[k + 2] * b[k + 2];
            s3 += a[k + 3] * b[k + 3];
            s4 += a[k + 4] * b[k + 4];
            s5 += a[k + 5] * b[k + 5];
            s6 += a[k + 6] * b[k + 6];
            s7 += a[k + 7] * b[k + 7];
        }
        double rest = 0;
        for (; k < to; k++) {
            rest += a[k] * b[k];
        }
        return total(s0, s1, s2, s3, s4, s5, s6, s7) + rest;
    }

    @Override
    public double addAndSum(double[] a, double[] target, int from, int to) {
        for (int k = from; k < to; k++) {
            target[k] += a[k];
        }
        return sum(a, from, to);
    }

    @Override
    public double symmetricRow(
            double[] row, double[] x, double factor, double[] target, double[] work, int from, int to) {
        for (int k = from; k < to; k++) {
            target[k] += factor * row[k];
            work[k] = row[k] * x[k];
        }
        return sum(work, from, to);
    }

    @Override
    public void addRows(
            double[] r0,
            double[] r1,
            double[] r2,
            double[] r3,
            double f0,
            double f1,
            double f2,
            double f3,
            double[] target,
            int from,
            int to) {
        for (int k = from; k < to; k++) {
            target[k] += (f0 * r0[k] + f1 * r1[k]) + (f2 * r2[k] + f3 * r3[k]);
        }
    }

    @Override
    public double expected(
            double own, double[] strength, double[] battles, double[] expected, double[] work, int from, int to) {
        for (int k = from; k < to; k++) {
            work[k] = battles[k] * (own * (1 / (own + strength[k])));
        }
        for (int k = from; k < to; k++) {
            expected[k] += battles[k] - work[k];
        }
        return sum(work, from, to);
    }

    @Override
    public double expectedAndInformation(
            double own,
            double[] strength,
            double[] battles,
            double[] information,
            double[] expected,
            double[] work,
            int from,
            int to) {
        for (int k = from; k < to; k++) {
            double inverse = 1 / (own + strength[k]);
            double won = battles[k] * (own * inverse);
            work[k] = won;
            information[k] = won * (strength[k] * inverse);
        }
        for (int k = from; k < to; k++) {
            expected[k] += battles[k] - work[k];
        }
        return sum(work, from, to);
    }

    @Override
    public void multiply(double[] a, double[] b, double[] product, int from, int to) {
        for (int k = from; k < to; k++) {
            product[k] = a[k] * b[k];
        }
    }

    @Override
    public void addProduct(double[] a, double[] b, double[] target, int from, int to) {
        for (int k = from; k < to; k++) {
            target[k] += a[k] * b[k];
        }
    }

    @Override
    public void logistic(
            double[] eta,
            double[] score,
            double[] weight,
            double[] odds,
            double[] residual,
            double[] information,
            int from,
            int to) {
        // The compiler widens neither a loop as long as these together nor one over bits.
        for (int k = from; k < to; k++) {
            double rounded = -eta[k] * Exponential.PER_LN2 + Exponential.ROUNDING;
            residual[k] = rounded;
            odds[k] = Exponential.rest(-eta[k], rounded - Exponential.ROUNDING);
        }
        for (int k = from; k < to; k++) {
            odds[k] = Exponential.ofRest(odds[k]);
        }
        for (int k = from; k < to; k++) {
            odds[k] *= Exponential.power(residual[k]);
        }
        for (int k = from; k < to; k++) {
            double p = 1 / (1 + odds[k]);
            double q = odds[k] * p;
            residual[k] = weight[k] * (score[k] * q - (1 - score[k]) * p);
            information[k] = weight[k] * (p * q);
        }
    }

    @Override
    public double logLikelihood(
            double[] eta, double[] odds, double[] score, double[] linear, double[] smaller, int from, int to) {
        for (int k = from; k < to; k++) {
            linear[k] = score[k] * eta[k] - Math.max(eta[k], 0);
            smaller[k] = Math.min(odds[k], 1 / odds[k]);
        }
        return sum(linear, from, to) - logOfProduct(smaller, from, to);
    }

    /** log Π (1 + a_k). */
    private static double logOfProduct(double[] a, int from, int to) {
        double p0 = 0;
        double p1 = 0;
        double p2 = 0;
        double p3 = 0;
        double p4 = 0;
        double p5 = 0;
        double p6 = 0;
        double p7 = 0;
        int k = from;
        for (; k + 7 < to; k += 8) {
            p0 += a[k] + a[k] * p0;
            p1 += a[k + 1] + a[k + 1] * p1;
            p2 += a[k + 2] + a[k + 2] * p2;
            p3 += a[k + 3] + a[k + 3] * p3;
            p4 += a[k + 4] + a[k + 4] * p4;
            p5 += a[k + 5] + a[k + 5] * p5;
            p6 += a[k + 6] + a[k + 6] * p6;
            p7 += a[k + 7] + a[k + 7] * p7;
        }
        double rest = 0;
        for (; k < to; k++) {
            rest += a[k] + a[k] * rest;
        }
        return logOfParts(p0, p1, p2, p3, p4, p5, p6, p7) + StrictMath.log1p(rest);
    }
}
