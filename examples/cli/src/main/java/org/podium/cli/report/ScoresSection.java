package org.podium.cli.report;

import java.util.List;
import java.util.OptionalDouble;
import org.podium.board.Leaderboard;
import org.podium.board.LeaderboardRow;

/** Scores with their intervals as a chart. */
final class ScoresSection {
    private ScoresSection() {}

    static Section of(Leaderboard board) {
        List<RangeChart.Row> rows =
                board.rows().stream().map(ScoresSection::row).toList();
        RangeChart chart = new RangeChart(
                "Score", OptionalDouble.of(board.options().scale().reference()), rows);
        String doubtful = board.rows().stream().anyMatch(row -> row.caution().isPresent())
                ? " A hollow dot marks an interval that should not be trusted."
                : "";
        return Section.builder("scores", "Scores")
                .onlyChart(
                        chart.chart("intervals", "Scores and intervals", description(board)),
                        "Dot: score. Bar: " + Wording.intervals(board) + ". Dashed line: " + Wording.gauge(board) + "."
                                + doubtful)
                .build();
    }

    private static RangeChart.Row row(LeaderboardRow row) {
        return new RangeChart.Row(
                Integer.toString(row.rankUb()),
                row.competitor(),
                row.score(),
                row.lower(),
                row.upper(),
                row.caution().isPresent(),
                words(row));
    }

    private static String words(LeaderboardRow row) {
        return Label.of(row.competitor()) + ": " + Format.points(row.score()) + " (" + Format.points(row.lower())
                + " to " + Format.points(row.upper()) + "), rank " + row.rankBest() + " to " + row.rankWorst();
    }

    private static String description(Leaderboard board) {
        List<LeaderboardRow> rows = board.rows();
        if (rows.isEmpty()) {
            return "No competitor is shown.";
        }
        return Format.plural(rows.size(), "competitor", "competitors") + ", highest score first. First: "
                + words(rows.get(0)) + ". Last: " + words(rows.get(rows.size() - 1))
                + ". The leaderboard has all numbers.";
    }
}
