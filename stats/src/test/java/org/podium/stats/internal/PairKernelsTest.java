package org.podium.stats.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inner loops against the obvious ones, at lengths around the number of parts and of lanes. */
class PairKernelsTest {

    private static double[] numbers(SplittableRandom random, int length) {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = 2 * random.nextDouble() - 1;
        }
        return values;
    }

    /** Another order of n additions of numbers below 1: n roundings of sums below n. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 13, 16, 17, 25, 207, 702})
    void sumsAddUpTheFirstElements(int length) {
        double[] values = numbers(Streams.of(1, length), length + 3);
        double expected = 0;
        for (int i = 0; i < length; i++) {
            expected += values[i];
        }
        assertEquals(expected, PairKernels.sum(values, length), 0x1p-52 * length * Math.sqrt(length + 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 13, 25, 129})
    void productsAreThoseOfTheRows(int size) {
        SplittableRandom random = Streams.of(2, size);
        double[] matrix = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i * size + j] = random.nextDouble() - 0.5;
                matrix[j * size + i] = matrix[i * size + j];
            }
        }
        double[] vector = numbers(random, size);
        double[] expected = new double[size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                expected[i] += matrix[i * size + j] * vector[j];
            }
        }
        double[] product = numbers(random, size);
        PairKernels.multiplySymmetric(matrix, vector, product);
        assertArrayEquals(expected, product, 0x1p-52 * size);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 13, 25})
    void surplusIsObservedLessExpected(int length) {
        SplittableRandom random = Streams.of(3, length);
        double[] strength = new double[length + 4];
        for (int i = 0; i < strength.length; i++) {
            strength[i] = Math.exp(4 * random.nextDouble() - 2);
        }
        double[] score = numbers(random, length + 5);
        double[] battles = numbers(random, length + 5);
        double[] surplus = new double[length];
        PairKernels.denseSurplus(strength, 2, score, battles, 4, surplus, length);
        double[] target = numbers(random, length + 2);
        double[] expected = target.clone();
        for (int k = 0; k < length; k++) {
            double p = 1 / (1 + strength[3 + k] / strength[2]);
            assertEquals(score[4 + k] - battles[4 + k] * p, surplus[k], 1e-15);
            expected[1 + k] -= surplus[k];
        }
        PairKernels.subtract(surplus, length, target, 1);
        assertArrayEquals(expected, target);
    }
}
