package org.podium.cli.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Shares as horizontal bars, each with its number.
 *
 * @param bars first on top
 */
record BarChart(List<Bar> bars) {
    private static final int ROW = 19;
    private static final int TOP = 4;
    private static final int PLOT = 560;
    private static final int RIGHT = 52;
    private static final List<Double> SHARES = List.of(0.0, 0.25, 0.5, 0.75, 1.0);

    /**
     * A share.
     *
     * @param name whose it is
     * @param share from 0 to 1
     */
    record Bar(String name, double share) {}

    /** Copies the list. */
    BarChart {
        bars = List.copyOf(bars);
    }

    Chart chart(String id, String title, String description) {
        int bottom = TOP + bars.size() * ROW;
        int height = bottom + 26;
        List<Element> names = new ArrayList<>();
        List<Element> plot = new ArrayList<>();
        SHARES.forEach(share -> plot.add(vertical(share, bottom)));
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double middle = TOP + i * ROW + ROW / 2.0;
            names.addAll(Chart.name(middle + 4, "", bar.name));
            plot.add(Chart.rect("chart-bar", 0, middle - 5, 0, 10).attribute("width", Chart.share(bar.share)));
            plot.add(Chart.text("chart-text chart-end", 0, middle + 4, Format.percent(bar.share))
                    .attribute("x", "100%")
                    .attribute("dx", RIGHT));
        }
        for (int i = 0; i < SHARES.size(); i++) {
            double share = SHARES.get(i);
            plot.add(Chart.tick(i, share, bottom + 16, Format.decimals(100 * share, 0) + " %"));
        }
        return new Chart(id, title, description, new Chart.Size(Chart.NAMES, PLOT, RIGHT, height), true, names, plot);
    }

    private static Element vertical(double share, int bottom) {
        return Element.of("line", "chart-grid")
                .attribute("x1", Chart.share(share))
                .attribute("x2", Chart.share(share))
                .attribute("y1", TOP)
                .attribute("y2", bottom);
    }
}
