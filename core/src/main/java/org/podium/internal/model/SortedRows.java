package org.podium.internal.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.podium.execution.Execution;
import org.podium.internal.kernel.Kernels;
import org.podium.internal.parallel.ParallelTasks;

/**
 * A copy of the rows that count, sorted by unordered pair, covariates scaled, for the many passes of a bootstrap. Scores and
 * covariates are those of the pair's lower roster index. Rows of one pair within a block of {@link RowBlock#SIZE} rows are a
 * segment: what goes to competitors is added up a segment at a time.
 *
 * <p>Memory: 8 bytes a row and covariate, 9 more, and 8 each for counts and weights where they are not 1. Immutable and
 * thread-safe.
 */
public final class SortedRows {
    final int competitors;
    final int rows;
    final double[][] covariate;
    final byte[] halves;
    final double @Nullable [] voteWeight;

    /** Of each segment its end, and its pair. */
    final int[] end;

    final int[] low;
    final int[] high;

    /** Where the segments of each block start, and the number of all of them. */
    final int[] firstSegment;

    private final long @Nullable [] count;
    private final int[] logRow;
    private final int rowsOfLog;

    private SortedRows(CovariateRows source, long[] entries, Execution execution) {
        competitors = source.competitors();
        rows = entries.length;
        rowsOfLog = source.rows();
        logRow = new int[rows];
        halves = new byte[rows];
        int blocks = (rows + RowBlock.SIZE - 1) / RowBlock.SIZE;
        firstSegment = new int[blocks + 1];
        int[] ends = new int[rows];
        int segments = 0;
        for (int k = 0; k < rows; k++) {
            int row = RowOrder.row(entries[k]);
            logRow[k] = row;
            halves[k] = (byte) RowOrder.halves(entries[k]);
            boolean last = k + 1 == rows || !RowOrder.samePair(entries[k], entries[k + 1]);
            boolean full = (k + 1) % RowBlock.SIZE == 0 || k + 1 == rows;
            if (last || full) {
                ends[segments++] = k + 1;
            }
            if (full) {
                firstSegment[k / RowBlock.SIZE + 1] = segments;
            }
        }
        double[] counts = source.count;
        count = counts == null
                ? null
                : Arrays.stream(logRow).mapToLong(row -> (long) counts[row]).toArray();
        double[] weights = source.voteWeight;
        voteWeight = weights == null
                ? null
                : Arrays.stream(logRow).mapToDouble(row -> weights[row]).toArray();
        end = Arrays.copyOf(ends, segments);
        low = new int[segments];
        high = new int[segments];
        for (int s = 0; s < segments; s++) {
            low[s] = RowOrder.low(entries[end[s] - 1]);
            high[s] = RowOrder.high(entries[end[s] - 1]);
        }
        covariate = new double[source.covariates()][];
        ParallelTasks.run(execution, covariate.length, m -> covariate[m] = sorted(source, entries, m));
    }

    private static double[] sorted(CovariateRows source, long[] entries, int m) {
        double[] unsorted = new double[source.rows()];
        source.columns[m].copy(0, unsorted.length, unsorted);
        double[] sorted = new double[entries.length];
        for (int k = 0; k < sorted.length; k++) {
            double value = unsorted[RowOrder.row(entries[k])] - source.centre[m];
            sorted[k] = RowOrder.sign(entries[k]) * value / source.unit[m];
        }
        return sorted;
    }

    static SortedRows of(CovariateRows source, Execution execution) {
        return new SortedRows(source, RowOrder.of(source, execution), execution);
    }

    /** The number of rows. */
    public int size() {
        return rows;
    }

    /** How often each row counts, or null if all do once. */
    public long @Nullable [] counts() {
        return count == null ? null : count.clone();
    }

    /** How often each row was drawn. */
    @FunctionalInterface
    public interface Counts {
        /** The count of a row. */
        double of(int row);
    }

    /** Counts times the weights of votes. */
    CovariateColumn weights(Counts counts) {
        double[] own = voteWeight;
        if (own == null) {
            return (from, length, target) -> {
                for (int k = 0; k < length; k++) {
                    target[k] = counts.of(from + k);
                }
            };
        }
        return (from, length, target) -> {
            for (int k = 0; k < length; k++) {
                target[k] = counts.of(from + k) * own[from + k];
            }
        };
    }

    double totalWeight(CovariateColumn weights) {
        double[] block = new double[RowBlock.SIZE];
        double total = 0;
        for (int from = 0; from < rows; from += RowBlock.SIZE) {
            int size = Math.min(RowBlock.SIZE, rows - from);
            weights.copy(from, size, block);
            total += Kernels.active().sum(block, 0, size);
        }
        return total;
    }

    /** Puts counts into the order of the log. */
    public long[] inOrderOfLog(Counts counts) {
        long[] ordered = new long[rowsOfLog];
        for (int k = 0; k < rows; k++) {
            ordered[logRow[k]] = (long) counts.of(k);
        }
        return ordered;
    }

    /** The first row of a pair at or after a segment's start, found by binary search over pairs; −1 if the pair never met. */
    int firstRow(int lower, int higher) {
        int from = 0;
        int to = end.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            boolean before = low[middle] < lower || (low[middle] == lower && high[middle] < higher);
            from = before ? middle + 1 : from;
            to = before ? to : middle;
        }
        boolean found = from < end.length && low[from] == lower && high[from] == higher;
        return found ? (from == 0 ? 0 : end[from - 1]) : -1;
    }

    /**
     * Whether a pair has a drawn vote that one side won or tied.
     *
     * @param drawn counts of the rows
     */
    public boolean hasResult(int winner, int loser, Counts drawn) {
        int lower = Math.min(winner, loser);
        int higher = Math.max(winner, loser);
        int lost = winner < loser ? 0 : 2;
        int row = firstRow(lower, higher);
        for (int segment = segmentOf(row); row >= 0 && segment < end.length; segment++) {
            if (low[segment] != lower || high[segment] != higher) {
                return false;
            }
            for (; row < end[segment]; row++) {
                if (drawn.of(row) > 0 && halves[row] != lost) {
                    return true;
                }
            }
        }
        return false;
    }

    private int segmentOf(int row) {
        int found = Arrays.binarySearch(end, row + 1);
        return found >= 0 ? found : -found - 1;
    }
}
