package org.podium.internal.model;

import java.util.Arrays;
import org.podium.execution.Execution;
import org.podium.internal.parallel.ParallelTasks;

/**
 * The rows of a covariate model that count, sorted by unordered pair, those of a pair in the order of the log. A row is one long: from
 * the top the higher and the lower roster index, whether the higher one was first, twice the score of the lower one, and
 * the row number.
 *
 * <p>Two counting sorts by one index each. Rows are cut into slices of a fixed size, so the result does not depend on the
 * number of threads. Cost: five passes over the rows, 16 bytes a row, of which 8 are kept.
 */
final class RowOrder {
    private static final int ROW_BITS = 31;
    private static final int SCORE_AT = ROW_BITS;
    private static final int FLIPPED_AT = SCORE_AT + 2;
    private static final int LOW_AT = FLIPPED_AT + 1;
    private static final int INDEX_BITS = 14;
    private static final int HIGH_AT = LOW_AT + INDEX_BITS;
    private static final int INDEX_MASK = (1 << INDEX_BITS) - 1;

    /** Rows a slice: short enough for many threads, long enough to outweigh its counters. */
    private static final int SLICE = 1 << 16;

    private final int competitors;
    private final Execution execution;

    private RowOrder(int competitors, Execution execution) {
        this.competitors = competitors;
        this.execution = execution;
    }

    /**
     * Sorts the rows that count.
     *
     * @throws IllegalArgumentException if there are more competitors than the indices can number
     */
    static long[] of(CovariateRows rows, Execution execution) {
        if (rows.competitors() > INDEX_MASK) {
            throw new IllegalArgumentException("covariates are resampled for at most " + INDEX_MASK + " competitors");
        }
        return new RowOrder(rows.competitors(), execution).sorted(rows);
    }

    static int row(long entry) {
        return (int) (entry & Integer.MAX_VALUE);
    }

    /** Twice the score of the lower index. */
    static int halves(long entry) {
        return (int) (entry >>> SCORE_AT) & 3;
    }

    /** −1 if the higher index was first, so that covariates change their sign. */
    static double sign(long entry) {
        return (entry >>> FLIPPED_AT & 1) == 0 ? 1 : -1;
    }

    static int low(long entry) {
        return (int) (entry >>> LOW_AT) & INDEX_MASK;
    }

    static int high(long entry) {
        return (int) (entry >>> HIGH_AT);
    }

    static boolean samePair(long entry, long other) {
        return entry >>> LOW_AT == other >>> LOW_AT;
    }

    private long[] sorted(CovariateRows rows) {
        long[] entries = new long[rows.rows()];
        forEachSlice(entries.length, (slice, from, to) -> {
            for (int row = from; row < to; row++) {
                entries[row] = rows.counts(row) ? entry(rows, row) : dropped(row);
            }
        });
        long[] sorted = new long[entries.length];
        sort(entries, sorted, HIGH_AT);
        int[] start = sort(sorted, entries, LOW_AT);
        return Arrays.copyOf(entries, start[competitors]);
    }

    private static long entry(CovariateRows rows, int row) {
        int first = rows.log.firstIndex(row);
        int second = rows.log.secondIndex(row);
        boolean flipped = first > second;
        int ofFirst = RowBlock.halves(rows.log.outcomeCode(row));
        long score = flipped ? 2 - ofFirst : ofFirst;
        long pair = (long) Math.max(first, second) << INDEX_BITS | Math.min(first, second);
        return pair << LOW_AT | (flipped ? 1L << FLIPPED_AT : 0) | score << SCORE_AT | row;
    }

    /** Behind all competitors. */
    private long dropped(int row) {
        return ((long) competitors << INDEX_BITS | competitors) << LOW_AT | row;
    }

    /** Sorts by the index at a bit, stably; returns where each index starts. */
    private int[] sort(long[] entries, long[] sorted, int at) {
        int slices = slices(entries.length);
        int[][] next = new int[slices][competitors + 1];
        forEachSlice(entries.length, (slice, from, to) -> {
            int[] counts = next[slice];
            for (int i = from; i < to; i++) {
                counts[(int) (entries[i] >>> at) & INDEX_MASK]++;
            }
        });
        int[] start = new int[competitors + 1];
        int total = 0;
        for (int index = 0; index <= competitors; index++) {
            start[index] = total;
            for (int slice = 0; slice < slices; slice++) {
                int count = next[slice][index];
                next[slice][index] = total;
                total += count;
            }
        }
        forEachSlice(entries.length, (slice, from, to) -> {
            int[] place = next[slice];
            for (int i = from; i < to; i++) {
                sorted[place[(int) (entries[i] >>> at) & INDEX_MASK]++] = entries[i];
            }
        });
        return start;
    }

    private static int slices(int rows) {
        return (rows + SLICE - 1) / SLICE;
    }

    @FunctionalInterface
    private interface SliceBody {
        void run(int slice, int from, int to);
    }

    private void forEachSlice(int rows, SliceBody body) {
        ParallelTasks.run(
                execution, slices(rows), slice -> body.run(slice, slice * SLICE, Math.min(rows, (slice + 1) * SLICE)));
    }
}
