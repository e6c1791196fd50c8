package org.podium.votes;

import java.util.ArrayList;
import java.util.List;

/**
 * A growing column of longs, kept in chunks so that growing never copies: filling a column needs no more memory than
 * the column itself. Confined to one thread.
 */
final class LongChunks {
    private static final int FIRST_CHUNK = 16;
    private static final int LARGEST_CHUNK = 1 << 16;

    private final List<long[]> full = new ArrayList<>();
    private long[] current = new long[FIRST_CHUNK];
    private int used;
    private int size;

    int size() {
        return size;
    }

    void add(long value) {
        if (used == current.length) {
            full.add(current);
            current = new long[Math.min(current.length * 2, LARGEST_CHUNK)];
            used = 0;
        }
        size = Math.incrementExact(size);
        current[used++] = value;
    }

    /** Receives the elements in order. */
    interface Visitor {
        void value(int row, long value);
    }

    void forEach(Visitor visitor) {
        int row = 0;
        for (long[] chunk : full) {
            for (long value : chunk) {
                visitor.value(row++, value);
            }
        }
        for (int i = 0; i < used; i++) {
            visitor.value(row++, current[i]);
        }
    }

    long[] toArray() {
        long[] values = new long[size];
        int at = 0;
        for (long[] chunk : full) {
            System.arraycopy(chunk, 0, values, at, chunk.length);
            at += chunk.length;
        }
        System.arraycopy(current, 0, values, at, used);
        return values;
    }
}
