package org.podium.stats.internal;

import java.util.Arrays;

/**
 * The inner loops of a replicate's fit over consecutive doubles, written so that the compiler vectorises them: no sum is
 * carried from one element to the next, and where one is needed it is kept in four fixed parts, so that the order of
 * additions never depends on the machine.
 */
final class PairKernels {
    private PairKernels() {}

    /** surplus_k = score_k − battles_k · own / (own + opponent's strength) for the opponents row + 1, row + 2 …. */
    static void denseSurplus(
            double[] strength, int row, double[] score, double[] battles, int from, double[] surplus, int length) {
        double own = strength[row];
        int opponent = row + 1;
        for (int at = 0; at < length; at++) {
            surplus[at] = score[from + at] - battles[from + at] * (own / (own + strength[opponent + at]));
        }
    }

    /** target_{from + k} −= values_k. */
    static void subtract(double[] values, int length, double[] target, int from) {
        for (int at = 0; at < length; at++) {
            target[from + at] -= values[at];
        }
    }

    /** The sum of the first elements, in four interleaved parts. */
    static double sum(double[] values, int length) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int whole = length & ~3;
        for (int at = 0; at < whole; at += 4) {
            a += values[at];
            b += values[at + 1];
            c += values[at + 2];
            d += values[at + 3];
        }
        for (int at = whole; at < length; at++) {
            a += values[at];
        }
        return (a + b) + (c + d);
    }

    /** product = matrix · vector for a symmetric matrix, by its rows as columns. */
    static void multiplySymmetric(double[] matrix, double[] vector, double[] product) {
        int size = vector.length;
        Arrays.fill(product, 0);
        int row = 0;
        for (; row + 3 < size; row += 4) {
            addRows(matrix, row * size, size, vector[row], vector[row + 1], vector[row + 2], vector[row + 3], product);
        }
        for (; row < size; row++) {
            addRows(matrix, row * size, 0, vector[row], 0, 0, 0, product);
        }
    }

    /** Adds four rows, a stride apart, times a factor each. */
    private static void addRows(
            double[] matrix, int from, int stride, double a, double b, double c, double d, double[] product) {
        int second = from + stride;
        int third = second + stride;
        int fourth = third + stride;
        for (int i = 0; i < product.length; i++) {
            product[i] +=
                    (a * matrix[from + i] + b * matrix[second + i]) + (c * matrix[third + i] + d * matrix[fourth + i]);
        }
    }
}
