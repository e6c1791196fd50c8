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
    private int[] second;
    private long[] counts;

    /** The number of cells is a guess and must be positive or zero. */
    CellCollector(Roster roster, int expectedCells) {
        this.roster = roster;
        second = new int[Math.max(expectedCells, 16)];
        counts = new long[second.length * Tally.OUTCOMES];
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

    Tally build(Sides sides) {
        int[] exactSecond = Arrays.copyOf(second, cells);
        long[] exactCounts = Arrays.copyOf(counts, cells * Tally.OUTCOMES);
        int[] first = new int[cells];
        boolean[] used = new boolean[roster.size()];
        for (int row = 0; row < roster.size(); row++) {
            Arrays.fill(first, rowStart[row], rowStart[row + 1], row);
            used[row] |= rowStart[row] < rowStart[row + 1];
        }
        int usedCount = 0;
        for (int opponent : exactSecond) {
            used[opponent] = true;
        }
        for (boolean member : used) {
            usedCount += member ? 1 : 0;
        }
        return cells > 0 && usedCount == used.length
                ? new Tally(roster, rowStart, exactSecond, exactCounts, sides)
                : TallyBuilder.canonical(roster.names(), first, exactSecond, exactCounts, sides);
    }
}
