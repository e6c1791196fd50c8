package org.podium.stats.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.podium.stats.testing.Plausibility;

class RowSamplerTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6, 7, 8, 9, 63, 64, 65, 4098})
    void everyDrawHasAsManyRowsAsTheLog(int rows) {
        byte[] drawn = new byte[rows];
        for (int draw = 0; draw < 20; draw++) {
            new RowSampler(rows).draw(Streams.of(5, draw), drawn);
            int sum = 0;
            for (byte count : drawn) {
                assertTrue(count >= 0);
                sum += count;
            }
            assertEquals(rows, sum);
        }
    }

    @Test
    void oneRowIsDrawnOnce() {
        byte[] drawn = new byte[1];
        new RowSampler(1).draw(Streams.of(1, 0), drawn);
        assertArrayEquals(new byte[] {1}, drawn);
    }

    /**
     * How often two rows are drawn together, one at either end, against the trinomial law. From seven rows on there are
     * Poisson draws, and rows at the ends are served by different bytes. False alarms: 6 sizes at 1e-8 each.
     */
    @ParameterizedTest
    @ValueSource(ints = {2, 5, 7, 12, 65, 1000})
    void twoRowsHaveTheirTrinomialLaw(int rows) {
        int most = Math.min(rows, 6);
        double[] probability = new double[(most + 1) * (most + 1) + 1];
        for (int a = 0; a <= most; a++) {
            for (int b = 0; b <= most && a + b <= rows; b++) {
                int others = rows - a - b;
                double log = CombinatoricsUtils.factorialLog(rows)
                        - CombinatoricsUtils.factorialLog(a)
                        - CombinatoricsUtils.factorialLog(b)
                        - CombinatoricsUtils.factorialLog(others)
                        - (a + b) * Math.log(rows);
                probability[a * (most + 1) + b] =
                        others == 0 ? Math.exp(log) : Math.exp(log) * Math.pow(1 - 2.0 / rows, others);
            }
        }
        int rest = probability.length - 1;
        probability[rest] = Math.max(0, 1 - Arrays.stream(probability).sum());
        int[] seen = new int[probability.length];
        RowSampler sampler = new RowSampler(rows);
        SplittableRandom random = Streams.of(3, rows);
        byte[] drawn = new byte[rows];
        for (int draw = 0; draw < 100_000; draw++) {
            sampler.draw(random, drawn);
            int a = drawn[0];
            int b = drawn[rows - 1];
            seen[a <= most && b <= most ? a * (most + 1) + b : rest]++;
        }
        Plausibility.requireMultinomial(seen, probability, 1e-8, rows + " rows");
    }

    /**
     * Counts of rows by how often they were drawn: N times Binomial(N, 1/N), whatever served them. The number of rows
     * drawn k times has a variance below that of independent rows. False alarms: 6 comparisons at 1e-9.
     */
    @Test
    void manyRowsFollowTheBinomialLaw() {
        int rows = 1 << 16;
        double[] times = new double[6];
        byte[] drawn = new byte[rows];
        RowSampler sampler = new RowSampler(rows);
        int draws = 100;
        for (int draw = 0; draw < draws; draw++) {
            sampler.draw(Streams.of(8, draw), drawn);
            for (byte count : drawn) {
                if (count < times.length) {
                    times[count]++;
                }
            }
        }
        double expected = Math.pow(1 - 1.0 / rows, rows);
        for (int count = 0; count < times.length; count++) {
            double mean = expected * rows * draws;
            Plausibility.requireNormal(times[count], mean, Math.sqrt(mean), 1e-9, "rows drawn " + count + " times");
            expected *= (rows - count) / (count + 1.0) / (rows - 1.0);
        }
    }
}
