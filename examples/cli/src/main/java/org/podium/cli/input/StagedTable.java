package org.podium.cli.input;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows of texts on their way into the engine, as a temporary CSV file: faster to write and to scan than rows handed
 * over one by one, and one path for everything that the engine does not read in place.
 */
final class StagedTable implements AutoCloseable {
    private final String label;
    private final List<String> columns;
    private final Path file;
    private final BufferedWriter out;

    StagedTable(String label, List<String> columns, Staging staging) throws IOException {
        this.label = label;
        this.columns = columns;
        this.file = staging.newFile(".csv");
        this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }

    /** Adds a row; null is a missing value, and differs from an empty text. */
    void add(@Nullable String[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                out.write(',');
            }
            String value = values[i];
            if (value != null) {
                out.write('"');
                out.write(value.indexOf('"') < 0 ? value : value.replace("\"", "\"\""));
                out.write('"');
            }
        }
        out.write('\n');
    }

    /** What the engine reads; the table must be closed first. */
    Relation relation() {
        String types =
                columns.stream().map(name -> Sql.literal(name) + ": 'VARCHAR'").collect(Collectors.joining(", "));
        String sql = "read_csv(" + Engine.path(file)
                + ", auto_detect=false, header=false, delim=',', quote='\"', escape='\"', new_line='\\n',"
                + " allow_quoted_nulls=false, compression='none', columns={" + types + "})";
        return new Relation(label, columns, sql, message -> {});
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
