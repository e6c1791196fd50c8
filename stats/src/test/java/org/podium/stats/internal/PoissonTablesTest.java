package org.podium.stats.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.podium.stats.testing.Plausibility;

class PoissonTablesTest {

    /** The law of one cell by its table: element v is P(v), up to a value beyond which there is nothing. */
    private static double[] law(PoissonTables tables, int cell) {
        int columns = tables.length(cell);
        double[] law = new double[tables.lowest(cell) + columns];
        for (int column = 0; column < columns; column++) {
            double own = tables.threshold(cell, column) * 0x1p-48;
            law[tables.lowest(cell) + column] += own / columns;
            law[tables.lowest(cell) + tables.alias(cell, column)] += (1 - own) / columns;
        }
        return law;
    }

    /**
     * A threshold has 48 bits and is rounded down, so each of n columns gives up to 2⁻⁴⁸ / n of one value to another;
     * the sum of n weights is rounded n times, which falls on the column filled last; and neighbours' ratios are
     * multiplied up to n / 2 times, as Commons Math's own series rounds some 2e-13 of a probability.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7, 10, 100, 999, 1000, 4096, 30_000, 65_535, 65_536})
    void tablesHoldThePoissonLaw(long count) {
        for (double share : new double[] {0.05508, 0.2094, 0.75, 0.9, 0.975, 0.999, 0.999999}) {
            PoissonTables tables = new PoissonTables(new long[] {count}, share);
            PoissonDistribution poisson = new PoissonDistribution(share * count);
            double[] law = law(tables, 0);
            double tolerance = 0x1p-48 + 0x1p-53 * law.length;
            double distance = 0;
            double inside = 0;
            for (int value = 0; value < law.length; value++) {
                double expected = poisson.probability(value);
                assertEquals(expected, law[value], tolerance + 2e-13 * expected, value + " with mean " + share * count);
                distance += Math.abs(expected - law[value]) / 2;
                inside += expected;
            }
            assertTrue(distance < tolerance + 2e-13, "distance " + distance + " with mean " + share * count);
            assertEquals(1, inside, 2e-12, "Commons Math's probability of what the table covers");
        }
    }

    @Test
    void whatTheTableLeavesOutIsNegligible() {
        for (long count : new long[] {1, 2, 5, 10, 100, 10_000, 65_536}) {
            PoissonTables tables = new PoissonTables(new long[] {count}, 0.9);
            PoissonDistribution poisson = new PoissonDistribution(0.9 * count);
            int low = tables.lowest(0);
            int high = low + tables.length(0) - 1;
            double beyond = 0;
            for (int step = 1; step < 2000; step++) {
                beyond += low - step >= 0 ? poisson.probability(low - step) : 0;
                beyond += poisson.probability(high + step);
            }
            assertTrue(beyond < 0x1p-60, count + ": " + beyond);
        }
    }

    @Test
    void cellsWithTheSameCountHaveTheSameLaw() {
        PoissonTables tables = new PoissonTables(new long[] {5, 7, 5, 7, 5}, 0.5);
        assertArrayEquals(law(tables, 0), law(tables, 2));
        assertArrayEquals(law(tables, 0), law(tables, 4));
        assertArrayEquals(law(tables, 1), law(tables, 3));
    }

    /** Cells of all kinds side by side; false alarms 3 · 4e-8. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void drawsFollowThePoissonLaw(long seed) {
        long[] counts = {1, 3, 10, 300};
        double share = 0.9;
        PoissonTables tables = new PoissonTables(counts, share);
        int draws = 400_000;
        int[][] seen = new int[counts.length][500];
        SplittableRandom random = Streams.of(seed, 0);
        long[] drawn = new long[counts.length];
        for (int draw = 0; draw < draws; draw++) {
            long sum = tables.draw(random, drawn);
            long check = 0;
            for (int cell = 0; cell < drawn.length; cell++) {
                check += drawn[cell];
                seen[cell][(int) drawn[cell]]++;
            }
            assertEquals(check, sum);
        }
        for (int cell = 0; cell < counts.length; cell++) {
            PoissonDistribution poisson = new PoissonDistribution(share * counts[cell]);
            double[] probabilities = new double[500];
            for (int value = 0; value < 500; value++) {
                probabilities[value] = poisson.probability(value);
            }
            Plausibility.requireMultinomial(seen[cell], probabilities, 1e-8, "count " + counts[cell]);
        }
    }

    @Test
    void aShareOfZeroDrawsNothing() {
        long[] drawn = {9, 9, 9};
        assertEquals(0, new PoissonTables(new long[] {1, 2, 3}, 0).draw(Streams.of(1, 1), drawn));
        assertArrayEquals(new long[3], drawn);
    }

    /**
     * A count just below and one just above the largest with a table follow one law: the sums of 20,000 draws are
     * normal; false alarms 4 · 1e-8.
     */
    @Test
    void aTableAndTheRejectionSamplerMeet() {
        long[] counts = {65_536, 65_537};
        PoissonTables tables = new PoissonTables(counts, 0.99);
        assertTrue(tables.length(0) > 0 && tables.length(1) == 0, "one count on each side of the largest table");
        int draws = 20_000;
        double[] sum = new double[2];
        double[] squares = new double[2];
        long[] drawn = new long[2];
        SplittableRandom random = Streams.of(3, 0);
        for (int draw = 0; draw < draws; draw++) {
            tables.draw(random, drawn);
            for (int cell = 0; cell < 2; cell++) {
                double deviation = drawn[cell] - 0.99 * counts[cell];
                sum[cell] += deviation;
                squares[cell] += deviation * deviation;
            }
        }
        for (int cell = 0; cell < 2; cell++) {
            double variance = 0.99 * counts[cell];
            Plausibility.requireNormal(sum[cell], 0, Math.sqrt(draws * variance), 1e-8, "mean of cell " + cell);
            Plausibility.requireNormal(
                    squares[cell],
                    draws * variance,
                    variance * Math.sqrt(2.0 * draws),
                    1e-8,
                    "variance of cell " + cell);
        }
    }
}
