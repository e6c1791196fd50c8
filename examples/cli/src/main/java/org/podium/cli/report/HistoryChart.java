package org.podium.cli.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.podium.board.ScoreHistory.Point;

/**
 * Scores over time as small charts of one kind, one for each competitor, on the same axes. Unlike lines in one chart
 * they need no colours to be told apart and do not hide each other.
 *
 * @param ends the ends of all windows, in order
 * @param window the length of a window
 * @param lines who is shown
 */
record HistoryChart(List<Instant> ends, Duration window, List<Line> lines) {
    private static final int WIDTH = 264;
    private static final int HEIGHT = 150;
    private static final int LEFT = 40;
    private static final int RIGHT = 10;
    private static final int TOP = 26;
    private static final int BOTTOM = 126;
    private static final int TICKS = 3;
    private static final int NAME_CELLS = 30;
    private static final int COLUMNS = 4;
    private static final int GAP = 20;

    /**
     * A competitor's scores.
     *
     * @param name whose
     * @param points in order of time, at least one
     */
    record Line(String name, List<Point> points) {
        /** Copies the list. */
        Line {
            points = List.copyOf(points);
        }
    }

    /** Copies the lists. */
    HistoryChart {
        ends = List.copyOf(ends);
        lines = List.copyOf(lines);
    }

    /** A chart for each competitor. */
    List<Chart> panels() {
        Axis scores = scores();
        List<Chart> panels = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            panels.add(panel(i, scores));
        }
        return panels;
    }

    /** All of them in one picture. */
    Chart picture(String id, String title, String description) {
        List<Chart> panels = panels();
        List<Element> shapes = new ArrayList<>();
        for (int i = 0; i < panels.size(); i++) {
            shapes.add(panels.get(i).nested(i % COLUMNS * (WIDTH + GAP), i / COLUMNS * (HEIGHT + GAP)));
        }
        int rows = (panels.size() + COLUMNS - 1) / COLUMNS;
        int columns = Math.min(COLUMNS, panels.size());
        Chart.Size size = new Chart.Size(0, columns * (WIDTH + GAP), 0, rows * (HEIGHT + GAP));
        return new Chart(id, title, description, size, false, List.of(), shapes);
    }

    private Axis scores() {
        List<Point> all = lines.stream().flatMap(line -> line.points.stream()).toList();
        double lowest = all.stream().mapToDouble(Point::lower).min().orElse(0);
        double highest = all.stream().mapToDouble(Point::upper).max().orElse(1);
        return Axis.around(lowest, highest, TICKS);
    }

    private Chart panel(int i, Axis scores) {
        Line line = lines.get(i);
        Point last = line.points.get(line.points.size() - 1);
        List<Element> labels = new ArrayList<>();
        List<Element> plot = new ArrayList<>();
        plot.add(Chart.text("chart-text chart-strong", -LEFT, 13, Label.cut(line.name, NAME_CELLS)));
        for (double tick : scores.ticks()) {
            labels.add(Chart.text("chart-muted chart-end", LEFT - 6, y(scores, tick) + 4, scores.label(tick)));
            plot.add(horizontal(scores, tick));
        }
        plot.addAll(marks(line, scores));
        plot.addAll(dates());
        String description = String.format(
                "%s. %s at the end: score %s (%s to %s), rank (UB) %d.",
                Format.plural(line.points.size(), "window", "windows"),
                Format.time(last.end(), window),
                Format.points(last.score()),
                Format.points(last.lower()),
                Format.points(last.upper()),
                last.rankUb());
        Chart.Size size = new Chart.Size(LEFT, WIDTH - LEFT - RIGHT, RIGHT, HEIGHT);
        String title = "Score of " + Label.of(line.name);
        return new Chart("history-" + (i + 1), title, description, size, true, labels, plot);
    }

    private static Element horizontal(Axis scores, double tick) {
        return Element.of("line", "chart-grid")
                .attribute("x1", "0%")
                .attribute("x2", "100%")
                .attribute("y1", y(scores, tick))
                .attribute("y2", y(scores, tick));
    }

    private List<Element> marks(Line line, Axis scores) {
        List<Element> marks = new ArrayList<>();
        for (int i = 0; i < line.points.size(); i++) {
            Point point = line.points.get(i);
            if (i > 0) {
                Point before = line.points.get(i - 1);
                marks.add(segment("chart-line", scores, before.end(), before.score(), point.end(), point.score()));
            }
            marks.add(segment("chart-whisker", scores, point.end(), point.lower(), point.end(), point.upper()));
            marks.add(Element.of("circle", "chart-dot")
                    .attribute("cx", x(point.end()))
                    .attribute("cy", y(scores, point.score()))
                    .attribute("r", 2.5));
        }
        return marks;
    }

    private Element segment(String cssClass, Axis scores, Instant from, double start, Instant to, double end) {
        return Element.of("line", cssClass)
                .attribute("x1", x(from))
                .attribute("x2", x(to))
                .attribute("y1", y(scores, start))
                .attribute("y2", y(scores, end));
    }

    private List<Element> dates() {
        Instant first = ends.get(0);
        Instant last = ends.get(ends.size() - 1);
        List<Element> dates = new ArrayList<>();
        dates.add(Chart.text("chart-muted", 0, BOTTOM + 18, Format.time(first, window)));
        if (last.isAfter(first)) {
            dates.add(Chart.text("chart-muted chart-end", 0, BOTTOM + 18, Format.time(last, window))
                    .attribute("x", "100%"));
        }
        return dates;
    }

    private String x(Instant time) {
        Instant first = ends.get(0);
        long span = Duration.between(first, ends.get(ends.size() - 1)).toMillis();
        double share = span == 0 ? 0.5 : (double) Duration.between(first, time).toMillis() / span;
        return Chart.share(0.02 + 0.96 * share);
    }

    private static double y(Axis scores, double score) {
        return BOTTOM - scores.share(score) * (BOTTOM - TOP);
    }
}
