package org.podium.cli.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes a sheet as CSV (RFC 4180 with line feeds). A text that a spreadsheet would run as a formula gets an apostrophe
 * in front, which spreadsheets do not show; JSON keeps names exactly as they are.
 */
public final class CsvOutput {
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    private CsvOutput() {}

    /**
     * Writes a sheet, its columns' names first.
     *
     * @param sheet what to write
     * @param out where to; it stays open
     * @throws IOException if that fails
     */
    public static void write(Sheet sheet, Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(sheet.columns().stream().map(Sheet.Column::name).toList());
        for (List<String> row : sheet.rows()) {
            String[] cells = new String[row.size()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = sheet.columns().get(i).isNumber() ? row.get(i) : harmless(row.get(i));
            }
            csv.writeRecord(cells);
        }
        csv.flush();
    }

    static String harmless(String text) {
        return isFormula(text) ? "'" + text : text;
    }

    /**
     * Whether a spreadsheet might run a text.
     *
     * @param text any text
     * @return whether it starts as formulas do
     */
    public static boolean isFormula(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    }
}
