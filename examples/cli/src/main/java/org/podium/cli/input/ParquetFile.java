package org.podium.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A Parquet file, which the engine reads by itself; its columns keep their types for {@code --where}. */
final class ParquetFile {
    private final SourceFile file;

    ParquetFile(SourceFile file) {
        this.file = file;
    }

    Relation open(Engine engine, Staging staging) throws IOException {
        String sql = "read_parquet(" + Engine.path(plainFile(staging)) + ")";
        List<String> columns = new ArrayList<>();
        try {
            engine.query("DESCRIBE SELECT * FROM " + sql, row -> columns.add(row.getString(1)));
        } catch (SQLException e) {
            throw InputFinding.failure(
                    "malformed-parquet",
                    file.label() + " cannot be read as Parquet: " + Engine.firstLine(e),
                    "Check that the file is complete, or say what it holds with --input-format.");
        }
        return new Relation(file.label(), ColumnNames.check(file.label(), columns), sql, message -> {});
    }

    private Path plainFile(Staging staging) throws IOException {
        if (!file.isGzip()) {
            return file.path();
        }
        try (InputStream in = file.open()) {
            return staging.copy(in, ".parquet");
        }
    }
}
