package org.podium.stats.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.podium.stats.testing.Plausibility;

class MultinomialSamplerTest {

    static List<long[]> boards() {
        List<long[]> boards = new ArrayList<>();
        for (int total = 1; total <= 10; total++) {
            boards.add(new long[] {total});
            long[] ones = new long[total];
            Arrays.fill(ones, 1);
            boards.add(ones);
        }
        boards.add(new long[] {1, 1_000_000, 3});
        boards.add(new long[] {1_000_000_000, 1, 70_000, 2, 65_536, 65_537});
        boards.add(new long[] {1L << 40, 12, 1L << 39});
        long[] wide = new long[4098];
        Arrays.setAll(wide, i -> 1 + i % 7);
        boards.add(wide);
        return boards;
    }

    @ParameterizedTest
    @MethodSource("boards")
    void everyDrawHasAsManyVotesAsTheBoard(long[] counts) {
        MultinomialSampler sampler = new MultinomialSampler(counts);
        long total = Arrays.stream(counts).sum();
        long[] drawn = new long[counts.length];
        for (int draw = 0; draw < 20; draw++) {
            sampler.draw(Streams.of(5, draw), drawn);
            assertEquals(total, Arrays.stream(drawn).sum());
            assertTrue(Arrays.stream(drawn).allMatch(value -> value >= 0));
        }
    }

    @Test
    void aBoardOfOneCellIsAlwaysDrawnWhole() {
        for (long count : new long[] {1, 6, 7, 10, 1000, 65_536, 65_537, 1_000_000_000}) {
            long[] drawn = new long[1];
            new MultinomialSampler(new long[] {count}).draw(Streams.of(count, 0), drawn);
            assertArrayEquals(new long[] {count}, drawn);
        }
    }

    static List<long[]> smallBoards() {
        return List.of(
                new long[] {1, 2},
                new long[] {2, 1, 1},
                new long[] {1, 1, 1, 1, 1},
                new long[] {5, 1},
                new long[] {3, 2, 2}, // seven votes: the first total with Poisson draws
                new long[] {6, 3},
                new long[] {1, 2, 3, 4},
                new long[] {14, 3, 8});
    }

    /**
     * Every vector that can be drawn, against its exact probability N! Π (c_i / N)^{v_i} / v_i!. False alarms: 8 boards
     * with 2 seeds at 1e-8 each.
     */
    @ParameterizedTest
    @MethodSource("smallBoards")
    void vectorsHaveTheirMultinomialProbabilities(long[] counts) {
        List<long[]> vectors = new ArrayList<>();
        int total = (int) Arrays.stream(counts).sum();
        enumerate(new long[counts.length], 0, total, vectors);
        Map<Long, Integer> number = new HashMap<>();
        double[] probabilities = new double[vectors.size()];
        for (int i = 0; i < probabilities.length; i++) {
            number.put(key(vectors.get(i)), i);
            double log = CombinatoricsUtils.factorialLog(total);
            for (int cell = 0; cell < counts.length; cell++) {
                int times = (int) vectors.get(i)[cell];
                log += times * Math.log((double) counts[cell] / total) - CombinatoricsUtils.factorialLog(times);
            }
            probabilities[i] = Math.exp(log);
        }
        assertEquals(1, Arrays.stream(probabilities).sum(), 1e-12, "all vectors");
        for (long seed = 1; seed <= 2; seed++) {
            MultinomialSampler sampler = new MultinomialSampler(counts);
            SplittableRandom random = Streams.of(seed, total);
            int[] seen = new int[probabilities.length];
            long[] drawn = new long[counts.length];
            for (int draw = 0; draw < 200_000; draw++) {
                sampler.draw(random, drawn);
                seen[number.get(key(drawn))]++;
            }
            Plausibility.requireMultinomial(seen, probabilities, 1e-8, Arrays.toString(counts) + " seed " + seed);
        }
    }

    private static long key(long[] vector) {
        long key = 0;
        for (long value : vector) {
            key = 32 * key + value;
        }
        return key;
    }

    private static void enumerate(long[] vector, int cell, long left, List<long[]> into) {
        if (cell == vector.length - 1) {
            vector[cell] = left;
            into.add(vector.clone());
            return;
        }
        for (long value = 0; value <= left; value++) {
            vector[cell] = value;
            enumerate(vector, cell + 1, left - value, into);
        }
    }

    static List<long[]> largeBoards() {
        return List.of(
                new long[] {600_000, 300_000, 99_000, 990, 10},
                new long[] {700_000_000, 200_000_000, 99_000_000, 999_000, 1000},
                new long[] {40, 60, 100, 800, 9000});
    }

    /**
     * Means N p, variances N p (1 − p) and covariances −N p q of five cells. The rarest cell is compared by its mean
     * alone. False alarms: 3 boards with 20 comparisons at 2e-10 if sums of squares were normal, and up to ten times that
     * since they are a little skewed.
     */
    @ParameterizedTest
    @MethodSource("largeBoards")
    void momentsAreMultinomial(long[] counts) {
        double n = Arrays.stream(counts).sum();
        int draws = n > 1e8 ? 2000 : 20_000;
        MultinomialSampler sampler = new MultinomialSampler(counts);
        SplittableRandom random = Streams.of(77, (long) n);
        double[] sum = new double[counts.length];
        double[][] products = new double[counts.length][counts.length];
        long[] drawn = new long[counts.length];
        for (int draw = 0; draw < draws; draw++) {
            sampler.draw(random, drawn);
            for (int i = 0; i < counts.length; i++) {
                sum[i] += drawn[i] - counts[i];
                for (int j = 0; j <= i; j++) {
                    products[i][j] += (double) (drawn[i] - counts[i]) * (drawn[j] - counts[j]);
                }
            }
        }
        for (int i = 0; i < counts.length; i++) {
            double p = counts[i] / n;
            double variance = n * p * (1 - p);
            Plausibility.requireNormal(sum[i], 0, Math.sqrt(draws * variance), 2e-10, "mean of cell " + i);
            for (int j = 0; j <= i && counts[i] > 30; j++) {
                double q = counts[j] / n;
                double expected = i == j ? variance : -n * p * q;
                double deviation = Math.sqrt(variance * n * q * (1 - q) + expected * expected);
                Plausibility.requireNormal(
                        products[i][j], draws * expected, deviation * Math.sqrt(draws), 2e-10, "cells " + i + ", " + j);
            }
        }
    }

    @Test
    void theSameStreamGivesTheSameVotes() {
        long[] counts = {3, 70_000, 500, 1};
        long[] once = new long[4];
        long[] again = new long[4];
        MultinomialSampler sampler = new MultinomialSampler(counts);
        sampler.draw(Streams.of(1, 2), once);
        sampler.draw(Streams.of(1, 3), again);
        new MultinomialSampler(counts).draw(Streams.of(1, 2), again);
        assertArrayEquals(once, again);
    }
}
