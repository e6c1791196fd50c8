package org.podium.votes;

import java.util.Arrays;

/**
 * Takes the cells of a tally in order, by first index, then by second, and leaves out those without a vote. Confined to
 * one thread.
 */
final class CellCollector {
    private final Roster roster;
    private final int[] rowStart;
    private int rows;
    private int cells;
    private int[] second = new int[16];
    private long[] counts = new long[16 * Tally.OUTCOMES];

    CellCollector(Roster roster) {
        this.roster = roster;
        rowStart = new int[roster.size() + 1];
    }

    void add(int opponent, long firstWins, long secondWins, long ties, long bothBad) {
        if ((firstWins | secondWins | ties | bothBad) == 0) {
            return;
        }
        if (cells == second.length) {
            second = Arrays.copyOf(second, cells * 2);
            counts = Arrays.copyOf(counts, cells * 2 * Tally.OUTCOMES);
        }
        second[cells] = opponent;
        int at = cells++ * Tally.OUTCOMES;
        counts[at] = firstWins;
        counts[at + 1] = secondWins;
        counts[at + 2] = ties;
        counts[at + 3] = bothBad;
    }

    /** Ends the cells of one first competitor; called once for each, in order. */
    void endRow() {
        rowStart[++rows] = cells;
    }

    Tally build() {
        int[] first = new int[cells];
        boolean[] used = new boolean[roster.size()];
        for (int row = 0; row < roster.size(); row++) {
            Arrays.fill(first, rowStart[row], rowStart[row + 1], row);
            used[row] |= rowStart[row] < rowStart[row + 1];
        }
        for (int cell = 0; cell < cells; cell++) {
            used[second[cell]] = true;
        }
        for (boolean member : used) {
            if (!member) {
                return TallyBuilder.canonical(roster.names(), first, second, counts, cells, Sides.KEPT);
            }
        }
        return new Tally(
                roster,
                rowStart,
                Arrays.copyOf(second, cells),
                Arrays.copyOf(counts, cells * Tally.OUTCOMES),
                Sides.KEPT);
    }
}
