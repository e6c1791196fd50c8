package org.podium.stats.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.podium.internal.graph.Connectivity;
import org.podium.internal.solver.PairTable;
import org.podium.internal.solver.TieCounting;
import org.podium.stats.testing.TestBoards;
import org.podium.votes.Tally;

class BackboneTest {

    /**
     * Random subsets of the cells of random boards, dense and sparse: where the backbone holds, a search finds the board
     * strongly connected. The converse need not be.
     */
    @ParameterizedTest
    @CsvSource({"2, 12", "3, 20", "6, 120", "10, 60", "25, 500", "40, 400"})
    void whereItHoldsTheBoardIsStronglyConnected(int competitors, int votes) {
        SplittableRandom random = Streams.of(competitors, 0);
        int boards = 0;
        int held = 0;
        int broken = 0;
        for (int seed = 0; boards < 30 && seed < 10_000; seed++) {
            PairTable pairs =
                    PairTable.of(Tally.of(TestBoards.mixed(seed, competitors, votes)), new TieCounting(true, true));
            Connectivity search = new Connectivity(pairs.size());
            if (pairs.size() < 2 || !search.isStrong(pairs)) {
                continue;
            }
            boards++;
            PairCells cells = new PairCells(pairs);
            Backbone backbone = Backbone.of(pairs, cells);
            double[] entryScore = new double[pairs.entries()];
            double[] entryBattles = new double[pairs.entries()];
            PairTable table = pairs.withCounts(entryScore, entryBattles, new double[0]);
            assertTrue(backbone.holds(cells.counts()), "on the votes themselves");
            for (int subset = 0; subset < 60; subset++) {
                double kept = 1 - 0.8 * Math.pow(random.nextDouble(), 2);
                long[] drawn = cells.counts().clone();
                for (int cell = 0; cell < drawn.length; cell++) {
                    drawn[cell] = random.nextDouble() < kept ? drawn[cell] : 0;
                }
                cells.spread(drawn, entryScore, entryBattles);
                boolean holds = backbone.holds(drawn);
                boolean strong = search.isStrong(table);
                assertTrue(strong || !holds, "seed " + seed + " subset " + subset);
                held += holds ? 1 : 0;
                broken += strong ? 0 : 1;
            }
        }
        assertEquals(30, boards);
        assertTrue(held > 0 && broken > 0, "both kinds occur: " + held + " held, " + broken + " broken");
    }

    @Test
    void aBoardOfTwoHoldsWhileBothWon() {
        PairTable pairs = PairTable.of(TestBoards.ofPairs(new int[][] {{0, 1, 3, 2, 1}}), new TieCounting(true, true));
        Backbone backbone = Backbone.of(pairs, new PairCells(pairs));
        assertTrue(backbone.holds(new long[] {0, 1, 0}), "a tie goes both ways");
        assertTrue(backbone.holds(new long[] {4, 0, 1}), "a loss is left");
        assertFalse(backbone.holds(new long[] {6, 0, 0}), "all won");
        assertFalse(backbone.holds(new long[] {0, 0, 6}), "none won");
        assertFalse(backbone.holds(new long[] {0, 0, 0}), "never met");
    }

    @Test
    void aBoardWithoutTiesHoldsWhileBothWon() {
        PairTable pairs = PairTable.of(TestBoards.ofPairs(new int[][] {{0, 1, 3, 2, 0}}), new TieCounting(true, true));
        Backbone backbone = Backbone.of(pairs, new PairCells(pairs));
        assertTrue(backbone.holds(new long[] {4, 1}), "both won");
        assertFalse(backbone.holds(new long[] {5, 0}), "all won");
        assertFalse(backbone.holds(new long[] {0, 5}), "none won");
    }
}
