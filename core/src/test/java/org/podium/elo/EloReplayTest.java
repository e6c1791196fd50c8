package org.podium.elo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.podium.votes.Battle;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.Outcome;

class EloReplayTest {
    private final Elo elo = Elo.withDefaults();

    private static BattleLogBuilder log() {
        return BattleLog.builder();
    }

    /** a beats b: 1002, 998. Then b ties with c: E = 1/(1 + 10^(2/400)), so b gains 4(½ − E). */
    @Test
    void twoVotesByHand() {
        EloRatings ratings = elo.replay(log().add("a", "b", Outcome.FIRST)
                .add("b", "c", Outcome.BOTH_BAD)
                .build());
        double gain = 4 * (0.5 - 1 / (1 + Math.pow(10, 2 / 400.0)));
        assertEquals(
                List.of(new EloRating("a", 1002, 1), new EloRating("c", ratings.rating(2), 1)),
                ratings.rows().subList(0, 2));
        assertEquals(998 + gain, ratings.rating("b").orElseThrow(), 1e-12);
        assertEquals(1000 - gain, ratings.rating("c").orElseThrow(), 1e-12);
        assertEquals(2, ratings.votes(1));
        assertEquals(OptionalDouble.empty(), ratings.rating("d"));
        assertEquals(elo, ratings.elo());
    }

    @Test
    void agreesWithTheTextbookForwardsAndBackwards() {
        List<Battle> battles = new ArrayList<>(RandomVotes.draw(7, 53, 135_634));
        for (int direction = 0; direction < 2; direction++) {
            PlainElo plain = new PlainElo(4, 1000);
            battles.forEach(battle -> plain.vote(battle.first(), battle.second(), battle.outcome(), 1));
            EloRatings ratings = elo.replay(BattleLog.of(battles));
            plain.ratings()
                    .forEach((name, rating) ->
                            assertEquals(rating, ratings.rating(name).orElseThrow(), 1e-10));
            Collections.reverse(battles);
        }
    }

    /** Names are drawn so that their order is not that of first appearance; each plays some five times. */
    @Test
    void aHundredThousandCompetitorsAreReplayedAndKeptInATable() {
        int competitors = 100_000;
        List<Battle> battles = RandomVotes.draw(9, competitors, 250_000);
        PlainElo plain = new PlainElo(4, 1000);
        battles.forEach(battle -> plain.vote(battle.first(), battle.second(), battle.outcome(), 1));
        EloRatings ratings = elo.replay(BattleLog.of(battles));
        EloTable table = EloTable.create(elo);
        battles.forEach(battle -> table.record(battle.first(), battle.second(), battle.outcome()));
        assertEquals(plain.ratings().size(), ratings.roster().size());
        plain.ratings()
                .forEach((name, rating) ->
                        assertEquals(rating, ratings.rating(name).orElseThrow(), 1e-10));
        List<EloRating> rows = table.snapshot();
        assertEquals(ratings.rows(), rows);
        assertEquals(rows, EloTable.restore(elo, rows).snapshot());
    }

    @Test
    void anOrderOfRowsIsTheSameAsAReorderedLog() {
        List<Battle> battles = new ArrayList<>(RandomVotes.draw(8, 10, 500));
        BattleLog log = BattleLog.of(battles);
        int[] backwards = IntStream.range(0, 500).map(i -> 499 - i).toArray();
        Collections.reverse(battles);
        assertEquals(
                elo.replay(BattleLog.of(battles)).rows(),
                elo.replay(log, backwards).rows());
    }

    @Test
    void rowsMayComeAgainOrNotAtAll() {
        BattleLog log =
                log().add("a", "b", Outcome.FIRST).add("c", "d", Outcome.FIRST).build();
        EloRatings ratings = elo.replay(log, new int[] {0, 0});
        EloRatings twice = elo.replay(
                log().add("a", "b", Outcome.FIRST).add("a", "b", Outcome.FIRST).build());
        assertEquals(twice.rating("a"), ratings.rating("a"));
        assertEquals(OptionalDouble.of(1000), ratings.rating("c"));
        assertEquals(0, ratings.votes(2));
        assertThrows(IndexOutOfBoundsException.class, () -> elo.replay(log, new int[] {2}));
    }

    @Test
    void anImportanceWeightMultipliesTheUpdate() {
        EloRatings ratings = elo.replay(log().add("a", "b", Outcome.FIRST)
                .importance(2)
                .add("c", "d", Outcome.SECOND)
                .importance(0)
                .add("b", "c", Outcome.TIE)
                .importance(0.25)
                .build());
        PlainElo plain = new PlainElo(4, 1000)
                .vote("a", "b", Outcome.FIRST, 2)
                .vote("c", "d", Outcome.SECOND, 0)
                .vote("b", "c", Outcome.TIE, 0.25);
        plain.ratings()
                .forEach((name, rating) ->
                        assertEquals(rating, ratings.rating(name).orElseThrow(), 1e-12));
        assertEquals(new EloRating("d", 1000, 0), ratings.rows().get(1));
        assertEquals(2, ratings.votes(1));
    }

    @Test
    void aFrequencyRepeatsTheVote() {
        EloRatings ratings = elo.replay(log().add("a", "b", Outcome.FIRST)
                .frequency(3)
                .add("b", "c", Outcome.TIE)
                .frequency(0)
                .build());
        BattleLogBuilder repeated = log();
        for (int i = 0; i < 3; i++) {
            repeated.add("a", "b", Outcome.FIRST);
        }
        assertEquals(elo.replay(repeated.build()).rows().get(0), ratings.rows().get(0));
        assertEquals(new EloRating("c", 1000, 0), ratings.rows().get(1));
        assertTrue(ratings.rating(0) < elo.update(1000, 1000, Outcome.FIRST, 3).first());
    }

    @Test
    void weightsBeyondTheNumbersNameTheCompetitor() {
        BattleLog log =
                log().add("a", "b", Outcome.FIRST).importance(Double.MAX_VALUE).build();
        assertTrue(assertThrows(ArithmeticException.class, () -> elo.replay(log))
                .getMessage()
                .contains("'a'"));
    }

    @Test
    void noVotesMakeNoRatings() {
        EloRatings ratings = elo.replay(BattleLog.of(List.of()));
        assertEquals(List.of(), ratings.rows());
        assertEquals("EloRatings[0 competitors]", ratings.toString());
    }

    @Test
    void resumingKeepsWhoDidNotVoteAgain() {
        EloRatings earlier = elo.replay(log().add("b", "x", Outcome.FIRST).build());
        EloRatings later = elo.resume(earlier, log().add("a", "x", Outcome.TIE).build());
        assertEquals(List.of("a", "b", "x"), later.roster().names());
        assertEquals(1002, later.rating(1));
        assertEquals(1, later.votes(1));
        assertEquals(2, later.votes(2));
        assertEquals("EloRatings[3 competitors, led by b with 1002.0]", later.toString());
        assertEquals(998, earlier.rating(1));
    }

    /** A thousand times more votes may not allocate more: what is counted are the arrays of the result. */
    @Test
    void theLoopAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        BattleLog log = BattleLog.of(RandomVotes.draw(9, 20, 200_000));
        int[] rows = IntStream.range(0, log.size()).toArray();
        elo.replay(log, rows);
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        elo.replay(log);
        elo.replay(log, rows);
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertTrue(allocated < 10_000, allocated + " bytes for 400,000 updates");
    }
}
