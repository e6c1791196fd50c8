package org.podium.guide;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.podium.agreement.Agreement;
import org.podium.board.BoardDifference;
import org.podium.board.BoardOptions;
import org.podium.board.BoardResult;
import org.podium.board.Boards;
import org.podium.board.Grouping;
import org.podium.board.Leaderboard;
import org.podium.board.LeaderboardRow;
import org.podium.board.RankChange;
import org.podium.board.ScoreHistory;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.interval.IntervalMethod;
import org.podium.votes.Battle;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.Outcome;
import org.podium.votes.Tally;

/** The Java of docs/guide/boards.md. */
class BoardsChapterTest {
    private static final String CHAPTER = "docs/guide/boards.md";

    private static final Set<Outcome> DECIDED = Set.of(Outcome.FIRST, Outcome.SECOND);

    private final BattleLog log = log();
    private final Tally tally = Tally.of(log);
    private final Leaderboard overall =
            Leaderboard.of(BradleyTerry.withDefaults().fit(tally), IntervalMethod.sandwich(0.95));

    private static BattleLog log() {
        BattleLogBuilder builder = BattleLog.builder();
        int vote = 0;
        for (Battle battle : ExampleVotes.battles()) {
            builder.add(battle)
                    .time(Instant.parse("2024-03-01T00:00:00Z").plus(Duration.ofHours(vote)))
                    .category("language", vote == 7 ? "Latin" : vote % 3 == 0 ? "Chinese" : "English");
            if (vote % 4 == 0) {
                builder.tag("breakfast");
            }
            vote++;
        }
        return builder.build();
    }

    @Test
    void makesManyBoards() throws Exception {
        List<String> printed = Printed.by(() -> {
            Map<String, BoardResult> boards = Boards.of(
                            BradleyTerry.withDefaults(), IntervalMethod.sandwich(0.95), BoardOptions.withDefaults())
                    .by("language")
                    .tagged("breakfast")
                    .where("no ties", votes -> vote -> DECIDED.contains(votes.outcome(vote)))
                    .run(log);
            for (BoardResult result : boards.values()) {
                String first = result.board()
                        .map(board -> board.rows().get(0).competitor())
                        .orElse("cannot be rated");
                System.out.printf(Locale.ROOT, "%-9s votes: %3d, first: %s%n", result.name(), result.votes(), first);
            }
        });

        Documents.assertShows(CHAPTER, printed);
    }

    @Test
    void comparesRanks() throws Exception {
        Tally decided = log.stream()
                .filter(battle -> DECIDED.contains(battle.outcome()))
                .collect(Tally.collector());
        Leaderboard category = Leaderboard.of(BradleyTerry.withDefaults().fit(decided), IntervalMethod.sandwich(0.95));
        List<String> printed = Printed.by(() -> {
            for (RankChange change : RankChange.between(overall, category).values()) {
                System.out.printf(
                        Locale.ROOT,
                        "%-13s %d, then %d: %+d%n",
                        change.competitor(),
                        change.before(),
                        change.after().orElseThrow(),
                        change.gain().orElseThrow());
            }
        });

        Documents.assertShows(CHAPTER, printed);
    }

    @Test
    void poolsGroups() throws Exception {
        List<String> printed = Printed.by(() -> {
            Grouping kinds = Grouping.of(Map.of(
                    "mate", "tea", "green-tea", "tea", "black-coffee", "strong", "cocoa", "mild", "tap-water", "mild"));
            Grouping.Pooled pooled = kinds.pool(tally);
            Leaderboard board =
                    Leaderboard.of(BradleyTerry.withDefaults().fit(pooled.tally()), IntervalMethod.sandwich(0.95));
            board.rows().forEach(row -> System.out.printf(Locale.ROOT, "%-6s %.0f%n", row.competitor(), row.score()));
            System.out.println(pooled.droppedBattles() + " battles inside one group");
            kinds.bestMembers(overall).forEach((kind, row) -> System.out.println(kind + ": " + row.competitor()));
        });

        Documents.assertShows(CHAPTER, printed);
    }

    @Test
    void followsScores() throws Exception {
        List<String> printed = Printed.by(() -> {
            ScoreHistory history = ScoreHistory.of(
                    log,
                    BradleyTerry.withDefaults(),
                    IntervalMethod.sandwich(0.95),
                    BoardOptions.withDefaults(),
                    Duration.ofDays(4),
                    ScoreHistory.Kind.CUMULATIVE);
            for (ScoreHistory.Point point : history.of("mate")) {
                System.out.printf(
                        Locale.ROOT,
                        "%s %.0f, from %.0f to %.0f%n",
                        point.end(),
                        point.score(),
                        point.lower(),
                        point.upper());
            }
        });

        Documents.assertShows(CHAPTER, printed);
    }

    @Test
    void explainsDifferences() throws Exception {
        BradleyTerry model = BradleyTerry.withDefaults();
        Tally before = Tally.of(log.stream().limit(300).toList())
                .restrictedTo(List.of("mate", "green-tea", "black-coffee", "tap-water"));
        List<String> printed = Printed.by(() -> {
            BoardDifference difference = BoardDifference.between(before, model, tally, model);
            for (BoardDifference.Row row : difference.rows()) {
                System.out.printf(
                        Locale.ROOT,
                        "%-13s %.0f to %.0f: new votes %+.0f, new opponents %+.0f%n",
                        row.competitor(),
                        row.before(),
                        row.after(),
                        row.newVotes(),
                        row.newOpponents());
            }
        });

        Documents.assertShows(CHAPTER, printed);
    }

    @Test
    void joinsOtherScores() throws Exception {
        Map<String, Double> board =
                overall.rows().stream().collect(Collectors.toMap(LeaderboardRow::competitor, LeaderboardRow::score));
        List<String> printed = Printed.by(() -> {
            Map<String, Double> caffeine =
                    Map.of("mate", 80.0, "green-tea", 30.0, "black-coffee", 95.0, "cocoa", 5.0, "tap-water", 0.0);
            Agreement agreement = Agreement.between(board, caffeine, 0.95);
            System.out.printf(
                    Locale.ROOT,
                    "tau-b %.2f, from %.2f to %.2f; farthest apart: %s%n",
                    agreement.kendall().estimate(),
                    agreement.kendall().lower(),
                    agreement.kendall().upper(),
                    agreement.rows().get(0).competitor());
        });

        Documents.assertShows(CHAPTER, printed);
    }
}
