package org.podium.votes;

/** Sorts row numbers by a column of longs without boxing; rows with equal keys keep their order. */
final class StableOrder {
    private StableOrder() {}

    static boolean isAscending(long[] keys) {
        for (int i = 1; i < keys.length; i++) {
            if (keys[i - 1] > keys[i]) {
                return false;
            }
        }
        return true;
    }

    /** The rows in ascending order of their keys: a merge sort from the bottom up. */
    static int[] ascending(long[] keys) {
        int[] rows = new int[keys.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i;
        }
        int[] merged = new int[rows.length];
        for (long run = 1; run < rows.length; run *= 2) {
            for (long from = 0; from < rows.length; from += 2 * run) {
                int middle = (int) Math.min(from + run, rows.length);
                int to = (int) Math.min(from + 2 * run, rows.length);
                merge(keys, rows, (int) from, middle, to, merged);
            }
            int[] swap = rows;
            rows = merged;
            merged = swap;
        }
        return rows;
    }

    private static void merge(long[] keys, int[] rows, int from, int middle, int to, int[] merged) {
        int left = from;
        int right = middle;
        for (int at = from; at < to; at++) {
            // The left run wins a draw: that is what makes the sort stable.
            boolean takeLeft = left < middle && (right == to || keys[rows[left]] <= keys[rows[right]]);
            merged[at] = takeLeft ? rows[left++] : rows[right++];
        }
    }
}
