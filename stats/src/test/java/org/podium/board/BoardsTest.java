package org.podium.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.RatingScale;
import org.podium.execution.Execution;
import org.podium.interval.Covariance;
import org.podium.interval.IntervalMethod;
import org.podium.stats.testing.TestBoards;
import org.podium.votes.Battle;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.DataException;
import org.podium.votes.Outcome;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;

class BoardsTest {
    private static final IntervalMethod SANDWICH = IntervalMethod.sandwich(0.95);
    private static final List<Battle> BATTLES = TestBoards.mixed(5, 6, 1200);

    private static Boards boards() {
        return Boards.of(BradleyTerry.withDefaults(), SANDWICH, BoardOptions.withDefaults());
    }

    private static Leaderboard board(Tally tally) {
        return Leaderboard.of(BradleyTerry.withDefaults().fit(tally), SANDWICH);
    }

    /** Every second vote is English, every third Greek but for those; tags overlap; the last vote is alone in Latin. */
    private static BattleLog log() {
        BattleLogBuilder builder = BattleLog.builder();
        for (int vote = 0; vote < BATTLES.size(); vote++) {
            builder.add(BATTLES.get(vote));
            if (vote == BATTLES.size() - 1) {
                builder.category("language", "Latin");
            } else if (vote % 2 == 0) {
                builder.category("language", "English");
            } else if (vote % 3 == 0) {
                builder.category("language", "Greek");
            }
            if (vote % 2 == 1) {
                builder.tag("code");
            }
            if (vote % 3 == 1) {
                builder.tag("maths");
            }
        }
        return builder.build();
    }

    private static Tally votes(java.util.function.IntPredicate rows) {
        return IntStream.range(0, BATTLES.size())
                .filter(rows)
                .mapToObj(BATTLES::get)
                .collect(Tally.collector());
    }

    @Test
    void eachValueOfACategoryIsABoardOfItsVotes() {
        Map<String, BoardResult> results = boards().by("language").run(log());
        assertEquals(List.of("English", "Greek", "Latin"), List.copyOf(results.keySet()));
        Tally english = votes(vote -> vote % 2 == 0);
        Tally greek = votes(vote -> vote % 2 == 1 && vote % 3 == 0 && vote < BATTLES.size() - 1);
        BoardResult first = results.get("English");
        assertEquals("English", first.name());
        assertEquals(english.battles(), first.votes());
        assertEquals(board(english).rows(), first.board().orElseThrow().rows());
        assertEquals(
                board(greek).rows(), results.get("Greek").board().orElseThrow().rows());
    }

    @Test
    void aBoardThatCannotBeRatedSaysWhyAndLeavesTheOthersAlone() {
        Map<String, BoardResult> results = boards().by("language").run(log());
        BoardResult latin = results.get("Latin");
        Battle last = BATTLES.get(BATTLES.size() - 1);
        assertEquals(1, latin.votes());
        assertEquals(Optional.empty(), latin.board());
        assertTrue(
                latin.reason().orElseThrow().competitors().stream()
                        .allMatch(name -> name.equals(last.first()) || name.equals(last.second())),
                latin::toString);
        assertEquals(
                2,
                results.values().stream()
                        .filter(result -> result.board().isPresent())
                        .count());
        assertTrue(results.values().stream()
                .allMatch(
                        result -> result.board().isPresent() != result.reason().isPresent()));
    }

    @Test
    void tagsAndConditionsOverlap() {
        Map<String, BoardResult> results = boards().tagged("maths", "code")
                .where("no ties", log -> row -> log.outcome(row) != Outcome.TIE && log.outcome(row) != Outcome.BOTH_BAD)
                .where("nothing", log -> row -> false)
                .run(log());
        assertEquals(List.of("maths", "code", "no ties", "nothing"), List.copyOf(results.keySet()));
        Tally code = votes(vote -> vote % 2 == 1);
        Tally maths = votes(vote -> vote % 3 == 1);
        Tally decided = votes(vote -> BATTLES.get(vote).outcome() == Outcome.FIRST
                || BATTLES.get(vote).outcome() == Outcome.SECOND);
        assertEquals(
                board(code).rows(), results.get("code").board().orElseThrow().rows());
        assertEquals(
                board(maths).rows(), results.get("maths").board().orElseThrow().rows());
        assertEquals(
                board(decided).rows(),
                results.get("no ties").board().orElseThrow().rows());
        assertEquals(
                "too-few-competitors",
                results.get("nothing").reason().orElseThrow().kind());
        assertEquals(0, results.get("nothing").votes());
    }

