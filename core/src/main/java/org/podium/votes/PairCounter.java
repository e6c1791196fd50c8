package org.podium.votes;

import java.util.Arrays;

/**
 * A hash table from an ordered pair of indices to four counts: open addressing over primitive arrays, so that counting
 * a vote allocates nothing. Confined to one thread.
 */
final class PairCounter {
    private static final long FREE = -1;

    private long[] keys = new long[64];
    private long[] counts = new long[64 * Tally.OUTCOMES];
    private int size;

    PairCounter() {
        Arrays.fill(keys, FREE);
    }

    int size() {
        return size;
    }

    void add(int first, int second, int outcome, long count) {
        int at = slot(first, second) * Tally.OUTCOMES + outcome;
        counts[at] = Math.addExact(counts[at], count);
    }

    void add(int first, int second, long firstWins, long secondWins, long ties, long bothBad) {
        int at = slot(first, second) * Tally.OUTCOMES;
        counts[at] = Math.addExact(counts[at], firstWins);
        counts[at + 1] = Math.addExact(counts[at + 1], secondWins);
        counts[at + 2] = Math.addExact(counts[at + 2], ties);
        counts[at + 3] = Math.addExact(counts[at + 3], bothBad);
    }

    /** Receives each pair that was touched, in no particular order, with the offset of its counts. */
    interface PairVisitor {
        void pair(int first, int second, long[] counts, int offset);
    }

    void forEach(PairVisitor visitor) {
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != FREE) {
                visitor.pair((int) (keys[slot] >>> 32), (int) keys[slot], counts, slot * Tally.OUTCOMES);
            }
        }
    }

    private int slot(int first, int second) {
        long key = (long) first << 32 | second;
        int slot = probe(key);
        if (keys[slot] == FREE) {
            if (size >= keys.length - keys.length / 4) {
                grow();
                slot = probe(key);
            }
            keys[slot] = key;
            size++;
        }
        return slot;
    }

    private int probe(long key) {
        int mask = keys.length - 1;
        long hash = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (hash >>> 32) & mask;
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldCounts = counts;
        keys = new long[oldKeys.length * 2];
        counts = new long[keys.length * Tally.OUTCOMES];
        Arrays.fill(keys, FREE);
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldKeys[old] != FREE) {
                int slot = probe(oldKeys[old]);
                keys[slot] = oldKeys[old];
                System.arraycopy(oldCounts, old * Tally.OUTCOMES, counts, slot * Tally.OUTCOMES, Tally.OUTCOMES);
            }
        }
    }
}
