package org.podium.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.podium.bradleyterry.BothBad;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.NotConvergedException;
import org.podium.bradleyterry.OnUnidentifiable;
import org.podium.bradleyterry.Prior;
import org.podium.bradleyterry.RatingScale;
import org.podium.bradleyterry.Solver;
import org.podium.bradleyterry.TieModel;
import org.podium.interval.BootstrapIntervals;
import org.podium.interval.Covariance;
import org.podium.interval.IntervalMethod;
import org.podium.interval.Intervals;
import org.podium.interval.RelativeTo;
import org.podium.resampling.Bootstrap;
import org.podium.stats.testing.TestBoards;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;
import org.podium.votes.VoteCounts;

class LeaderboardTest {
    private static final IntervalMethod SANDWICH = IntervalMethod.sandwich(0.95);
    private static final Tally MIXED = Tally.of(TestBoards.mixed(1, 12, 3000));

    private static LeaderboardRow row(Leaderboard board, String competitor) {
        return board.rows().stream()
                .filter(row -> row.competitor().equals(competitor))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> competitors(Leaderboard board) {
        return board.rows().stream().map(LeaderboardRow::competitor).toList();
    }

    @Test
    void rowsHoldScoresIntervalsAndVotes() {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(MIXED);
        Leaderboard board = Leaderboard.of(fit, SANDWICH);
        Intervals intervals = SANDWICH.estimate(fit, RatingScale.centred(), RelativeTo.MEAN);
        assertEquals(12, board.rows().size());
        for (LeaderboardRow row : board.rows()) {
            int i = fit.roster().indexOf(row.competitor());
            VoteCounts votes = MIXED.countsByCompetitor().get(i);
            assertEquals(RatingScale.centred().score(fit, row.competitor()), row.score());
            assertEquals(intervals.lower(i), row.lower());
            assertEquals(intervals.upper(i), row.upper());
            assertEquals(intervals.standardError(i), row.standardError());
            assertEquals(votes.votes(), row.votes());
            assertEquals(votes, new VoteCounts(row.wins(), row.losses(), row.ties(), row.bothBad()), row.competitor());
            assertEquals(Optional.empty(), row.caution());
        }
        assertSame(fit, board.fit());
        assertSame(SANDWICH, board.method());
        assertEquals(0, board.options().minimumVotes());
        assertEquals(List.of(), board.notes());
        assertThrows(UnsupportedOperationException.class, () -> board.rows().clear());
    }

    @Test
    void theBestScoreComesFirstAndPositionsCount() {
        Leaderboard board = Leaderboard.of(BradleyTerry.withDefaults().fit(MIXED), SANDWICH);
        List<LeaderboardRow> sorted = board.rows().stream()
                .sorted(Comparator.comparingDouble(LeaderboardRow::score).reversed())
                .toList();
        assertEquals(sorted, board.rows());
        assertEquals(
                IntStream.rangeClosed(1, 12).boxed().toList(),
                board.rows().stream().map(LeaderboardRow::position).toList());
    }

    private static void requireRanksAmongRows(Leaderboard board) {
        List<LeaderboardRow> rows = board.rows();
        for (LeaderboardRow row : rows) {
            long better =
                    rows.stream().filter(other -> other.lower() > row.upper()).count();
            long worse =
                    rows.stream().filter(other -> other.upper() < row.lower()).count();
            assertEquals(1 + better, row.rankUb(), row.competitor());
            assertEquals(1 + better, row.rankBest(), row.competitor());
            assertEquals(rows.size() - worse, row.rankWorst(), row.competitor());
        }
    }

    @Test
    void ranksCountTheRowsShown() {
        requireRanksAmongRows(Leaderboard.of(BradleyTerry.withDefaults().fit(MIXED), SANDWICH));
    }

    /** Hidden rows stay in the fit: scores and bounds of the others do not change, their ranks may. */
    @Test
    void aMinimumOfVotesHidesRowsAndRanksThoseShown() {
        TallyBuilder builder = Tally.builder();
        MIXED.forEachCell((i, j, first, second, ties, bothBad) ->
                builder.addCounts(MIXED.roster().name(i), MIXED.roster().name(j), first, second, ties, bothBad));
        for (int i = 0; i < 12; i++) { // wins nearly all of its few battles
            builder.addCounts("star", TestBoards.name(i), 9, i == 0 ? 1 : 0, 0, 0);
        }
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(builder.build());
        Leaderboard all = Leaderboard.of(fit, SANDWICH);
        long votes = row(all, "star").votes();
        Leaderboard shown =
                Leaderboard.of(fit, SANDWICH, BoardOptions.withDefaults().withMinimumVotes(votes + 1));
        assertEquals("star", all.rows().get(0).competitor());
        assertEquals(all.rows().size() - 1, shown.rows().size());
        assertEquals(competitors(all).subList(1, 13), competitors(shown));
        assertEquals(1, shown.rows().get(0).position());
        assertEquals(2, all.rows().get(1).rankUb());
        assertEquals(1, shown.rows().get(0).rankUb());
        requireRanksAmongRows(shown);
        for (LeaderboardRow row : shown.rows()) {
            assertEquals(row(all, row.competitor()).score(), row.score());
            assertEquals(row(all, row.competitor()).upper(), row.upper());
        }
        Leaderboard exactly =
                Leaderboard.of(fit, SANDWICH, BoardOptions.withDefaults().withMinimumVotes(votes));
        assertEquals(13, exactly.rows().size());
    }

    @Test
    void replicatesThatAreThereGiveTheSameBoard() {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(MIXED);
        Bootstrap bootstrap = Bootstrap.withDefaults().replicates(100);
        BoardOptions options = BoardOptions.withDefaults().withMinimumVotes(10);
        for (BootstrapIntervals method : List.of(IntervalMethod.percentile(0.9), IntervalMethod.bca(0.9))) {
            Leaderboard expected = Leaderboard.of(fit, method.with(bootstrap), options);
            Leaderboard actual = Leaderboard.of(bootstrap.run(fit), method, options);
            assertEquals(expected.rows(), actual.rows());
            assertSame(method, actual.method());
        }
    }

    @Test
    void aBoardCanBeEmpty() {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(MIXED);
        Leaderboard board =
                Leaderboard.of(fit, SANDWICH, BoardOptions.withDefaults().withMinimumVotes(1_000_000));
        assertEquals(List.of(), board.rows());
    }

    /** Rings of equals, in which every score is the mean; rounding must not decide the order. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 7, 10, 23, 50, 101})
    void equalScoresAreInOrderOfName(int size) {
        TallyBuilder builder = Tally.builder();
        for (int i = 0; i < size; i++) {
            builder.addCounts(TestBoards.name(i), TestBoards.name((i + 1) % size), 70, 31, 3, 0);
        }
        Leaderboard board = Leaderboard.of(BradleyTerry.withDefaults().fit(builder.build()), SANDWICH);
        assertEquals(IntStream.range(0, size).mapToObj(TestBoards::name).toList(), competitors(board));
    }

    @Test
    void twinsAmongOthersAreInOrderOfName() {
        TallyBuilder builder = Tally.builder();
        for (String twin : List.of("twin b", "twin a", "twin c")) {
            builder.addCounts(twin, "strong", 11, 37, 3, 2);
            builder.addCounts("weak", twin, 8, 29, 5, 0);
        }
        Leaderboard board = Leaderboard.of(BradleyTerry.withDefaults().fit(builder.build()), SANDWICH);
        assertEquals(List.of("strong", "twin a", "twin b", "twin c", "weak"), competitors(board));
    }

    @Test
    void fewVotesAreACaution() {
        Tally tally =
                MIXED.plus(TestBoards.ofPairs(new int[][] {{20, 0, 15, 14, 0}, {21, 0, 15, 15, 0}, {22, 3, 4, 5, 6}}));
        Leaderboard board = Leaderboard.of(BradleyTerry.withDefaults().fit(tally), SANDWICH);
        assertEquals(
                Optional.of("few votes (29)"), row(board, TestBoards.name(20)).caution());
        assertEquals(Optional.empty(), row(board, TestBoards.name(21)).caution());
        assertEquals(
                Optional.of("few votes (15)"), row(board, TestBoards.name(22)).caution());
    }

    /** What the model leaves out says nothing about the score. */
    @Test
    void onlyVotesThatTheModelCountsKeepACautionAway() {
        TallyBuilder builder = Tally.builder();
        MIXED.forEachCell((i, j, first, second, ties, bothBad) ->
                builder.addCounts(MIXED.roster().name(i), MIXED.roster().name(j), first, second, ties, bothBad));
        builder.addCounts("tied", TestBoards.name(0), 2, 2, 100, 50);
        builder.addCounts("tied", TestBoards.name(5), 3, 2, 10, 500);
        Tally tally = builder.build();
        BradleyTerry model = BradleyTerry.withDefaults();
        Leaderboard withoutTies = Leaderboard.of(model.with(TieModel.DROPPED).fit(tally), SANDWICH);
        assertEquals(Optional.of("few votes (9)"), row(withoutTies, "tied").caution());
        assertEquals(669, row(withoutTies, "tied").votes());
        Leaderboard withoutBothBad = Leaderboard.of(model.with(BothBad.DROPPED).fit(tally), IntervalMethod.fisher(0.9));
        assertFalse(row(withoutBothBad, "tied").caution().orElse("").startsWith("few"), "119 votes are counted");
    }

    /** Forty ties and nothing else against one opponent: the sandwich sees hardly any variation, Fisher does. */
    @Test
    void errorsFarApartAreACaution() {
        Tally tally = MIXED.plus(TestBoards.ofPairs(new int[][] {{20, 6, 0, 0, 40}}));
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(tally);
        Leaderboard board = Leaderboard.of(fit, SANDWICH);
        double points = RatingScale.ARENA_POINTS_PER_UNIT;
        double fisher = points * Covariance.fisher(fit).standardError(TestBoards.name(20));
        double sandwich = points * Covariance.sandwich(fit).standardError(TestBoards.name(20));
        assertTrue(fisher > 2 * sandwich, fisher + " and " + sandwich);
        assertEquals(
                Optional.of(String.format(
                        java.util.Locale.ROOT,
                        "Fisher and sandwich errors far apart (%.1f and %.1f points)",
                        fisher,
                        sandwich)),
                row(board, TestBoards.name(20)).caution());
        assertEquals(
                1,
                board.rows().stream().filter(row -> row.caution().isPresent()).count());
    }

    @Test
    void theLargestComponentIsABoardOfItsOwn() {
        Tally tally = MIXED.plus(TestBoards.ofPairs(new int[][] {{20, 21, 40, 40, 0}, {22, 3, 50, 0, 0}}));
        BradleyTerryFit fit = BradleyTerry.withDefaults()
                .with(OnUnidentifiable.LARGEST_COMPONENT)
                .fit(tally);
        Leaderboard board = Leaderboard.of(fit, SANDWICH);
        Leaderboard plain = Leaderboard.of(BradleyTerry.withDefaults().fit(MIXED), SANDWICH);
        assertEquals(plain.rows(), board.rows());
        assertEquals(
                List.of(TestBoards.name(20), TestBoards.name(21), TestBoards.name(22)),
                board.fit().droppedCompetitors());
    }

    @Test
    void whatRestsOnThePriorAloneIsACaution() {
        Tally tally =
                MIXED.plus(TestBoards.ofPairs(new int[][] {{20, 21, 40, 40, 0}, {22, 3, 50, 0, 0}, {23, 3, 2, 3, 0}}));
        for (BradleyTerry model : List.of(
                BradleyTerry.withDefaults().with(OnUnidentifiable.PRIOR),
                BradleyTerry.withDefaults().with(Prior.HALF_WIN_HALF_LOSS))) {
            Leaderboard board = Leaderboard.of(model.fit(tally), SANDWICH);
            assertEquals(16, board.rows().size());
            List<String> resting = board.rows().stream()
                    .filter(row -> row.caution().orElse("").equals("rests on the prior alone"))
                    .map(LeaderboardRow::competitor)
                    .sorted()
                    .toList();
            assertEquals(List.of(TestBoards.name(20), TestBoards.name(21), TestBoards.name(22)), resting);
            assertEquals(
                    Optional.of("few votes (5)"),
                    row(board, TestBoards.name(23)).caution());
        }
    }

    @Test
    void aPriorWithoutNeedIsNoCaution() {
        BradleyTerryFit fit =
                BradleyTerry.withDefaults().with(Prior.HALF_WIN_HALF_LOSS).fit(MIXED);
        assertTrue(Leaderboard.of(fit, SANDWICH).rows().stream()
                .allMatch(row -> row.caution().isEmpty()));
    }

    @Test
    void anAnchorHasExactlyItsScore() {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(MIXED);
        for (RelativeTo relativeTo : RelativeTo.values()) {
            BoardOptions options = BoardOptions.withDefaults()
                    .with(RatingScale.anchored(TestBoards.name(7), 1114.1))
                    .with(relativeTo);
            LeaderboardRow anchor = row(Leaderboard.of(fit, SANDWICH, options), TestBoards.name(7));
            assertEquals(1114.1, anchor.score());
            if (relativeTo == RelativeTo.ANCHOR) {
                assertEquals(1114.1, anchor.lower());
                assertEquals(1114.1, anchor.upper());
                assertEquals(0, anchor.standardError());
            } else {
                assertTrue(anchor.lower() < 1114.1 && 1114.1 < anchor.upper(), "an interval of its own");
            }
        }
    }

    /** Relative to the mean an anchor moves all rows by one constant, and no rank. */
    @Test
    void relativeToTheMeanAnAnchorChangesNoRank() {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(MIXED);
        Leaderboard centred = Leaderboard.of(fit, SANDWICH);
        Leaderboard anchored = Leaderboard.of(
                fit, SANDWICH, BoardOptions.withDefaults().with(RatingScale.anchored(TestBoards.name(0), 500)));
        double shift = 500 - row(centred, TestBoards.name(0)).score();
        for (int at = 0; at < 12; at++) {
            LeaderboardRow before = centred.rows().get(at);
            LeaderboardRow after = anchored.rows().get(at);
            assertEquals(before.competitor(), after.competitor());
            assertEquals(before.rankUb(), after.rankUb());
            assertEquals(before.rankWorst(), after.rankWorst());
            assertEquals(before.score() + shift, after.score(), 1e-10);
            assertEquals(before.lower() + shift, after.lower(), 1e-10);
        }
    }

    @Test
    void lostReplicatesAreANote() {
        Tally thin = MIXED.plus(TestBoards.ofPairs(new int[][] {{20, 0, 0, 0, 1}, {20, 1, 0, 0, 1}}));
        IntervalMethod method = IntervalMethod.percentile(0.95)
                .with(Bootstrap.withDefaults().replicates(200).maximumLostShare(0.5));
        Leaderboard board = Leaderboard.of(BradleyTerry.withDefaults().fit(thin), method);
        assertEquals(1, board.notes().size());
        assertTrue(
                board.notes().get(0).contains(TestBoards.name(20)),
                board.notes().get(0));
        assertEquals(
                Optional.of("few votes (2)"), row(board, TestBoards.name(20)).caution());
    }

    @Test
    void swappingSidesAndRenamingKeepsRanks() {
        Tally renamed = TestBoards.mixed(1, 12, 3000).stream()
                .map(battle -> new org.podium.votes.Battle(
                        "z" + battle.second().substring(3) + "y",
                        "z" + battle.first().substring(3) + "y",
                        battle.outcome().swapped()))
                .collect(Tally.collector());
        Leaderboard before = Leaderboard.of(BradleyTerry.withDefaults().fit(MIXED), SANDWICH);
        Leaderboard after = Leaderboard.of(BradleyTerry.withDefaults().fit(renamed), SANDWICH);
        assertEquals(ranks(before), ranks(after));
    }

    private static String ranks(Leaderboard board) {
        return board.rows().stream()
                .map(row -> row.rankUb() + "-" + row.rankWorst() + "/" + row.votes())
                .collect(Collectors.joining(" "));
    }

    @Test
    void aFitThatDidNotConvergeHasNoBoard() {
        BradleyTerryFit fit = BradleyTerry.withDefaults()
                .with(Solver.NEWMAN)
                .withMaximumIterations(1)
                .fit(MIXED);
        assertThrows(NotConvergedException.class, () -> Leaderboard.of(fit, SANDWICH));
    }

    @Test
    void optionsAreChecked() {
        assertThrows(
                IllegalArgumentException.class,
                () -> BoardOptions.withDefaults().withMinimumVotes(-1));
    }
}
