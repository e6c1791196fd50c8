package org.podium.stats.internal;

import java.util.Arrays;
import org.podium.internal.solver.PairTable;

/**
 * A few results that keep a board strongly connected: from one competitor a tree of "beat or tied" edges to all others,
 * and one back, both over the largest counts, by Prim's algorithm. A replicate in which all of them occur again is
 * strongly connected for certain, which is quicker to see than by searching it.
 *
 * <p>Immutable; threads share it. Cost: K² once, 2 K look-ups a replicate.
 */
final class Backbone {
    private final int[] slot;
    private final boolean[] firstWins;

    private Backbone(int[] slot, boolean[] firstWins) {
        this.slot = slot;
        this.firstWins = firstWins;
    }

    /** The backbone of a strongly connected board. */
    static Backbone of(PairTable pairs, PairCells cells) {
        int edges = pairs.size() - 1;
        int[] slot = new int[2 * edges];
        boolean[] firstWins = new boolean[2 * edges];
        int[] slotOfEntry = slotOfEntry(pairs, cells);
        for (int direction = 0; direction < 2; direction++) {
            int[] tree = tree(pairs, direction == 0);
            for (int i = 1; i < pairs.size(); i++) {
                int at = direction * edges + i - 1;
                int entry = tree[i];
                slot[at] = slotOfEntry[entry];
                // Tree edges stand in the row of the child; outward the opponent beat the child.
                boolean childIsFirst = pairs.opponent(entry) > i;
                firstWins[at] = childIsFirst != (direction == 0);
            }
        }
        return new Backbone(slot, firstWins);
    }

    /** Whether all results of the backbone occur, given score of the first and battles by slot. */
    boolean holds(double[] score, double[] battles) {
        for (int edge = 0; edge < slot.length; edge++) {
            double won = score[slot[edge]];
            if (!((firstWins[edge] ? won : battles[slot[edge]] - won) > 0)) {
                return false;
            }
        }
        return true;
    }

    private static int[] slotOfEntry(PairTable pairs, PairCells cells) {
        double[] number = new double[cells.pairs()];
        double[] ofEntry = new double[pairs.entries()];
        Arrays.setAll(number, slot -> slot);
        cells.spread(number, number, new double[pairs.entries()], ofEntry);
        return Arrays.stream(ofEntry).mapToInt(slot -> (int) slot).toArray();
    }

    /** For each competitor but 0 the entry, in its own row, of the edge that joins it to the tree grown from 0. */
    private static int[] tree(PairTable pairs, boolean outward) {
        int size = pairs.size();
        int[] mirrors = pairs.mirrors();
        int[] edge = new int[size];
        double[] count = new double[size];
        boolean[] joined = new boolean[size];
        int node = 0;
        for (int step = 0; step < size; step++) {
            joined[node] = true;
            for (int entry = pairs.start(node); entry < pairs.end(node); entry++) {
                int other = pairs.opponent(entry);
                double results = outward ? pairs.score(entry) : pairs.battles(entry) - pairs.score(entry);
                if (!joined[other] && results > count[other]) {
                    count[other] = results;
                    edge[other] = mirrors[entry];
                }
            }
            node = best(count, joined);
        }
        return edge;
    }

    private static int best(double[] count, boolean[] joined) {
        int best = 0;
        double most = -1;
        for (int i = 0; i < count.length; i++) {
            if (!joined[i] && count[i] > most) {
                most = count[i];
                best = i;
            }
        }
        return best;
    }
}
