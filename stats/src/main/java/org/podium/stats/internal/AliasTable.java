package org.podium.stats.internal;

import java.util.SplittableRandom;

/**
 * Draws an index with given probabilities in constant time: Walker's alias method with Vose's set-up, [Vose91]. One
 * 64-bit number a draw: its leading part chooses a column, the rest decides between the column and its alias, which
 * is exact to n / 2⁶³.
 *
 * <p>Immutable; threads share it, each with its own random stream.
 */
public final class AliasTable {
    private final long[] threshold;
    private final int[] alias;

    /**
     * Prepares the table. Cost: linear.
     *
     * @param weights non-negative, not all zero
     */
    public AliasTable(double[] weights) {
        int n = weights.length;
        threshold = new long[n];
        alias = new int[n];
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double scaled = n / total;
        double[] share = new double[n];
        int[] small = new int[n];
        int[] large = new int[n];
        int smalls = 0;
        int larges = 0;
        for (int i = 0; i < n; i++) {
            share[i] = weights[i] * scaled;
            if (share[i] < 1) {
                small[smalls++] = i;
            } else {
                large[larges++] = i;
            }
        }
        while (smalls > 0 && larges > 0) {
            int less = small[--smalls];
            int more = large[larges - 1];
            threshold[less] = (long) (share[less] * 0x1p63);
            alias[less] = more;
            share[more] -= 1 - share[less];
            if (share[more] < 1) {
                larges--;
                small[smalls++] = more;
            }
        }
        while (larges > 0) {
            fill(large[--larges]);
        }
        while (smalls > 0) {
            fill(small[--smalls]); // rounding left it a hair below 1
        }
    }

    private void fill(int column) {
        threshold[column] = Long.MAX_VALUE;
        alias[column] = column;
    }

    /** The part of a column that is the column's own, as a fraction of 2⁶³. */
    long threshold(int column) {
        return threshold[column];
    }

    int alias(int column) {
        return alias[column];
    }

    /**
     * Draws an index.
     *
     * @param random where to draw from: exactly one {@code long}
     * @return an index, with the probability of its weight
     */
    public int draw(SplittableRandom random) {
        long bits = random.nextLong() >>> 1;
        long columns = (long) threshold.length << 1;
        int column = (int) Math.multiplyHigh(bits, columns);
        long rest = (bits * columns) >>> 1;
        return rest < threshold[column] ? column : alias[column];
    }
}
