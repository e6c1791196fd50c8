package org.podium.cli.report;

import java.util.Comparator;
import java.util.List;
import org.podium.board.Leaderboard;
import org.podium.board.LeaderboardRow;
import org.podium.board.PairMatrix;
import org.podium.cli.report.BarChart.Bar;

/** Average win rates: the same weight for each opponent, whatever the number of battles. */
final class WinRateSection {
    private WinRateSection() {}

    static Section of(Leaderboard board) {
        PairMatrix matrix = Pairs.matrix(board.fit());
        List<Bar> bars = board.rows().stream()
                .map(LeaderboardRow::competitor)
                .filter(name ->
                        matrix.averageWinRate(matrix.roster().indexOf(name)).isPresent())
                .map(name -> new Bar(
                        name,
                        matrix.averageWinRate(matrix.roster().indexOf(name)).orElse(0)))
                .sorted(Comparator.comparingDouble((Bar bar) -> -bar.share()).thenComparing(Bar::name))
                .toList();
        String description = bars.isEmpty()
                ? "No competitor has met another."
                : "From " + words(bars.get(0)) + " down to " + words(bars.get(bars.size() - 1))
                        + ". The leaderboard has all numbers.";
        return Section.builder("win-rate", "Average win rate")
                .onlyChart(
                        new BarChart(bars).chart("average-win-rate", "Average win rate", description),
                        "The mean of a competitor's win fractions, each opponent it met with the same weight. Unlike the "
                                + "score it depends on who the opponents were.")
                .build();
    }

    private static String words(Bar bar) {
        return Label.of(bar.name()) + " with " + Format.percent(bar.share());
    }
}
