package org.podium.stats.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.podium.stats.testing.Plausibility;

class AliasTableTest {

    /** Shares of the columns, each with probability 1 / n, put together again. */
    static double[] probabilities(AliasTable table, int columns) {
        double[] probability = new double[columns];
        for (int column = 0; column < columns; column++) {
            double own = table.threshold(column) * 0x1p-63;
            probability[column] += own / columns;
            probability[table.alias(column)] += (1 - own) / columns;
        }
        return probability;
    }

    /**
     * Tolerance: the sum of n weights has a relative error of up to n · 2⁻⁵³, which falls on the column that is filled
     * last; before, the largest share n p is reduced at most n times with a rounding of 2⁻⁵³ n p / n.
     */
    private static void requireProbabilities(double[] weights, String what) {
        double total = 0;
        double largest = 0;
        for (double weight : weights) {
            total += weight;
            largest = Math.max(largest, weight);
        }
        double[] actual = probabilities(new AliasTable(weights), weights.length);
        double tolerance = 0x1p-53 * weights.length * (1 + largest / total);
        for (int i = 0; i < weights.length; i++) {
            assertEquals(weights[i] / total, actual[i], tolerance, what + " column " + i);
            if (weights[i] == 0) {
                assertEquals(0, actual[i], what + " column " + i + " of weight zero");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6, 13, 25, 207, 702, 2046, 4098})
    void columnsAndAliasesHoldTheProbabilities(int columns) {
        SplittableRandom random = new SplittableRandom(columns);
        double[] even = new double[columns];
        double[] uneven = new double[columns];
        double[] withZeros = new double[columns];
        for (int i = 0; i < columns; i++) {
            even[i] = 1;
            uneven[i] = Math.exp(40 * random.nextDouble() - 20);
            withZeros[i] = i % 3 == 1 ? 0 : random.nextDouble();
        }
        requireProbabilities(even, "even");
        requireProbabilities(uneven, "uneven");
        requireProbabilities(withZeros, "with zeros");
    }

    @Test
    void integerWeightsThatFillEachColumnExactlyAreExact() {
        AliasTable table = new AliasTable(new double[] {1, 2, 3, 2});
        double[] actual = probabilities(table, 4);
        assertEquals(0.125, actual[0]);
        assertEquals(0.25, actual[1]);
        assertEquals(0.375, actual[2]);
        assertEquals(0.25, actual[3]);
    }

    @Test
    void aCellOfProbabilityOneIsAlwaysDrawn() {
        AliasTable table = new AliasTable(new double[] {0, 0, 5, 0});
        SplittableRandom random = Streams.of(1, 1);
        for (int draw = 0; draw < 10_000; draw++) {
            assertEquals(2, table.draw(random));
        }
    }

    /** False alarms: 3e-8 over three seeds. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void drawsFollowTheWeights(long seed) {
        double[] weights = {1, 0, 20, 3, 0.5, 7, 0.001, 68.499};
        int[] counts = new int[weights.length];
        AliasTable table = new AliasTable(weights);
        SplittableRandom random = Streams.of(seed, 0);
        for (int draw = 0; draw < 1_000_000; draw++) {
            counts[table.draw(random)]++;
        }
        double[] probabilities = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            probabilities[i] = weights[i] / 100;
        }
        Plausibility.requireMultinomial(counts, probabilities, 1e-8, "seed " + seed);
    }
}
