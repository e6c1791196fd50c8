package org.podium.stats.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Poisson(λ c) draws for many cells. The law depends on the count c alone, so cells with the same count share an alias
 * table. Counts too large for a table are drawn by {@link LargePoisson}.
 *
 * <p>A table covers the values whose probability is at least 2⁻⁷⁰ of the largest; the rest has a probability of less
 * than 2⁻⁶⁰ together. A column is one long: 48 bits of threshold, 16 bits of alias, so that the law of a draw differs
 * from the Poisson law by 2⁻⁴⁸ in any event, beside the rounding of sums.
 */
final class PoissonTables {
    /** The largest count with a table: about 5,000 columns of 8 bytes. */
    private static final long LARGEST = 1 << 16;

    /** Some 20 standard deviations of the largest count, with room. */
    private static final int LONGEST = 1 << 13;

    private static final double NEGLIGIBLE = 0x1p-70;

    private final double share;
    private final long[] columns;
    private final int[] start;
    private final int[] length;
    private final int[] lowest;
    private final long[] counts;

    PoissonTables(long[] counts, double share) {
        this.share = share;
        this.counts = counts;
        start = new int[counts.length];
        length = new int[counts.length];
        lowest = new int[counts.length];
        Map<Long, Integer> firstCell = new HashMap<>();
        long[] built = new long[1024];
        int used = 0;
        double[] work = new double[LONGEST];
        for (int cell = 0; cell < counts.length; cell++) {
            if (share == 0 || counts[cell] > LARGEST) {
                continue; // length 0 sends the draw elsewhere
            }
            Integer same = firstCell.putIfAbsent(counts[cell], cell);
            if (same != null) {
                start[cell] = start[same];
                length[cell] = length[same];
                lowest[cell] = lowest[same];
                continue;
            }
            double mean = share * counts[cell];
            int below = below(mean, work);
            double[] weights = weights(mean, below, work);
            lowest[cell] = (int) mean - below;
            start[cell] = used;
            length[cell] = weights.length;
            built = used + weights.length > built.length
                    ? Arrays.copyOf(built, Math.max(2 * built.length, used + weights.length))
                    : built;
            build(weights, built, used);
            used += weights.length;
        }
        columns = Arrays.copyOf(built, used);
    }

    /**
     * Writes the probabilities of values from the mode downwards, relative to the mode's, from the end of an array.
     *
     * @return how many values below the mode have a probability that is not negligible
     */
    private static int below(double mean, double[] into) {
        int mode = (int) mean;
        double inverse = 1 / mean;
        double relative = 1;
        int steps = 0;
        into[LONGEST - 1] = 1;
        while (relative > NEGLIGIBLE && steps < mode) {
            relative *= (mode - steps) * inverse;
            steps++;
            into[LONGEST - 1 - steps] = relative;
        }
        return steps;
    }

    /** All probabilities relative to the mode's: those below it, which are at the end of an array, and those above. */
    private static double[] weights(double mean, int below, double[] work) {
        int mode = (int) mean;
        double relative = 1;
        int above = 0;
        while (relative > NEGLIGIBLE) {
            above++;
            relative *= mean / (mode + above);
            work[above - 1] = relative; // the two parts do not meet, see LONGEST
        }
        double[] weight = new double[below + 1 + above];
        System.arraycopy(work, LONGEST - 1 - below, weight, 0, below + 1);
        System.arraycopy(work, 0, weight, below + 1, above);
        return weight;
    }

    private static void build(double[] weights, long[] into, int at) {
        AliasTable table = new AliasTable(weights);
        for (int i = 0; i < weights.length; i++) {
            into[at + i] = (table.threshold(i) >>> 15) << 16 | table.alias(i);
        }
    }

    /** The number of columns of a cell's table; 0 if it is drawn without one. */
    int length(int cell) {
        return length[cell];
    }

    /** The value of a cell's first column. */
    int lowest(int cell) {
        return lowest[cell];
    }

    /** The part of a column that is the column's own, as a fraction of 2⁴⁸. */
    long threshold(int cell, int column) {
        return columns[start[cell] + column] >>> 16;
    }

    int alias(int cell, int column) {
        return (int) (columns[start[cell] + column] & 0xFFFF);
    }

    /** Writes one draw a cell and returns their sum. */
    long draw(SplittableRandom random, long[] drawn) {
        long sum = 0;
        for (int cell = 0; cell < drawn.length; cell++) {
            long value = length[cell] > 0 ? fromTable(random.nextLong(), cell) : withoutTable(random, cell);
            drawn[cell] = value;
            sum += value;
        }
        return sum;
    }

    private long fromTable(long random, int cell) {
        long bits = random >>> 1;
        long width = (long) length[cell] << 1;
        int index = (int) Math.multiplyHigh(bits, width);
        long rest = (bits * width) >>> 16;
        long column = columns[start[cell] + index];
        return lowest[cell] + (rest < column >>> 16 ? index : column & 0xFFFF);
    }

    private long withoutTable(SplittableRandom random, int cell) {
        return share == 0 ? 0 : LargePoisson.draw(random, share * counts[cell]);
    }
}
