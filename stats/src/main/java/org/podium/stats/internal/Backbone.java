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
    private static final int NONE = -1;

    /** For each edge the cell with the wins it stands for, and the one with the ties; either may be {@link #NONE}. */
    private final int[] wins;

    private final int[] ties;

    private Backbone(int[] wins, int[] ties) {
        this.wins = wins;
        this.ties = ties;
    }

    /** The backbone of a strongly connected board. */
    static Backbone of(PairTable pairs, PairCells cells) {
        int edges = pairs.size() - 1;
        int[] wins = new int[2 * edges];
        int[] ties = new int[2 * edges];
        int[] winCell = cellsByEntry(pairs, cells, PairCells.WIN);
        int[] tieCell = cellsByEntry(pairs, cells, PairCells.HALF_WIN);
        int[] lossCell = cellsByEntry(pairs, cells, PairCells.LOSS);
        int[] mirrors = pairs.mirrors();
        for (int direction = 0; direction < 2; direction++) {
            int[] tree = tree(pairs, direction == 0);
            for (int i = 1; i < pairs.size(); i++) {
                int at = direction * edges + i - 1;
                // Tree edges stand in the row of the child; outward the opponent beat the child.
                boolean childIsFirst = pairs.opponent(tree[i]) > i;
                int entry = childIsFirst ? tree[i] : mirrors[tree[i]];
                boolean firstWins = childIsFirst != (direction == 0);
                wins[at] = firstWins ? winCell[entry] : lossCell[entry];
                ties[at] = tieCell[entry];
            }
        }
        return new Backbone(wins, ties);
    }

    /** The results of a strongly connected board's backbone, each as winner and loser. */
    static int[][] results(PairTable pairs) {
        int edges = pairs.size() - 1;
        int[][] results = new int[2 * edges][];
        for (int direction = 0; direction < 2; direction++) {
            int[] tree = tree(pairs, direction == 0);
            for (int i = 1; i < pairs.size(); i++) {
                int other = pairs.opponent(tree[i]);
                results[direction * edges + i - 1] = direction == 0 ? new int[] {other, i} : new int[] {i, other};
            }
        }
        return results;
    }

    /** Whether all results of the backbone occur among the votes drawn for each cell. */
    boolean holds(long[] drawn) {
        for (int edge = 0; edge < wins.length; edge++) {
            if (!occurs(drawn, wins[edge]) && !occurs(drawn, ties[edge])) {
                return false;
            }
        }
        return true;
    }

    private static boolean occurs(long[] drawn, int cell) {
        return cell != NONE && drawn[cell] > 0;
    }

    private static int[] cellsByEntry(PairTable pairs, PairCells cells, double score) {
        int[] cellOf = new int[pairs.entries()];
        Arrays.fill(cellOf, NONE);
        for (int cell = 0; cell < cells.counts().length; cell++) {
            if (cells.score(cell) == score) { // one of three constants
                cellOf[cells.entry(cell)] = cell;
            }
        }
        return cellOf;
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
