package org.podium.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.TieModel;
import org.podium.interval.IntervalMethod;
import org.podium.stats.testing.TestBoards;
import org.podium.votes.Battle;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.Tally;

/** {@link ScoreHistory} and {@link BoardDifference}. */
class BoardsOverTimeTest {
    private static final IntervalMethod SANDWICH = IntervalMethod.sandwich(0.95);
    private static final BradleyTerry MODEL = BradleyTerry.withDefaults();
    private static final Instant START = Instant.parse("2024-01-01T06:00:00Z");
    private static final List<Battle> BATTLES = TestBoards.mixed(8, 5, 900);

    /** One vote an hour, the last one first, after a first vote by itself ten days earlier. */
    private static BattleLog hourly() {
        BattleLogBuilder builder = BattleLog.builder();
        for (int vote = BATTLES.size() - 1; vote >= 0; vote--) {
            builder.add(BATTLES.get(vote)).time(time(vote));
        }
        return builder.build();
    }

    private static Instant time(int vote) {
        return vote == 0 ? START : START.plus(Duration.ofDays(10)).plus(Duration.ofHours(vote - 1));
    }

    private static ScoreHistory history(BattleLog log, Duration length, ScoreHistory.Kind kind) {
        return ScoreHistory.of(log, MODEL, SANDWICH, BoardOptions.withDefaults(), length, kind);
    }

    private static Tally between(Instant start, Instant end) {
        return java.util.stream.IntStream.range(0, BATTLES.size())
                .filter(vote -> !time(vote).isBefore(start) && time(vote).isBefore(end))
                .mapToObj(BATTLES::get)
                .collect(Tally.collector());
    }

    @ParameterizedTest
    @EnumSource(ScoreHistory.Kind.class)
    void windowsHoldTheVotesFromStartToEnd(ScoreHistory.Kind kind) {
        Duration length = Duration.ofDays(10);
        ScoreHistory history = history(hourly(), length, kind);
        assertEquals(5, history.windows().size());
        for (int i = 0; i < 5; i++) {
            ScoreHistory.Window window = history.windows().get(i);
            Instant end = START.plus(length.multipliedBy(i + 1));
            Instant start = kind == ScoreHistory.Kind.CUMULATIVE ? START : end.minus(length);
            assertEquals(start, window.start());
            assertEquals(end, window.end());
            Tally votes = between(start, end);
            assertEquals(votes.battles(), window.votes());
            if (i == 0) {
                assertEquals(1, window.votes(), "a vote at the end of a window belongs to the next");
                assertTrue(window.board().isEmpty() && window.reason().isPresent());
            } else {
                assertEquals(
                        Leaderboard.of(MODEL.fit(votes), SANDWICH).rows(),
                        window.board().orElseThrow().rows());
                assertTrue(window.reason().isEmpty());
            }
        }
        long votes = history.windows().stream()
                .mapToLong(ScoreHistory.Window::votes)
                .reduce(0, (sum, next) -> kind == ScoreHistory.Kind.CUMULATIVE ? next : sum + next);
        assertEquals(BATTLES.size(), votes);
    }

    @Test
    void aCompetitorHasAPointForEachWindowThatRatesIt() {
        ScoreHistory history = history(hourly(), Duration.ofDays(10), ScoreHistory.Kind.CUMULATIVE);
        List<ScoreHistory.Point> points = history.of(TestBoards.name(4));
        assertEquals(4, points.size());
        LeaderboardRow last = history.windows().get(4).board().orElseThrow().rows().stream()
                .filter(row -> row.competitor().equals(TestBoards.name(4)))
                .findFirst()
                .orElseThrow();
        assertEquals(
                new ScoreHistory.Point(
                        START.plus(Duration.ofDays(50)), last.score(), last.lower(), last.upper(), last.rankUb()),
                points.get(3));
        assertEquals(List.of(), history.of("nobody"));
    }

    @Test
    void historiesMayBeEmptyOrOneWindow() {
        assertEquals(
                List.of(),
                history(BattleLog.of(List.of()), Duration.ofDays(1), ScoreHistory.Kind.DISJOINT)
                        .windows());
        ScoreHistory one = history(hourly(), Duration.ofDays(400), ScoreHistory.Kind.DISJOINT);
        assertEquals(1, one.windows().size());
        assertEquals(900, one.windows().get(0).votes());
    }

