package org.podium.cli.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.podium.board.LeaderboardRow;
import org.podium.board.ScoreHistory;
import org.podium.board.ScoreHistory.Point;
import org.podium.board.ScoreHistory.Window;
import org.podium.cli.report.Table.Cell;
import org.podium.cli.report.Table.Kind;

/** How scores developed. */
final class HistorySection {
    /** So many competitors have a chart; the table has all. */
    private static final int CHARTS = 12;

    private final Report.History history;
    private final Report report;

    private HistorySection(Report.History history, Report report) {
        this.history = history;
        this.report = report;
    }

    static Section of(Report.History history, Report report) {
        HistorySection section = new HistorySection(history, report);
        Section.Builder builder = Section.builder("history", "History").paragraph(section.introduction());
        HistoryChart chart = section.chart();
        if (!chart.lines().isEmpty()) {
            Element panels = Element.of("div", "panels");
            chart.panels().forEach(panel -> panels.add(panel.element()));
            builder.add(Element.of("figure")
                    .add(
                            Element.ofText("h3", "Scores over time"),
                            Element.ofText(
                                    "figcaption",
                                    "Dot: score of a window. Bar: its interval. All charts have the same axes."),
                            panels));
            builder.picture(chart.picture("history", "Scores over time", section.introduction()));
            builder.details("Scores of all windows as a table", section.scores());
        }
        return builder.details("Windows", section.windows()).build();
    }

    private String introduction() {
        String votes = history.kind() == ScoreHistory.Kind.CUMULATIVE
                ? "all votes up to its end"
                : "the votes of that window alone";
        String comparable = report.board().options().scale().anchor().isPresent()
                ? "The anchor keeps the scores of different windows comparable."
                : "Scores of different windows are comparable as far as the competitors stay the same, since each board "
                        + "is centred by itself; an anchor would hold them together.";
        return "Windows of " + words(history.window().toMinutes()) + "; each board is fitted to " + votes + ". "
                + comparable;
    }

    static String words(long minutes) {
        if (minutes % (24 * 60) == 0) {
            return Format.plural(minutes / (24 * 60), "day", "days");
        }
        return minutes % 60 == 0
                ? Format.plural(minutes / 60, "hour", "hours")
                : Format.plural(minutes, "minute", "minutes");
    }

    private HistoryChart chart() {
        List<Instant> ends = history.scores().windows().stream()
                .filter(window -> window.board().isPresent())
                .map(Window::end)
                .toList();
        List<HistoryChart.Line> lines = new ArrayList<>();
        report.board().rows().stream().limit(CHARTS).forEach(row -> {
            List<Point> points = history.scores().of(row.competitor());
            if (!points.isEmpty()) {
                lines.add(new HistoryChart.Line(row.competitor(), points));
            }
        });
        return new HistoryChart(ends, history.window(), lines);
    }

    private Element scores() {
        List<Window> rated = history.scores().windows().stream()
                .filter(window -> window.board().isPresent())
                .toList();
        Table table = Table.sortable("Scores by window").column("Competitor", Kind.NAME);
        List<Map<String, LeaderboardRow>> boards = new ArrayList<>();
        for (Window window : rated) {
            table.column(Format.time(window.end(), history.window()), Kind.HIGH_FIRST);
            boards.add(window.board().orElseThrow().rows().stream()
                    .collect(Collectors.toMap(LeaderboardRow::competitor, Function.identity())));
        }
        for (LeaderboardRow row : report.board().rows()) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.name(row.competitor())));
            for (Map<String, LeaderboardRow> board : boards) {
                LeaderboardRow then = board.get(row.competitor());
                cells.add(then == null ? Cell.none() : Cell.number(then.score(), Format.points(then.score())));
            }
            table.row(cells);
        }
        return table.element();
    }

    private Element windows() {
        Table table = Table.plain("Windows")
                .column("From", Kind.TEXT)
                .column("To", Kind.TEXT)
                .column("Votes", Kind.HIGH_FIRST)
                .column("Competitors", Kind.HIGH_FIRST)
                .column("Remark", Kind.TEXT);
        for (Window window : history.scores().windows()) {
            table.row(List.of(
                    Cell.text(Format.minute(window.start())),
                    Cell.text(Format.minute(window.end())),
                    Cell.number(window.votes()),
                    window.board()
                            .map(board -> Cell.number(board.rows().size()))
                            .orElse(Cell.none()),
                    Cell.text(window.reason()
                            .map(reason -> "not rated: " + Label.cut(reason.message(), 200))
                            .orElse(""))));
        }
        return table.element();
    }
}
