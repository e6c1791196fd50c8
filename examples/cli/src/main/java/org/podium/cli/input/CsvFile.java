package org.podium.cli.input;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.podium.votes.DataException;

/**
 * A CSV file. The header is read here; the engine reads the rest with everything stated: delimiter, quote, column
 * names, and text as the type of every column. What the engine refuses is read once more here, to find the line.
 */
final class CsvFile {
    private static final char QUOTE = '"';
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int SHOWN_CHARACTERS = 120;

    private final SourceFile file;
    private final char delimiter;

    CsvFile(SourceFile file, char delimiter) {
        this.file = file;
        this.delimiter = delimiter;
    }

    Relation open() throws IOException {
        List<String> columns = ColumnNames.check(file.label(), header());
        return new Relation(file.label(), columns, scan(columns), message -> explain(columns.size(), message));
    }

    private String scan(List<String> columns) {
        return "read_csv(" + Engine.path(file.path())
                + ", auto_detect=false, header=true, delim=" + Sql.literal(String.valueOf(delimiter))
                + ", quote='\"', escape='\"', compression='" + (file.isGzip() ? "gzip" : "none")
                + "', columns={"
                + columns.stream()
                        .map(name -> Sql.literal(name) + ": 'VARCHAR'")
                        .collect(Collectors.joining(", "))
                + "})";
    }

    private List<String> header() throws IOException {
        try (CsvReader<CsvRecord> records = records(false)) {
            Iterator<CsvRecord> iterator = records.iterator();
            if (!iterator.hasNext()) {
                throw InputFinding.failure(
                        "empty-input",
                        file.label() + " is empty: there is not even a line of column names",
                        "Check that the file was written completely.");
            }
            CsvRecord first = iterator.next();
            if (first.getFieldCount() == 1 && first.getField(0).isBlank()) {
                throw InputFinding.failure(
                        "bad-header",
                        file.label() + ", line 1 is empty, but the first line must name the columns",
                        "Remove the empty lines at the top.");
            }
            return first.getFields();
        } catch (CsvParseException | UncheckedIOException e) {
            throw unreadable(e, 1);
        }
    }

    /** Finds the first record that is not as the header says. */
    private void explain(int columns, String engineMessage) throws IOException {
        long line = 1;
        try (CsvReader<CsvRecord> records = records(true)) {
            for (CsvRecord fields : records) {
                line = fields.getStartingLineNumber();
                if (fields.getFieldCount() != columns && !(columns == 1 && fields.getFieldCount() == 0)) {
                    throw ragged(fields, columns);
                }
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw unreadable(e, line);
        }
        requireOneKindOfLineEnd();
        if (engineMessage.contains("Maximum line size")) {
            throw InputFinding.failure(
                    "malformed-csv",
                    file.label() + ": a record is longer than two million bytes",
                    "Remove columns with long texts; the rating does not need them.");
        }
    }

    private DataException ragged(CsvRecord fields, int columns) {
        String text = String.join(String.valueOf(delimiter), fields.getFields());
        return InputFinding.failure(
                "ragged-row",
                file.label() + ", line " + fields.getStartingLineNumber() + ": " + fields.getFieldCount()
                        + (fields.getFieldCount() == 1 ? " field" : " fields") + " where the header has " + columns
                        + ": " + shown(text),
                "Correct the line; a field that contains the delimiter or a quote must stand in quotes.");
    }

    private DataException unreadable(RuntimeException cause, long lastGoodLine) {
        Throwable reason = cause;
        while (reason != null && !(reason instanceof CharacterCodingException)) {
            reason = reason.getCause();
        }
        if (reason != null) {
            return InputFinding.failure(
                    "not-utf8",
                    file.label() + " is not UTF-8 text (after line " + lastGoodLine + ")",
                    "Convert the file, for example: iconv -f LATIN1 -t UTF-8 " + file.label());
        }
        return InputFinding.failure(
                "malformed-csv",
                file.label() + ", after line " + lastGoodLine + ": a quoted field is not closed, or text follows it",
                "Close the quote; a quote inside a quoted field is written twice.");
    }

    /** The engine wants all lines to end in the same way, so that a stray carriage return is never part of a value. */
    private void requireOneKindOfLineEnd() throws IOException {
        try (Reader reader = reader()) {
            long line = 1;
            String kind = "";
            int previous = -1;
            for (int c = reader.read(); c >= 0 || previous == '\r'; c = reader.read()) {
                if (c == '\n' || previous == '\r') {
                    String ending = previous != '\r' ? "LF" : c == '\n' ? "CR LF" : "CR";
                    if (!kind.isEmpty() && !kind.equals(ending)) {
                        throw mixedLineEnds(line, kind, ending);
                    }
                    kind = ending;
                    line++;
                }
                previous = c;
            }
        }
    }

    private DataException mixedLineEnds(long line, String kind, String ending) {
        return InputFinding.failure(
                "malformed-csv",
                file.label() + ", line " + line + " ends with " + ending + ", but the lines before end with " + kind,
                "Rewrite the file with one kind of line end, for example: tr -d '\\r' < " + file.label());
    }

    private CsvReader<CsvRecord> records(boolean skipEmptyLines) throws IOException {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter(QUOTE)
                .skipEmptyLines(skipEmptyLines)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(reader());
    }

    private Reader reader() throws IOException {
        Reader reader = new java.io.BufferedReader(
                new InputStreamReader(
                        file.open(),
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                1 << 16);
        reader.mark(1);
        try {
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
        } catch (CharacterCodingException e) {
            reader.close();
            throw unreadable(new UncheckedIOException(e), 0);
        }
        return reader;
    }

    private static String shown(String text) {
        String oneLine = text.replace("\r", "\\r").replace("\n", "\\n");
        return oneLine.length() <= SHOWN_CHARACTERS ? oneLine : oneLine.substring(0, SHOWN_CHARACTERS) + "…";
    }
}
