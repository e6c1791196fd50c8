package org.podium.cli.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.podium.board.Leaderboard;
import org.podium.board.LeaderboardRow;
import org.podium.board.PairMatrix;
import org.podium.board.RankChange;
import org.podium.cli.output.CsvOutput;
import org.podium.cli.output.Sheet;
import org.podium.cli.report.Table.Cell;
import org.podium.cli.report.Table.Kind;

/** The leaderboard, sortable, with a copy for spreadsheets. */
final class LeaderboardSection {
    private final Leaderboard board;
    private final PairMatrix matrix;
    private final Map<String, RankChange> style;
    private final boolean hasCautions;

    private LeaderboardSection(Report report) {
        board = report.board();
        matrix = Pairs.matrix(board.fit());
        style = report.styleBoard()
                .map(styled -> RankChange.between(board, styled))
                .orElse(Map.of());
        hasCautions = board.rows().stream().anyMatch(row -> row.caution().isPresent());
    }

    static Section of(Report report) {
        LeaderboardSection section = new LeaderboardSection(report);
        return Section.builder("leaderboard", "Leaderboard")
                .paragraph(
                        "A competitor's rank (UB) is one more than the number of those whose whole interval lies above "
                                + "its own; its spread runs to the worst rank its interval allows. Where spreads overlap, "
                                + "these intervals do not settle the order.")
                .add(section.table())
                .add(download(report.sheet()))
                .build();
    }

    private Element table() {
        Table table = Table.sortable("Leaderboard")
                .column(
                        "Rank",
                        Kind.LOW_FIRST,
                        "Rank (UB): 1 + the number of competitors whose lower bound exceeds "
                                + "this one's upper bound")
                .column("Spread", Kind.LOW_FIRST, "The best and the worst rank that the interval allows")
                .column("Competitor", Kind.NAME)
                .column("Score", Kind.HIGH_FIRST)
                .inOrder("descending")
                .column("Interval", Kind.LOW_FIRST, "Distances of the bounds from the score; sorted by width")
                .column("Votes", Kind.HIGH_FIRST)
                .column("Wins", Kind.HIGH_FIRST)
                .column("Losses", Kind.HIGH_FIRST)
                .column("Ties", Kind.HIGH_FIRST)
                .column("Both bad", Kind.HIGH_FIRST)
                .column("Win rate", Kind.HIGH_FIRST, "Mean of the win fractions against each opponent met");
        if (!style.isEmpty()) {
            table.column("Style rank", Kind.LOW_FIRST, "Rank (UB) with style held equal")
                    .column("Change", Kind.HIGH_FIRST, "How many ranks it rises with style held equal");
        }
        if (hasCautions) {
            table.column("Caution", Kind.TEXT, "Why the interval should not be trusted");
        }
        board.rows().forEach(row -> table.row(cells(row)));
        return table.element();
    }

    private List<Cell> cells(LeaderboardRow row) {
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.number(row.rankUb()),
                Cell.number(row.rankWorst(), row.rankBest() + "–" + row.rankWorst()),
                Cell.name(row.competitor()),
                Cell.number(row.score(), Format.points(row.score())),
                Cell.number(row.upper() - row.lower(), Format.interval(row.lower(), row.score(), row.upper())),
                Cell.number(row.votes()),
                Cell.number(row.wins()),
                Cell.number(row.losses()),
                Cell.number(row.ties()),
                Cell.number(row.bothBad()),
                winRate(row.competitor())));
        RankChange change = style.get(row.competitor());
        if (change != null) {
            cells.addAll(RankCells.of(change));
        }
        if (hasCautions) {
            cells.add(row.caution().map(Cell::text).orElse(new Cell(cell -> {}, "none")));
        }
        return cells;
    }

    private Cell winRate(String competitor) {
        int index = matrix.roster().indexOf(competitor);
        return matrix.averageWinRate(index).isPresent()
                ? Cell.number(
                        matrix.averageWinRate(index).getAsDouble(),
                        Format.percent(matrix.averageWinRate(index).getAsDouble()))
                : Cell.none();
    }

    /** A link that holds the file itself. */
    private static Element download(Sheet sheet) {
        StringWriter csv = new StringWriter();
        try {
            CsvOutput.write(sheet, csv);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        String content = Base64.getEncoder().encodeToString(csv.toString().getBytes(StandardCharsets.UTF_8));
        return Element.of("p", "download")
                .add(Element.ofText("a", "Leaderboard as CSV")
                        .attribute("download", "leaderboard.csv")
                        .attribute("href", "data:text/csv;charset=utf-8;base64," + content));
    }
}
