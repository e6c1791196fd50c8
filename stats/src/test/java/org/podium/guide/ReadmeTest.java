package org.podium.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.podium.board.Leaderboard;
import org.podium.board.LeaderboardRow;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.elo.Elo;
import org.podium.elo.EloTable;
import org.podium.elo.EloUpdate;
import org.podium.interval.IntervalMethod;
import org.podium.votes.Battle;
import org.podium.votes.Outcome;
import org.podium.votes.OutcomeLabels;
import org.podium.votes.Tally;

/** The Java of README.md. */
class ReadmeTest {

    private static void board(String... args) throws IOException {
        Tally tally;
        try (Stream<String> lines = Files.lines(Path.of(args[0]))) {
            tally = lines.skip(1)
                    .map(line -> line.split(","))
                    .map(f -> new Battle(
                            f[0], f[1], OutcomeLabels.arena().find(f[2]).orElseThrow()))
                    .collect(Tally.collector());
        }
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(tally);
        Leaderboard board = Leaderboard.of(fit, IntervalMethod.sandwich(0.95));
        for (LeaderboardRow row : board.rows()) {
            System.out.printf(
                    Locale.ROOT,
                    "%2d  %-23s  %6.1f  +%.1f/-%.1f  %d%n",
                    row.rankUb(),
                    row.competitor(),
                    row.score(),
                    row.upper() - row.score(),
                    row.score() - row.lower(),
                    row.votes());
        }
    }

    @Test
    void printsTheBoardOfTheCommandLine() throws Exception {
        Path votes = Documents.root().resolve("examples/data/votes-2023-05.csv");

        List<String> printed = Printed.by(() -> board(votes.toString()));

        List<String> shown = Documents.blocks(Documents.root().resolve("README.md"), "text")
                .get(0)
                .lines();
        List<String> rows = shown.subList(1, 1 + printed.size());
        assertEquals(
                rows.stream().map(ReadmeTest::cells).toList(),
                printed.stream().map(ReadmeTest::cells).toList());
        assertEquals("", shown.get(1 + printed.size()));
    }

    private static List<String> cells(String row) {
        return List.of(row.strip().replace(",", "").split(" +"));
    }

    @Test
    void ratesInTwoLines() {
        EloTable ratings = EloTable.create(Elo.withDefaults());
        ratings.record("green-tea", "black-coffee", Outcome.FIRST);

        assertEquals(
                new EloUpdate(1002, 998),
                new EloUpdate(
                        ratings.rating("green-tea").orElseThrow(),
                        ratings.rating("black-coffee").orElseThrow()));
    }
}
