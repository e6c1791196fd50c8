package org.podium.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Estimates with their intervals, one below the other: a dot on a bar for each.
 *
 * @param axisLabel what is measured
 * @param reference where a line marks a value that estimates are compared with
 * @param rows the estimates, first on top
 */
record RangeChart(String axisLabel, OptionalDouble reference, List<Row> rows) {
    private static final int ROW = 19;
    private static final int TOP = 24;
    private static final int PLOT = 580;
    private static final int RIGHT = 24;
    private static final int TICKS = 6;
    /** From so many rows on the axis is repeated below them. */
    private static final int TALL = 12;

    /**
     * An estimate.
     *
     * @param label in front of the name, may be empty
     * @param name whose it is
     * @param value the estimate
     * @param lower lower bound
     * @param upper upper bound
     * @param isDoubtful whether the interval should not be trusted
     * @param tooltip all of it in words
     */
    record Row(
            String label, String name, double value, double lower, double upper, boolean isDoubtful, String tooltip) {}

    /** Copies the list. */
    RangeChart {
        rows = List.copyOf(rows);
    }

    Chart chart(String id, String title, String description) {
        double lowest = rows.stream()
                .mapToDouble(row -> Math.min(row.lower, row.value))
                .min()
                .orElse(0);
        double highest = rows.stream()
                .mapToDouble(row -> Math.max(row.upper, row.value))
                .max()
                .orElse(1);
        if (reference.isPresent()) {
            lowest = Math.min(lowest, reference.getAsDouble());
            highest = Math.max(highest, reference.getAsDouble());
        }
        Axis axis = Axis.around(lowest, highest, TICKS);
        int bottom = TOP + rows.size() * ROW;
        int height = bottom + (rows.size() >= TALL ? 44 : 26);
        Chart.Size size = new Chart.Size(Chart.NAMES, PLOT, RIGHT, height);
        return new Chart(id, title, description, size, true, names(), plot(axis, height));
    }

    private List<Element> names() {
        int longest = rows.stream().mapToInt(row -> row.label.length()).max().orElse(0);
        List<Element> names = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            names.addAll(Chart.name(middle(i) + 4, Label.number(row.label, longest), row.name));
        }
        return names;
    }

    private List<Element> plot(Axis axis, int height) {
        int bottom = TOP + rows.size() * ROW;
        List<Element> plot = new ArrayList<>();
        List<Double> ticks = axis.ticks();
        for (int i = 0; i < ticks.size(); i++) {
            double tick = ticks.get(i);
            plot.add(vertical("chart-grid", axis, tick, bottom));
            plot.add(Chart.tick(i, axis.share(tick), TOP - 9, axis.label(tick)));
            if (rows.size() >= TALL) {
                plot.add(Chart.tick(i, axis.share(tick), bottom + 15, axis.label(tick)));
            }
        }
        reference.ifPresent(value -> plot.add(vertical("chart-reference", axis, value, bottom)));
        for (int i = 0; i < rows.size(); i++) {
            plot.add(marks(axis, i));
        }
        plot.add(
                Chart.text("chart-muted chart-middle", 0, height - 6, axisLabel).attribute("x", "50%"));
        return plot;
    }

    private static Element vertical(String cssClass, Axis axis, double value, int bottom) {
        String x = Chart.share(axis.share(value));
        return Element.of("line", cssClass)
                .attribute("x1", x)
                .attribute("x2", x)
                .attribute("y1", TOP - 4)
                .attribute("y2", bottom);
    }

    private Element marks(Axis axis, int i) {
        Row row = rows.get(i);
        return Element.of("g")
                .add(Element.ofText("title", row.tooltip))
                .add(
                        Chart.rect("chart-hit", 0, middle(i) - ROW / 2.0, 0, ROW)
                                .attribute("width", "100%"),
                        Element.of("line", "chart-interval")
                                .attribute("x1", Chart.share(axis.share(row.lower)))
                                .attribute("x2", Chart.share(axis.share(row.upper)))
                                .attribute("y1", middle(i))
                                .attribute("y2", middle(i)),
                        Element.of("circle", row.isDoubtful ? "chart-dot-doubtful" : "chart-dot")
                                .attribute("cx", Chart.share(axis.share(row.value)))
                                .attribute("cy", middle(i))
                                .attribute("r", 3));
    }

    private static double middle(int row) {
        return TOP + row * ROW + ROW / 2.0;
    }
}
