package org.podium.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.podium.cli.output.DisplayText;

/**
 * A number for each ordered pair of competitors, as a coloured cell with the number in it.
 *
 * @param names of rows and columns, in order
 * @param cells what stands where the row meets the column
 * @param legend the steps of the colours, lowest first
 */
record HeatMap(List<String> names, Cells cells, List<Step> legend) {
    private static final int ROW = 21;
    private static final int COLUMN = 31;
    private static final int LEGEND = 54;
    private static final int LEGEND_STEP = 40;
    private static final int COLUMN_CELLS = 19;
    /** Of a wide font; most are narrower. */
    private static final int CELL_WIDTH = 7;

    /** What stands where a row meets a column; nothing where both are the same or never met. */
    @FunctionalInterface
    interface Cells {
        Optional<Cell> at(int row, int column);
    }

    /**
     * A cell.
     *
     * @param text at most four characters
     * @param step index into the legend
     * @param tooltip all of it in words
     */
    record Cell(String text, int step, String tooltip) {}

    /**
     * A step of the colours.
     *
     * @param cssClass of the area; that of texts on it has {@code -text} behind
     * @param label in the legend
     */
    record Step(String cssClass, String label) {}

    /** Copies the lists. */
    HeatMap {
        names = List.copyOf(names);
        legend = List.copyOf(legend);
    }

    Chart chart(String id, String title, String description) {
        int bottom = top() + names.size() * ROW;
        int width = Math.max(names.size() * COLUMN, legend.size() * LEGEND_STEP + 20);
        List<Element> plot = new ArrayList<>(columnNames());
        plot.addAll(coloured());
        plot.addAll(steps(bottom + 14));
        return new Chart(
                id,
                title,
                description,
                new Chart.Size(Chart.NAMES, width, 0, bottom + LEGEND),
                false,
                rowNames(),
                plot);
    }

    private List<Element> rowNames() {
        List<Element> shapes = new ArrayList<>();
        int top = top();
        int longest = Integer.toString(names.size()).length();
        for (int i = 0; i < names.size(); i++) {
            String number = Label.number(Integer.toString(i + 1), longest);
            shapes.addAll(Chart.name(top + i * ROW + 15, number, names.get(i)));
        }
        return shapes;
    }

    /** The height of the columns' names, which are turned. */
    private int top() {
        int longest = names.stream()
                .mapToInt(name -> DisplayText.width(Label.cut(name, COLUMN_CELLS)))
                .max()
                .orElse(0);
        return 24 + longest * CELL_WIDTH;
    }

    private List<Element> columnNames() {
        List<Element> shapes = new ArrayList<>();
        int top = top();
        for (int i = 0; i < names.size(); i++) {
            double x = i * COLUMN + COLUMN / 2.0 + 4;
            shapes.add(Element.of("text", "chart-text")
                    .attribute("transform", "translate(" + Format.decimals(x, 1) + " " + (top - 8) + ") rotate(-90)")
                    .text(Label.cut(names.get(i), COLUMN_CELLS)));
        }
        return shapes;
    }

    private List<Element> coloured() {
        List<Element> shapes = new ArrayList<>();
        int top = top();
        for (int row = 0; row < names.size(); row++) {
            for (int column = 0; column < names.size(); column++) {
                double x = column * COLUMN;
                double y = top + row * ROW;
                if (row == column) {
                    shapes.add(Chart.rect("chart-diagonal", x, y, COLUMN - 1, ROW - 1));
                } else {
                    cells.at(row, column).ifPresent(cell -> shapes.add(cell(cell, x, y)));
                }
            }
        }
        return shapes;
    }

    private Element cell(Cell cell, double x, double y) {
        String cssClass = legend.get(cell.step).cssClass;
        return Element.of("g")
                .add(Element.ofText("title", cell.tooltip))
                .add(Chart.rect(cssClass, x, y, COLUMN - 1, ROW - 1))
                .add(Chart.text("chart-cell " + cssClass + "-text", x + (COLUMN - 1) / 2.0, y + 14, cell.text));
    }

    private List<Element> steps(int y) {
        List<Element> shapes = new ArrayList<>();
        for (int i = 0; i < legend.size(); i++) {
            int x = i * LEGEND_STEP;
            shapes.add(Chart.rect(legend.get(i).cssClass, x, y, LEGEND_STEP - 1, 10));
            shapes.add(Chart.text("chart-muted chart-middle", x + LEGEND_STEP / 2.0, y + 24, legend.get(i).label));
        }
        return shapes;
    }
}
