package org.podium.stats.internal;

import java.util.Arrays;
import org.podium.internal.solver.PairTable;

/**
 * The cells a bootstrap draws from, for each unordered pair that met, in order of name, its wins, half wins and losses
 * where there are any; and the slots a replicate's pairs are summed in.
 *
 * <p>Slots are rows of opponents with a higher index. Where many of the pairs met, every pair has a slot, so that the
 * opponents of a row are consecutive; else only those that met.
 */
final class PairCells {
    private static final int WIN = 0;
    private static final int LOSS = 2;
    private static final double[] SCORE = {1, 0.5, 0};

    /** From this share of the pairs on a row of all opponents is faster than a list of those met. */
    private static final double DENSE = 0.3;

    private final long[] counts;
    private final int[] slotOfCell;
    private final double[] scoreOfCell;
    private final boolean dense;
    private final int[] rowStart;
    private final int[] second;
    private final int[] entry;
    private final int[] mirror;

    PairCells(PairTable pairs) {
        int size = pairs.size();
        int met = pairs.entries() / 2;
        dense = size < 5000 && met >= DENSE * size * (size - 1) / 2;
        int slots = dense ? size * (size - 1) / 2 : met;
        rowStart = new int[size + 1];
        second = new int[slots];
        entry = new int[slots];
        mirror = new int[slots];
        Arrays.fill(entry, -1);
        long[] count = new long[3 * met];
        int[] slotOf = new int[3 * met];
        double[] score = new double[3 * met];
        int[] mirrors = pairs.mirrors();
        int next = 0;
        int cells = 0;
        for (int i = 0; i < size; i++) {
            rowStart[i] = next;
            for (int at = pairs.start(i); at < pairs.end(i); at++) {
                int j = pairs.opponent(at);
                if (j < i) {
                    continue;
                }
                int slot = dense ? rowStart[i] + j - i - 1 : next++;
                entry[slot] = at;
                mirror[slot] = mirrors[at];
                second[slot] = j;
                double[] byKind = {pairs.wins(at), pairs.halfWins(at), pairs.losses(at)};
                for (int kind = WIN; kind <= LOSS; kind++) {
                    if (byKind[kind] > 0) {
                        count[cells] = (long) byKind[kind];
                        slotOf[cells] = slot;
                        score[cells++] = SCORE[kind];
                    }
                }
            }
            next = dense ? rowStart[i] + size - 1 - i : next;
        }
        rowStart[size] = slots;
        counts = Arrays.copyOf(count, cells);
        slotOfCell = Arrays.copyOf(slotOf, cells);
        scoreOfCell = Arrays.copyOf(score, cells);
    }

    long[] counts() {
        return counts;
    }

    /** The number of slots. */
    int pairs() {
        return second.length;
    }

    /** Whether the slots of row i are its opponents i + 1, i + 2 … without a gap. */
    boolean isDense() {
        return dense;
    }

    int rowStart(int row) {
        return rowStart[row];
    }

    /** The opponent in a slot; in a dense row only where the pair met. */
    int second(int slot) {
        return second[slot];
    }

    boolean met(int slot) {
        return entry[slot] >= 0;
    }

    /** Sums drawn cells to score (of the first) and battles a slot. */
    void fold(long[] drawn, double[] score, double[] battles) {
        Arrays.fill(score, 0);
        Arrays.fill(battles, 0);
        for (int cell = 0; cell < drawn.length; cell++) {
            int slot = slotOfCell[cell];
            double votes = (double) drawn[cell];
            battles[slot] += votes;
            score[slot] += votes * scoreOfCell[cell];
        }
    }

    /** Spreads score and battles a slot over both entries of a table. */
    void spread(double[] score, double[] battles, double[] entryScore, double[] entryBattles) {
        for (int slot = 0; slot < score.length; slot++) {
            if (met(slot)) {
                entryScore[entry[slot]] = score[slot];
                entryScore[mirror[slot]] = battles[slot] - score[slot];
                entryBattles[entry[slot]] = battles[slot];
                entryBattles[mirror[slot]] = battles[slot];
            }
        }
    }
}
