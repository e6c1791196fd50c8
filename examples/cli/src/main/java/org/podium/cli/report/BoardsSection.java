package org.podium.cli.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.podium.board.BoardResult;
import org.podium.board.Leaderboard;
import org.podium.board.LeaderboardRow;
import org.podium.board.RankChange;
import org.podium.cli.report.Table.Cell;
import org.podium.cli.report.Table.Kind;
import org.podium.votes.Finding;

/** Further boards: ranks side by side, then each board, then those that cannot be rated and why. */
final class BoardsSection {
    /** So many of the largest boards stand side by side. */
    private static final int SIDE_BY_SIDE = 12;

    private static final int HEADER_CELLS = 24;

    private final Leaderboard overall;
    private final String column;
    private final List<BoardResult> boards;

    private BoardsSection(Report report) {
        overall = report.board();
        column = Label.of(report.boards().column());
        boards = report.boards().byName().values().stream()
                .sorted(Comparator.comparingLong((BoardResult board) -> -board.votes())
                        .thenComparing(BoardResult::name))
                .toList();
    }

    static Section of(Report report) {
        BoardsSection section = new BoardsSection(report);
        List<BoardResult> rated = section.boards.stream()
                .filter(board -> board.board().isPresent())
                .toList();
        String title = section.column.isEmpty() ? "Boards" : "Boards by " + section.column;
        Section.Builder builder = Section.builder("boards", title)
                .paragraph("Each board is fitted to its own votes. Ranks (UB) are among the competitors of that board; "
                        + "beside them the change against the overall board, + for a better rank.");
        if (!rated.isEmpty()) {
            builder.add(section.sideBySide(rated.subList(0, Math.min(SIDE_BY_SIDE, rated.size()))));
        }
        rated.forEach(board -> builder.details(
                Label.of(board.name()) + ", " + Format.plural(board.votes(), "vote", "votes"), section.table(board)));
        section.unrated().ifPresent(list -> builder.add(Element.ofText("h3", "Not rated"), list));
        return builder.build();
    }

    private Element sideBySide(List<BoardResult> rated) {
        Table table = Table.sortable("Ranks side by side")
                .column("Overall", Kind.LOW_FIRST)
                .column("Competitor", Kind.NAME);
        List<Map<String, RankChange>> changes = new ArrayList<>();
        for (BoardResult result : rated) {
            table.column(Label.cut(result.name(), HEADER_CELLS), Kind.LOW_FIRST, Label.of(result.name()));
            changes.add(RankChange.between(overall, result.board().orElseThrow()));
        }
        for (LeaderboardRow row : overall.rows()) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.number(row.rankUb()), Cell.name(row.competitor())));
            for (Map<String, RankChange> change : changes) {
                cells.add(rankAndChange(change.get(row.competitor())));
            }
            table.row(cells);
        }
        return table.element();
    }

    private static Cell rankAndChange(@Nullable RankChange change) {
        if (change == null || change.gain().isEmpty()) {
            return Cell.none();
        }
        OptionalInt gain = change.gain();
        int rank = change.after().orElseThrow();
        Element shift = Element.of("span", "shift " + RankCells.cssClass(gain.getAsInt()))
                .text(gain.getAsInt() == 0 ? "" : Format.signed(gain.getAsInt(), 0));
        return new Cell(cell -> cell.text(Integer.toString(rank)).add(shift), Integer.toString(rank));
    }

    private Element table(BoardResult result) {
        Map<String, Integer> before =
                overall.rows().stream().collect(Collectors.toMap(LeaderboardRow::competitor, LeaderboardRow::rankUb));
        Table table = Table.sortable(Label.of(result.name()))
                .column("Rank", Kind.LOW_FIRST)
                .column("Spread", Kind.LOW_FIRST)
                .column("Competitor", Kind.NAME)
                .column("Score", Kind.HIGH_FIRST)
                .inOrder("descending")
                .column("Interval", Kind.LOW_FIRST)
                .column("Votes", Kind.HIGH_FIRST)
                .column("Change", Kind.HIGH_FIRST, "How many ranks better than on the overall board")
                .column("Caution", Kind.TEXT);
        for (LeaderboardRow row : result.board().orElseThrow().rows()) {
            Integer rank = before.get(row.competitor());
            table.row(List.of(
                    Cell.number(row.rankUb()),
                    Cell.number(row.rankWorst(), row.rankBest() + "–" + row.rankWorst()),
                    Cell.name(row.competitor()),
                    Cell.number(row.score(), Format.points(row.score())),
                    Cell.number(row.upper() - row.lower(), Format.interval(row.lower(), row.score(), row.upper())),
                    Cell.number(row.votes()),
                    RankCells.change(rank == null ? OptionalInt.empty() : OptionalInt.of(rank - row.rankUb())),
                    row.caution().map(Cell::text).orElse(new Cell(cell -> {}, "none"))));
        }
        return table.element();
    }

    private Optional<Element> unrated() {
        Element list = Element.of("ul", "remarks");
        List<BoardResult> without =
                boards.stream().filter(board -> board.reason().isPresent()).toList();
        without.forEach(board -> list.add(Element.of("li")
                .add(Element.ofText("strong", Label.of(board.name())))
                .text(" (" + Format.plural(board.votes(), "vote", "votes") + "): "
                        + reason(board.reason().orElseThrow()))));
        return without.isEmpty() ? Optional.empty() : Optional.of(list);
    }

    /** A finding may list a hundred competitors. */
    private static String reason(Finding finding) {
        return Label.cut(finding.message(), 400);
    }
}
