package org.podium.cli.output;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes sheets as Markdown tables. Names cannot leave their cell or become markup: {@code < > &} are written as
 * entities, what is markup inside a line stands behind a backslash, line breaks become spaces.
 */
final class MarkdownWriter {
    private static final String MARKUP = "\\`*_[]|~";

    private MarkdownWriter() {}

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
            out.append("**").append(escape(sheet.title())).append("**\n\n");
        }
        if (!sheet.columns().isEmpty()) {
            line(sheet.columns().stream().map(column -> escape(column.name())).toList(), out);
            line(
                    sheet.columns().stream()
                            .map(column -> column.isNumber() ? "---:" : ":---")
                            .toList(),
                    out);
            for (List<String> row : sheet.rows()) {
                line(row.stream().map(MarkdownWriter::escape).toList(), out);
            }
        }
        for (String note : sheet.notes()) {
            out.append('\n').append(escape(note)).append('\n');
        }
    }

    private static void line(List<String> cells, Appendable out) throws IOException {
        out.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |")))
                .append('\n');
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        String oneLine = DisplayText.visible(text.replaceAll("\\R", " "));
        for (int i = 0; i < oneLine.length(); i++) {
            char c = oneLine.charAt(i);
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                default -> escaped.append(MARKUP.indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return escaped.toString();
    }
}