    @Test
    void windowsAreChecked() {
        BattleLog log = hourly();
        for (Duration length : List.of(Duration.ZERO, Duration.ofDays(-1), Duration.ofMinutes(1))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> history(log, length, ScoreHistory.Kind.DISJOINT),
                    length::toString);
        }
        BattleLog timeless = BattleLog.of(BATTLES);
        assertThrows(
                IllegalStateException.class, () -> history(timeless, Duration.ofDays(1), ScoreHistory.Kind.DISJOINT));
    }

    @Test
    void aVeryLongWindowIsOne() {
        Duration length = Duration.ofSeconds(Long.MAX_VALUE / 2);
        assertEquals(
                1,
                history(hourly(), length, ScoreHistory.Kind.CUMULATIVE)
                        .windows()
                        .size());
    }

    private static void requireSums(BoardDifference difference) {
        for (BoardDifference.Row row : difference.rows()) {
            assertEquals(
                    row.after() - row.before(),
                    row.options() + row.removedVotes() + row.newVotes() + row.newOpponents(),
                    1e-9,
                    row.competitor());
        }
    }

    @Test
    void nothingChangesBetweenABoardAndItself() {
        Tally tally = Tally.of(BATTLES);
        BoardDifference difference = BoardDifference.between(tally, MODEL, tally, MODEL);
        assertEquals(5, difference.rows().size());
        for (BoardDifference.Row row : difference.rows()) {
            assertEquals(row.before(), row.after());
            assertEquals(0, row.options());
            assertEquals(0, row.removedVotes());
            assertEquals(0, row.newVotes());
            assertEquals(0, row.newOpponents());
        }
        assertEquals(0, difference.removedVotes() + difference.newVotes() + difference.newOpponentVotes());
    }

    @Test
    void eachCauseHasItsPart() {
        Tally old = Tally.of(BATTLES);
        BradleyTerry dropping = MODEL.with(TieModel.DROPPED);
        Tally fewer = Tally.of(BATTLES.subList(200, 900));
        Tally more = old.plus(Tally.of(TestBoards.mixed(99, 5, 150)));
        Tally newcomer = old.plus(TestBoards.ofPairs(new int[][] {{9, 0, 30, 20, 0}, {9, 4, 10, 15, 5}}));
        String some = TestBoards.name(1);

        BoardDifference.Row options = row(BoardDifference.between(old, MODEL, old, dropping), some);
        assertEquals(options.after() - options.before(), options.options());
        assertTrue(Math.abs(options.options()) > 1);
        BoardDifference removed = BoardDifference.between(old, MODEL, fewer, MODEL);
        assertEquals(200, removed.removedVotes());
        assertEquals(
                row(removed, some).after() - row(removed, some).before(),
                row(removed, some).removedVotes(),
                1e-9);
        BoardDifference added = BoardDifference.between(old, MODEL, more, MODEL);
        assertEquals(150, added.newVotes());
        assertEquals(
                row(added, some).after() - row(added, some).before(),
                row(added, some).newVotes(),
                1e-9);
        BoardDifference joined = BoardDifference.between(old, MODEL, newcomer, MODEL);
        assertEquals(80, joined.newOpponentVotes());
        assertEquals(0, joined.newVotes() + joined.removedVotes());
        assertEquals(
                row(joined, some).after() - row(joined, some).before(),
                row(joined, some).newOpponents(),
                1e-9);
        assertEquals(5, joined.rows().size());
        List.of(removed, added, joined).forEach(BoardsOverTimeTest::requireSums);
    }

    /** Everything at once, against fits of the steps made by hand. */
    @Test
    void partsAddUpToTheWhole() {
        List<Battle> battles = TestBoards.mixed(21, 7, 3000);
        String gone = TestBoards.name(0);
        String joined = TestBoards.name(6);
        Tally before = without(battles.subList(0, 2000), joined);
        Tally after = without(battles.subList(500, 3000), gone);
        BradleyTerry dropping = MODEL.with(TieModel.DROPPED);
        BoardDifference difference = BoardDifference.between(before, MODEL, after, dropping);
        requireSums(difference);
        Set<String> both = new TreeSet<>(before.roster().names());
        both.retainAll(after.roster().names());
        assertEquals(
                List.copyOf(both),
                difference.rows().stream().map(BoardDifference.Row::competitor).toList());
        double mean = difference.rows().stream()
                .mapToDouble(BoardDifference.Row::after)
                .average()
                .orElseThrow();
        assertEquals(1000, mean, 1e-9);
        BradleyTerryFit last = dropping.fit(after);
        String a = TestBoards.name(2);
        String b = TestBoards.name(3);
        assertEquals(
                400 / Math.log(10) * (last.logStrength(a) - last.logStrength(b)),
                row(difference, a).after() - row(difference, b).after(),
                1e-8);
        BradleyTerryFit optionsOnly = dropping.fit(before);
        BradleyTerryFit first = MODEL.fit(before);
        assertEquals(
                400
                        / Math.log(10)
                        * (optionsOnly.logStrength(a)
                                - optionsOnly.logStrength(b)
                                - (first.logStrength(a) - first.logStrength(b))),
                row(difference, a).options() - row(difference, b).options(),
                1e-8);
        assertEquals(
                after.battles() - before.battles(),
                difference.newVotes() + difference.newOpponentVotes() - difference.removedVotes());
        assertEquals(
                after.battles() - after.restrictedTo(before.roster().names()).battles(), difference.newOpponentVotes());
    }

    private static Tally without(List<Battle> battles, String competitor) {
        return battles.stream()
                .filter(battle ->
                        !battle.first().equals(competitor) && !battle.second().equals(competitor))
                .collect(Collectors.collectingAndThen(Collectors.toList(), Tally::of));
    }

    private static BoardDifference.Row row(BoardDifference difference, String competitor) {
        return difference.rows().stream()
                .filter(row -> row.competitor().equals(competitor))
                .findFirst()
                .orElseThrow();
    }
}
