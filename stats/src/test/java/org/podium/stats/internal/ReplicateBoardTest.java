package org.podium.stats.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.podium.internal.solver.PairTable;
import org.podium.internal.solver.TieCounting;
import org.podium.stats.testing.TestBoards;
import org.podium.votes.Tally;

class ReplicateBoardTest {

    /** Boards on which few and on which all pairs met, so that both layouts come up; counts go from one to the next. */
    @ParameterizedTest
    @CsvSource({"2, 10", "9, 400", "40, 60", "40, 5000"})
    void addsUpWhatWasDrawn(int competitors, int votes) {
        PairTable pairs = PairTable.of(Tally.of(TestBoards.mixed(1, competitors, votes)), new TieCounting(true, true));
        PairCells cells = new PairCells(pairs);
        ReplicateBoard board = ReplicateBoard.of(pairs, cells);
        SplittableRandom random = Streams.of(3, competitors);
        double[] strength = new double[pairs.size()];
        Arrays.setAll(strength, i -> Math.exp(3 * random.nextDouble() - 1.5));
        for (int round = 0; round < 5; round++) {
            long[] drawn = cells.counts().clone();
            Arrays.setAll(drawn, cell -> random.nextInt(3) == 0 ? 0 : random.nextLong(50));
            double[] score = new double[pairs.size()];
            double[] number = new double[pairs.size()];
            double[] expected = new double[pairs.size()];
            for (int i = 0; i < pairs.size(); i++) {
                for (int cell = cells.rowStart(i); cell < cells.rowStart(i + 1); cell++) {
                    int j = cells.opponent(cell);
                    score[i] += drawn[cell] * cells.score(cell);
                    score[j] += drawn[cell] * (1 - cells.score(cell));
                    number[i] += drawn[cell];
                    number[j] += drawn[cell];
                    expected[i] += drawn[cell] / (1 + strength[j] / strength[i]);
                    expected[j] += drawn[cell] / (1 + strength[i] / strength[j]);
                }
            }
            double[] actual = new double[pairs.size()];
            board.take(drawn);
            board.expect(strength, actual);
            assertArrayEquals(score, board.score, "halves add up exactly");
            assertArrayEquals(number, board.votes);
            for (int i = 0; i < actual.length; i++) {
                // at most 3 · 40 terms of at most 50, in another order
                assertEquals(expected[i], actual[i], 6000 * 0x1p-48);
            }
        }
    }
}
