package org.podium.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.podium.bradleyterry.BothBad;
import org.podium.bradleyterry.TieModel;
import org.podium.stats.testing.TestBoards;
import org.podium.votes.Battle;
import org.podium.votes.Outcome;
import org.podium.votes.Tally;

class PairMatrixTest {
    private static final Tally TALLY = Tally.builder()
            .addCounts("a", "b", 3, 1, 2, 4)
            .addCounts("b", "a", 5, 0, 1, 0)
            .addCounts("c", "a", 0, 7, 0, 0)
            .build();

    @Test
    void bothSidesAreCountedTogetherWithTiesAsHalfWins() {
        PairMatrix matrix = PairMatrix.of(TALLY, TieModel.HALF_WIN, BothBad.AS_TIE);
        assertEquals(16, matrix.battles(0, 1));
        assertEquals(16, matrix.battles(1, 0));
        assertEquals(OptionalDouble.of((3 + 0.5 * 7) / 16), matrix.winFraction(0, 1));
        assertEquals(OptionalDouble.of((6 + 0.5 * 7) / 16), matrix.winFraction(1, 0));
    }

    @Test
    void bothBadCanBeLeftOut() {
        PairMatrix matrix = PairMatrix.of(TALLY, TieModel.HALF_WIN, BothBad.DROPPED);
        assertEquals(12, matrix.battles(0, 1));
        assertEquals(OptionalDouble.of((3 + 0.5 * 3) / 12), matrix.winFraction(0, 1));
    }

    /** How a model of its own explains ties is no matter here. */
    @Test
    void allModelsThatKnowTiesCountThemAsHalfWins() {
        for (TieModel ties : new TieModel[] {TieModel.DAVIDSON, TieModel.RAO_KUPPER, TieModel.GROUNDED}) {
            assertEquals(
                    OptionalDouble.of((3 + 0.5 * 7) / 16),
                    PairMatrix.of(TALLY, ties, BothBad.AS_TIE).winFraction(0, 1));
        }
    }

    @Test
    void withoutTiesNoKindOfTieCounts() {
        for (BothBad bothBad : BothBad.values()) {
            PairMatrix matrix = PairMatrix.of(TALLY, TieModel.DROPPED, bothBad);
            assertEquals(9, matrix.battles(0, 1));
            assertEquals(OptionalDouble.of(3.0 / 9), matrix.winFraction(0, 1));
        }
    }

    @Test
    void competitorsThatNeverMetHaveNoFraction() {
        PairMatrix matrix = PairMatrix.of(TALLY, TieModel.HALF_WIN, BothBad.AS_TIE);
        assertEquals(0, matrix.battles(1, 2));
        assertTrue(matrix.winFraction(1, 2).isEmpty());
        assertEquals(0, matrix.battles(2, 2));
        assertTrue(matrix.winFraction(2, 2).isEmpty());
    }

    @Test
    void theAverageWinRateGivesEachOpponentMetTheSameWeight() {
        PairMatrix matrix = PairMatrix.of(TALLY, TieModel.HALF_WIN, BothBad.AS_TIE);
        assertEquals((6.5 / 16 + 1) / 2, matrix.averageWinRate(0).orElseThrow(), 1e-15);
        assertEquals(9.5 / 16, matrix.averageWinRate(1).orElseThrow());
        assertEquals(0, matrix.averageWinRate(2).orElseThrow());
    }

    @Test
    void aCompetitorWithTiesOnlyMetNobodyWhenTiesAreLeftOut() {
        PairMatrix matrix = PairMatrix.of(
                TestBoards.ofPairs(new int[][] {{0, 1, 1, 1, 0}, {2, 0, 0, 0, 5}}), TieModel.DROPPED, BothBad.AS_TIE);
        assertEquals(3, matrix.roster().size());
        assertTrue(matrix.averageWinRate(2).isEmpty());
    }

    /** Vote by vote; sums of halves are exact. */
    @ParameterizedTest
    @CsvSource({"HALF_WIN, AS_TIE", "HALF_WIN, DROPPED", "DROPPED, AS_TIE"})
    void agreesWithCountingVotesOneByOne(TieModel ties, BothBad bothBad) {
        List<Battle> battles = TestBoards.mixed(3, 7, 500);
        PairMatrix matrix = PairMatrix.of(Tally.of(battles), ties, bothBad);
        for (int i = 0; i < 7; i++) {
            for (int j = 0; j < 7; j++) {
                double won = 0;
                long fought = 0;
                for (Battle vote : battles) {
                    boolean forward = vote.first().equals(TestBoards.name(i))
                            && vote.second().equals(TestBoards.name(j));
                    Battle seen = forward ? vote : vote.swapped();
                    if (!seen.first().equals(TestBoards.name(i))
                            || !seen.second().equals(TestBoards.name(j))) {
                        continue;
                    }
                    boolean tie = seen.outcome() == Outcome.TIE && ties == TieModel.HALF_WIN;
                    boolean bad = seen.outcome() == Outcome.BOTH_BAD
                            && ties == TieModel.HALF_WIN
                            && bothBad == BothBad.AS_TIE;
                    boolean decided = seen.outcome() == Outcome.FIRST || seen.outcome() == Outcome.SECOND;
                    won += seen.outcome() == Outcome.FIRST ? 1 : tie || bad ? 0.5 : 0;
                    fought += decided || tie || bad ? 1 : 0;
                }
                assertEquals(fought, matrix.battles(i, j));
                assertEquals(
                        fought == 0 ? OptionalDouble.empty() : OptionalDouble.of(won / fought),
                        matrix.winFraction(i, j));
            }
        }
    }
}