    @Test
    void anAnchorThatIsNotOnABoardIsItsReason() {
        Tally with = TestBoards.ofPairs(new int[][] {{0, 1, 30, 20, 4}, {1, 2, 25, 25, 0}});
        Tally without = TestBoards.ofPairs(new int[][] {{1, 2, 30, 20, 4}});
        Map<String, Tally> tallies = new LinkedHashMap<>();
        tallies.put("without", without);
        tallies.put("with", with);
        BoardOptions options = BoardOptions.withDefaults().with(RatingScale.anchored(TestBoards.name(0), 1200));
        Map<String, BoardResult> results =
                Boards.of(BradleyTerry.withDefaults(), SANDWICH, options).run(tallies);
        assertEquals(List.of("without", "with"), List.copyOf(results.keySet()));
        assertTrue(results.get("without").reason().orElseThrow().kind().startsWith("anchor"));
        assertTrue(results.get("with").board().isPresent());
    }

    @Test
    void threadsChangeNothing() {
        Boards all = boards().by("language").tagged("code", "maths");
        Map<String, BoardResult> alone = all.run(log());
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Map<String, BoardResult> together =
                    all.execution(Execution.on(pool, 2)).run(log());
            assertEquals(List.copyOf(alone.keySet()), List.copyOf(together.keySet()));
            alone.forEach((name, result) -> assertEquals(
                    result.board().map(Leaderboard::rows),
                    together.get(name).board().map(Leaderboard::rows)));
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void unknownColumnsAndEqualNamesAreRefused() {
        BattleLog log = log();
        assertThrows(
                IllegalArgumentException.class, () -> boards().by("dialect").run(log));
        assertThrows(
                IllegalArgumentException.class, () -> boards().tagged("poems").run(log));
        Boards twice = boards().tagged("code").where("code", votes -> row -> true);
        assertThrows(IllegalArgumentException.class, () -> twice.run(log));
        assertEquals(Map.of(), boards().run(log));
    }

    @Test
    void rankChangesCountUpwards() {
        Leaderboard before = board(TestBoards.ofPairs(new int[][] {{0, 1, 900, 100, 0}, {1, 2, 900, 100, 0}}));
        Leaderboard after = board(TestBoards.ofPairs(new int[][] {{0, 1, 100, 900, 0}, {0, 3, 100, 900, 0}}));
        Map<String, RankChange> changes = RankChange.between(before, after);
        assertEquals(
                List.of(TestBoards.name(0), TestBoards.name(1), TestBoards.name(2)), List.copyOf(changes.keySet()));
        RankChange loser = changes.get(TestBoards.name(0));
        assertEquals(new RankChange(TestBoards.name(0), 1, OptionalInt.of(3)), loser);
        assertEquals(OptionalInt.of(-2), loser.gain());
        assertEquals(OptionalInt.of(1), changes.get(TestBoards.name(1)).gain());
        assertEquals(OptionalInt.empty(), changes.get(TestBoards.name(2)).after());
        assertEquals(OptionalInt.empty(), changes.get(TestBoards.name(2)).gain());
    }

    private static final Map<String, String> GROUPS = IntStream.range(0, 6)
            .boxed()
            .collect(Collectors.toMap(
                    TestBoards::name, i -> List.of("odd", "even", "alone").get(i == 5 ? 2 : i % 2)));

    @Test
    void poolingRenamesVotesAndDropsInnerOnes() {
        TallyBuilder renamed = Tally.builder();
        long inner = 0;
        for (Battle battle : BATTLES) {
            String first = GROUPS.get(battle.first());
            String second = GROUPS.get(battle.second());
            if (first.equals(second)) {
                inner++;
            } else {
                renamed.add(new Battle(first, second, battle.outcome()));
            }
        }
        Grouping.Pooled pooled = Grouping.of(GROUPS).pool(Tally.of(BATTLES));
        assertEquals(renamed.build(), pooled.tally());
        assertEquals(inner, pooled.droppedBattles());
        assertEquals(BATTLES.size(), pooled.tally().battles() + pooled.droppedBattles());
        assertTrue(inner > 100);
    }

    @Test
    void theBestMemberIsTheFirstRowOfItsGroup() {
        Leaderboard board = board(Tally.of(BATTLES));
        Map<String, LeaderboardRow> best = Grouping.of(GROUPS).bestMembers(board);
        assertEquals(3, best.size());
        best.forEach((group, row) -> board.rows().stream()
                .filter(other -> GROUPS.get(other.competitor()).equals(group))
                .forEach(other -> assertTrue(other.position() >= row.position())));
        assertEquals(board.rows().get(0), best.values().iterator().next());
    }

    @Test
    void competitorsWithoutAGroupAreNamed() {
        Grouping grouping = Grouping.of(Map.of(TestBoards.name(0), "a", TestBoards.name(2), "b"));
        DataException pooled = assertThrows(DataException.class, () -> grouping.pool(Tally.of(BATTLES)));
        assertEquals("ungrouped", pooled.finding().kind());
        assertEquals(
                List.of(TestBoards.name(1), TestBoards.name(3), TestBoards.name(4), TestBoards.name(5)),
                pooled.finding().competitors());
        Leaderboard board = board(Tally.of(BATTLES));
        assertThrows(DataException.class, () -> grouping.bestMembers(board));
    }

    /** 30 wins and 10 losses: the difference is log 3, its variance 1/30 + 1/10. */
    @Test
    void twoCompetitorsAreComparedByHand() {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(TestBoards.ofPairs(new int[][] {{0, 1, 30, 10, 0}}));
        String winner = TestBoards.name(0);
        String loser = TestBoards.name(1);
        Comparison comparison =
                Comparison.of(fit, Covariance.sandwich(fit), winner, loser, RatingScale.centred(), 0.95);
        double points = 400 / Math.log(10);
        double error = points * Math.sqrt(1.0 / 30 + 1.0 / 10);
        assertEquals(0.75, comparison.expectedScore(), 1e-12);
        assertEquals(points * Math.log(3), comparison.difference(), 1e-9);
        assertEquals(error, comparison.standardError(), 1e-9);
        assertEquals(points * Math.log(3) - 1.959963984540054 * error, comparison.lower(), 1e-6);
        assertEquals(points * Math.log(3) + 1.959963984540054 * error, comparison.upper(), 1e-6);
        assertEquals(0.00262, comparison.pValue(), 2e-5); // z = 3.0086
        Comparison back = Comparison.of(fit, Covariance.sandwich(fit), loser, winner, RatingScale.centred(), 0.95);
        assertEquals(-comparison.difference(), back.difference(), 1e-9);
        assertEquals(-comparison.upper(), back.lower(), 1e-9);
        assertEquals(comparison.pValue(), back.pValue(), 1e-12);
    }

    @Test
    void aComparisonDoesNotDependOnTheGauge() {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(Tally.of(BATTLES));
        Covariance covariance = Covariance.sandwich(fit);
        String a = TestBoards.name(3);
        String b = TestBoards.name(1);
        Comparison centred = Comparison.of(fit, covariance, a, b, RatingScale.centred(), 0.9);
        assertEquals(centred, Comparison.of(fit, covariance, a, b, RatingScale.anchored(a, 1500), 0.9));
        RatingScale centimetre = RatingScale.centred().withPointsPerUnit(1);
        assertEquals(
                centred.difference() / RatingScale.ARENA_POINTS_PER_UNIT,
                Comparison.of(fit, covariance, a, b, centimetre, 0.9).difference(),
                1e-12);
    }

    @Test
    void comparisonsAreChecked() {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(Tally.of(BATTLES));
        Covariance covariance = Covariance.sandwich(fit);
        String a = TestBoards.name(3);
        RatingScale scale = RatingScale.centred();
        assertThrows(IllegalArgumentException.class, () -> Comparison.of(fit, covariance, a, a, scale, 0.95));
        assertThrows(IllegalArgumentException.class, () -> Comparison.of(fit, covariance, a, "nobody", scale, 0.95));
        assertThrows(
                IllegalArgumentException.class, () -> Comparison.of(fit, covariance, a, TestBoards.name(0), scale, 1));
    }
}
