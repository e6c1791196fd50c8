package org.podium.votes;

/** A column of whole numbers, one a row. Immutable and thread-safe. */
final class LongColumn {
    private final long[] values;

    /** Takes an array, which it keeps. */
    LongColumn(long[] values) {
        this.values = values;
    }

    long value(int row) {
        return values[row];
    }

    LongColumn take(int[] rows) {
        long[] taken = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            taken[i] = values[rows[i]];
        }
        return new LongColumn(taken);
    }

    boolean isAscending() {
        for (int i = 1; i < values.length; i++) {
            if (values[i - 1] > values[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * The rows in ascending order of their values, those with equal values in the order they have: a merge sort from
     * the bottom up, without boxing.
     */
    int[] stableOrder() {
        int[] rows = new int[values.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i;
        }
        int[] merged = new int[rows.length];
        for (long run = 1; run < rows.length; run *= 2) {
            for (long from = 0; from < rows.length; from += 2 * run) {
                int middle = (int) Math.min(from + run, rows.length);
                int to = (int) Math.min(from + 2 * run, rows.length);
                merge(rows, (int) from, middle, to, merged);
            }
            int[] swap = rows;
            rows = merged;
            merged = swap;
        }
        return rows;
    }

    private void merge(int[] rows, int from, int middle, int to, int[] merged) {
        int left = from;
        int right = middle;
        for (int at = from; at < to; at++) {
            // The left run wins a draw: that is what makes the sort stable.
            boolean takeLeft = left < middle && (right == to || values[rows[left]] <= values[rows[right]]);
            merged[at] = takeLeft ? rows[left++] : rows[right++];
        }
    }
}
