package org.podium.stats.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.podium.internal.solver.PairTable;
import org.podium.internal.solver.TieCounting;
import org.podium.stats.testing.TestBoards;
import org.podium.votes.Tally;

class PairCellsTest {

    private static PairTable table(Tally tally, boolean ties, boolean bothBad) {
        return PairTable.of(tally, new TieCounting(ties, bothBad));
    }

    @Test
    void cellsAreWinsHalvesAndLossesOfPairsInOrderOfName() {
        Tally tally = Tally.builder()
                .addCounts("c", "b", 4, 0, 0, 0) // b loses 4, and wins 3 from the other side
                .addCounts("b", "c", 3, 0, 0, 0)
                .addCounts("a", "c", 5, 6, 7, 8)
                .addCounts("b", "a", 0, 2, 0, 1)
                .build();
        assertArrayEquals(
                new long[] {2, 1, 5, 15, 6, 3, 4}, new PairCells(table(tally, true, true)).counts(), "all votes");
        assertArrayEquals(
                new long[] {2, 5, 7, 6, 3, 4}, new PairCells(table(tally, true, false)).counts(), "without both-bad");
        assertArrayEquals(
                new long[] {2, 5, 6, 3, 4}, new PairCells(table(tally, false, false)).counts(), "without ties");
    }

    @Test
    void theVotesThemselvesSpreadToTheTable() {
        PairTable pairs = table(Tally.of(TestBoards.mixed(1, 9, 300)), true, true);
        PairCells cells = new PairCells(pairs);
        double[] entryScore = new double[pairs.entries()];
        double[] entryBattles = new double[pairs.entries()];
        cells.spread(cells.counts(), entryScore, entryBattles);
        for (int entry = 0; entry < pairs.entries(); entry++) {
            assertEquals(pairs.score(entry), entryScore[entry]);
            assertEquals(pairs.battles(entry), entryBattles[entry]);
        }
    }

    @Test
    void cellsWithoutVotesSpreadToNothing() {
        PairTable pairs = table(Tally.of(TestBoards.mixed(1, 4, 100)), true, true);
        PairCells cells = new PairCells(pairs);
        double[] entryScore = new double[pairs.entries()];
        double[] entryBattles = new double[pairs.entries()];
        cells.spread(cells.counts(), entryScore, entryBattles);
        cells.spread(new long[cells.counts().length], entryScore, entryBattles);
        assertArrayEquals(new double[pairs.entries()], entryScore);
        assertArrayEquals(new double[pairs.entries()], entryBattles);
    }
}
