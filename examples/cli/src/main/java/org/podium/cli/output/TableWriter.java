package org.podium.cli.output;

import java.io.IOException;
import java.util.List;

/** Writes sheets as aligned columns. Nothing is cut off: a table may be wider than the terminal. */
final class TableWriter {
    private static final String GAP = "  ";

    private TableWriter() {}

    static void write(List<Sheet> sheets, Appendable out) throws IOException {
        for (int i = 0; i < sheets.size(); i++) {
            if (i > 0) {
                out.append('\n');
            }
            write(sheets.get(i), out);
        }
    }

    private static void write(Sheet sheet, Appendable out) throws IOException {
        if (!sheet.title().isEmpty()) {
            out.append(DisplayText.visible(sheet.title())).append("\n\n");
        }
        if (!sheet.columns().isEmpty()) {
            int[] widths = widths(sheet);
            line(sheet, sheet.columns().stream().map(Sheet.Column::name).toList(), widths, out);
            for (List<String> row : sheet.rows()) {
                line(sheet, row, widths, out);
            }
        }
        if (!sheet.notes().isEmpty()) {
            out.append(sheet.columns().isEmpty() ? "" : "\n");
            for (String note : sheet.notes()) {
                out.append(DisplayText.visible(note)).append('\n');
            }
        }
    }

    private static int[] widths(Sheet sheet) {
        int[] widths = new int[sheet.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] =
                    DisplayText.width(DisplayText.visible(sheet.columns().get(i).name()));
            for (List<String> row : sheet.rows()) {
                widths[i] = Math.max(widths[i], DisplayText.width(DisplayText.visible(row.get(i))));
            }
        }
        return widths;
    }

    private static void line(Sheet sheet, List<String> values, int[] widths, Appendable out) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String text = DisplayText.visible(values.get(i));
            String padding = " ".repeat(widths[i] - DisplayText.width(text));
            boolean isNumber = sheet.columns().get(i).isNumber();
            line.append(i == 0 ? "" : GAP).append(isNumber ? padding + text : text + padding);
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }
}
