package org.podium.votes;

import java.util.Arrays;

/**
 * The counts of a tally's cells, one for each cell and outcome, as bytes, ints or longs: the narrowest that hold them all, so
 * equal counts have equal forms. Written by whoever makes it, then never again.
 */
final class CellCounts {
    private final byte[] bytes;
    private final int[] ints;
    private final long[] longs;
    private final int length;

    /** Counts of 0; the largest that will be set decides the width. */
    CellCounts(int cells, long largest) {
        length = Math.multiplyExact(cells, Tally.OUTCOMES);
        bytes = new byte[largest <= Byte.MAX_VALUE ? length : 0];
        ints = new int[largest > Byte.MAX_VALUE && largest <= Integer.MAX_VALUE ? length : 0];
        longs = new long[largest > Integer.MAX_VALUE ? length : 0];
    }

    static CellCounts of(long[] counts) {
        long largest = 0;
        for (long count : counts) {
            largest = Math.max(largest, count);
        }
        CellCounts result = new CellCounts(counts.length / Tally.OUTCOMES, largest);
        for (int i = 0; i < counts.length; i++) {
            result.set(i, counts[i]);
        }
        return result;
    }

    void set(int index, long count) {
        if (bytes.length > 0) {
            bytes[index] = (byte) count;
        } else if (ints.length > 0) {
            ints[index] = (int) count;
        } else {
            longs[index] = count;
        }
    }

    long get(int index) {
        return bytes.length > 0 ? bytes[index] : ints.length > 0 ? ints[index] : longs[index];
    }

    /** The number of battles; too many are an error. */
    long total() {
        long total = 0;
        for (int i = 0; i < length; i++) {
            long count = get(i);
            Tally.requireTotal(count);
            total += count;
            Tally.requireTotal(total);
        }
        return total;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CellCounts counts
                && Arrays.equals(bytes, counts.bytes)
                && Arrays.equals(ints, counts.ints)
                && Arrays.equals(longs, counts.longs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes) + Arrays.hashCode(ints) + Arrays.hashCode(longs);
    }
}
