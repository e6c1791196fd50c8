package org.podium.stats.internal;

import java.util.Arrays;
import org.podium.internal.solver.PairTable;

/**
 * The cells a bootstrap draws from: for each unordered pair that met, in order of name, its wins, half wins and losses where
 * there are any. Immutable; threads share it.
 */
final class PairCells {
    static final double WIN = 1;
    static final double HALF_WIN = 0.5;
    static final double LOSS = 0;

    private final long[] counts;
    private final int[] rowStart;
    private final int[] opponent;
    private final double[] score;
    private final int[] entry;
    private final int[] mirrors;

    PairCells(PairTable pairs) {
        int size = pairs.size();
        mirrors = pairs.mirrors();
        rowStart = new int[size + 1];
        int most = 3 * (pairs.entries() / 2);
        long[] count = new long[most];
        int[] second = new int[most];
        double[] scores = new double[most];
        int[] entries = new int[most];
        int cells = 0;
        for (int i = 0; i < size; i++) {
            rowStart[i] = cells;
            for (int at = pairs.start(i); at < pairs.end(i); at++) {
                if (pairs.opponent(at) < i) {
                    continue;
                }
                double[] votes = {pairs.wins(at), pairs.halfWins(at), pairs.losses(at)};
                for (int kind = 0; kind < votes.length; kind++) {
                    if (votes[kind] > 0) {
                        count[cells] = (long) votes[kind];
                        second[cells] = pairs.opponent(at);
                        scores[cells] = kind == 0 ? WIN : kind == 1 ? HALF_WIN : LOSS;
                        entries[cells++] = at;
                    }
                }
            }
        }
        rowStart[size] = cells;
        counts = Arrays.copyOf(count, cells);
        opponent = Arrays.copyOf(second, cells);
        score = Arrays.copyOf(scores, cells);
        entry = Arrays.copyOf(entries, cells);
    }

    long[] counts() {
        return counts;
    }

    /** The first cell of the pairs of competitor {@code row} with those behind it. */
    int rowStart(int row) {
        return rowStart[row];
    }

    /** The other competitor of a cell. */
    int opponent(int cell) {
        return opponent[cell];
    }

    /** What a vote of the cell is worth to the row's competitor. */
    double score(int cell) {
        return score[cell];
    }

    /** The cell's pair in the row of the first of the two. */
    int entry(int cell) {
        return entry[cell];
    }

    /** Spreads drawn cells over both entries of their pairs. */
    void spread(long[] drawn, double[] entryScore, double[] entryBattles) {
        Arrays.fill(entryScore, 0);
        Arrays.fill(entryBattles, 0);
        for (int cell = 0; cell < drawn.length; cell++) {
            int there = mirrors[entry[cell]];
            double votes = (double) drawn[cell];
            entryScore[entry[cell]] += votes * score[cell];
            entryScore[there] += votes * (1 - score[cell]);
            entryBattles[entry[cell]] += votes;
            entryBattles[there] += votes;
        }
    }
}
