package org.podium.stats.internal;

import java.util.Arrays;
import org.podium.internal.solver.PairTable;

/**
 * The cells a bootstrap draws from: for each unordered pair, in order of name, its wins, half wins and losses where
 * there are any.
 */
final class PairCells {
    private static final int WIN = 0;
    private static final int HALF = 1;
    private static final int LOSS = 2;

    private final long[] counts;
    private final int[] pairOfCell;
    private final byte[] kindOfCell;
    private final int[] first;
    private final int[] second;
    private final int[] entry;
    private final int[] mirror;

    PairCells(PairTable pairs) {
        int pairCount = pairs.entries() / 2;
        first = new int[pairCount];
        second = new int[pairCount];
        entry = new int[pairCount];
        mirror = new int[pairCount];
        long[] count = new long[3 * pairCount];
        int[] pair = new int[3 * pairCount];
        byte[] kind = new byte[3 * pairCount];
        int[] mirrors = pairs.mirrors();
        int next = 0;
        int cells = 0;
        for (int i = 0; i < pairs.size(); i++) {
            for (int at = pairs.start(i); at < pairs.end(i); at++) {
                if (pairs.opponent(at) > i) {
                    first[next] = i;
                    second[next] = pairs.opponent(at);
                    entry[next] = at;
                    mirror[next] = mirrors[at];
                    double[] byKind = {pairs.wins(at), pairs.halfWins(at), pairs.losses(at)};
                    for (byte k = WIN; k <= LOSS; k++) {
                        if (byKind[k] > 0) {
                            count[cells] = (long) byKind[k];
                            pair[cells] = next;
                            kind[cells++] = k;
                        }
                    }
                    next++;
                }
            }
        }
        counts = Arrays.copyOf(count, cells);
        pairOfCell = Arrays.copyOf(pair, cells);
        kindOfCell = Arrays.copyOf(kind, cells);
    }

    long[] counts() {
        return counts;
    }

    int pairs() {
        return first.length;
    }

    int first(int pair) {
        return first[pair];
    }

    int second(int pair) {
        return second[pair];
    }

    /** Sums drawn cells to score (of the first) and battles a pair. */
    void fold(long[] drawn, double[] score, double[] battles) {
        Arrays.fill(score, 0);
        Arrays.fill(battles, 0);
        for (int cell = 0; cell < drawn.length; cell++) {
            int pair = pairOfCell[cell];
            battles[pair] += drawn[cell];
            score[pair] += drawn[cell] * (kindOfCell[cell] == WIN ? 1 : kindOfCell[cell] == HALF ? 0.5 : 0);
        }
    }

    /** Spreads score and battles a pair over both entries of a table. */
    void spread(double[] score, double[] battles, double[] entryScore, double[] entryBattles) {
        for (int pair = 0; pair < score.length; pair++) {
            entryScore[entry[pair]] = score[pair];
            entryScore[mirror[pair]] = battles[pair] - score[pair];
            entryBattles[entry[pair]] = battles[pair];
            entryBattles[mirror[pair]] = battles[pair];
        }
    }
}
