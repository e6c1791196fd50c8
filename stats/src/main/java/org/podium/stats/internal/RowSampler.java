package org.podium.stats.internal;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws n rows out of n with replacement, in about a nanosecond a row: {@link MultinomialSampler} for cells that all have
 * the count 1. A 64-bit number serves eight cells. A byte stands for a Poisson count as far as whole 256ths go; the bytes
 * left over, about one in a hundred, lead to the law of what is missing, drawn from an alias table.
 *
 * <p>Immutable; threads share it, each with its own random stream.
 */
final class RowSampler {
    /** Poisson counts above this have a probability below 2⁻⁷⁰. */
    private static final int LARGEST = 20;

    private static final int BYTES = 256;
    private static final double DEVIATIONS = 2.5;
    private static final byte REST = -1;

    private final byte[] ofByte = new byte[BYTES];
    private final AliasTable rest;

    /** A sampler of so many rows, at least one. */
    RowSampler(int rows) {
        double mean = Math.max(0, 1 - DEVIATIONS / Math.sqrt(rows));
        double[] missing = new double[LARGEST + 1];
        double probability = Math.exp(-mean);
        int used = 0;
        for (int count = 0; count <= LARGEST; count++) {
            int whole = (int) (probability * BYTES);
            Arrays.fill(ofByte, used, used + whole, (byte) count);
            used += whole;
            missing[count] = probability * BYTES - whole;
            probability *= mean / (count + 1);
        }
        Arrays.fill(ofByte, used, BYTES, REST);
        missing[0] += used == BYTES ? 1 : 0; // a table that no byte leads to
        rest = new AliasTable(missing);
    }

    /** Writes how often each row is drawn; more than 127 times has a probability below 2⁻⁷⁰⁰. */
    void draw(SplittableRandom random, byte[] drawn) {
        long sum;
        do {
            sum = poisson(random, drawn);
        } while (sum > drawn.length);
        for (long missing = drawn.length - sum; missing > 0; missing--) {
            drawn[Streams.index(random, drawn.length)]++;
        }
    }

    private long poisson(SplittableRandom random, byte[] drawn) {
        long sum = 0;
        long bits = 0;
        for (int row = 0; row < drawn.length; row++) {
            bits = (row & 7) == 0 ? random.nextLong() : bits >>> 8;
            int count = ofByte[(int) bits & 255];
            if (count == REST) {
                count = rest.draw(random);
            }
            drawn[row] = (byte) count;
            sum += count;
        }
        return sum;
    }
}
