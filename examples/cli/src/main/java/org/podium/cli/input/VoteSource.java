package org.podium.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.podium.cli.UsageException;
import org.podium.votes.DataException;
import org.podium.votes.MissingColumns;

/**
 * Rows from one or several sources, opened: their columns are known, their content is read on request.
 *
 * <p>Confined to one thread.
 */
public final class VoteSource implements AutoCloseable {
    private final Staging staging;
    private final Engine engine;
    private final List<Relation> relations = new ArrayList<>();
    private boolean ignoresCase;

    private VoteSource(Staging staging, Engine engine) {
        this.staging = staging;
        this.engine = engine;
    }

    /**
     * Opens the sources.
     *
     * @param request where the rows come from
     * @param standardInput what {@code -} reads
     * @return the opened source, to be closed by the caller
     * @throws IOException if something cannot be read
     * @throws DataException if a file is empty, malformed, or has other columns than the first
     * @throws UsageException if the format of a file is not known
     */
    public static VoteSource open(SourceRequest request, InputStream standardInput) throws IOException {
        VoteSource source = start(request.threads());
        try {
            source.openAll(request, standardInput);
            return source;
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static VoteSource start(int threads) throws IOException {
        Staging staging = new Staging();
        try {
            return new VoteSource(staging, Engine.start(threads, staging.spillFolder()));
        } catch (IOException e) {
            staging.close();
            throw e;
        }
    }

    private void openAll(SourceRequest request, InputStream standardInput) throws IOException {
        Optional<JdbcQuery> jdbc = request.jdbc();
        if (jdbc.isPresent()) {
            ignoresCase = true; // as JDBC does: unquoted names come back in the case that the database likes
            relations.add(jdbc.get().stage(staging));
            return;
        }
        for (String file : request.files()) {
            relations.add(open(file, request, standardInput));
            requireSharedColumns(relations.get(0), relations.get(relations.size() - 1));
        }
    }

    private Relation open(String name, SourceRequest request, InputStream standardInput) throws IOException {
        SourceFile file = locate(name, request, standardInput);
        return switch (file.format()) {
            case CSV -> new CsvFile(file, request.delimiter() == null ? ',' : request.delimiter()).open();
            case TSV -> new CsvFile(file, request.delimiter() == null ? '\t' : request.delimiter()).open();
            case JSON, JSONL -> new JsonFile(file).stage(staging);
            case PARQUET -> new ParquetFile(file).open(engine, staging);
        };
    }

    private SourceFile locate(String name, SourceRequest request, InputStream standardInput) throws IOException {
        InputFormat format = request.format();
        if (name.equals(SourceRequest.STANDARD_INPUT)) {
            if (format == null) {
                throw new UsageException("standard input has no name that says its format; add --input-format with one "
                        + "of " + InputFormat.words());
            }
            return SourceFile.of(staging.copy(standardInput, ".input"), "standard input", format);
        }
        Path path = Path.of(name);
        if (!Files.exists(path)) {
            throw new IOException("there is no file " + name);
        }
        if (Files.isDirectory(path)) {
            throw new IOException(name + " is a folder, not a file");
        }
        if (format == null) {
            format = InputFormat.ofFileName(String.valueOf(path.getFileName()))
                    .orElseThrow(() -> new UsageException("the name of " + name
                            + " does not say its format; add --input-format with one of " + InputFormat.words()));
        }
        if (!Files.isRegularFile(path)) { // a named pipe or a shell's <(…) can be read only once
            try (InputStream in = Files.newInputStream(path)) {
                return SourceFile.of(staging.copy(in, ".input"), name, format);
            }
        }
        return SourceFile.of(path, name, format);
    }

    private static void requireSharedColumns(Relation first, Relation other) {
        Set<String> wanted = new LinkedHashSet<>(first.columns());
        Set<String> present = new LinkedHashSet<>(other.columns());
        if (wanted.equals(present)) {
            return;
        }
        Set<String> lacking = new LinkedHashSet<>(wanted);
        lacking.removeAll(present);
        Set<String> surplus = new LinkedHashSet<>(present);
        surplus.removeAll(wanted);
        String lacks = lacking.isEmpty() ? "" : " lacks '" + String.join("', '", lacking) + "'";
        String adds = surplus.isEmpty() ? "" : " has '" + String.join("', '", surplus) + "' as well";
        throw InputFinding.failure(
                "different-columns",
                "files read together must share their columns, but " + other.label() + lacks
                        + (lacks.isEmpty() || adds.isEmpty() ? "" : " and") + adds + ", unlike " + first.label(),
                "Give the files the same columns, or read them one by one.");
    }

    /**
     * The names of the columns.
     *
     * @return the names in the order of the first source
     */
    public List<String> columns() {
        return relations.get(0).columns();
    }

    /** The exact name of each wanted column; all that are missing are reported at once. */
    List<String> resolve(List<String> wanted) {
        List<String> missing = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (String name : wanted) {
            columns().stream()
                    .filter(column -> ignoresCase ? column.equalsIgnoreCase(name) : column.equals(name))
                    .findFirst()
                    .ifPresentOrElse(found::add, () -> missing.add(name));
        }
        if (!missing.isEmpty()) {
            throw new DataException(new MissingColumns(missing, columns()));
        }
        return found;
    }

    boolean hasSeveralFiles() {
        return relations.size() > 1;
    }

    String label(int file) {
        return relations.get(file).label();
    }

    /** All rows one below the other, in order: the given columns, or all of them if the list is empty. */
    String union(List<String> needed) {
        String list = Sql.identifiers(needed.isEmpty() ? columns() : needed);
        return relations.stream()
                .map(relation -> "SELECT " + list + " FROM " + relation.sql())
                .collect(Collectors.joining(" UNION ALL ", "(", ")"));
    }

    /** The same with the number of the file (from 0) and of the row in it (from 1) in front. */
    String numberedUnion(List<String> needed, String fileColumn, String rowColumn) {
        String list = Sql.identifiers(needed.isEmpty() ? columns() : needed);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < relations.size(); i++) {
            parts.add("SELECT " + i + " AS " + fileColumn + ", row_number() OVER () AS " + rowColumn + ", " + list
                    + " FROM " + relations.get(i).sql());
        }
        return "(" + String.join(" UNION ALL ", parts) + ")";
    }

    /**
     * Requires that a condition makes sense for these rows.
     *
     * @param origin where it stands, for the error
     * @param condition in SQL
     * @throws UsageException if it cannot be bound
     */
    public void requireCondition(String origin, String condition) {
        engine.requireCondition(union(List.of()), origin, condition);
    }

    void execute(String sql) throws SQLException {
        engine.execute(sql);
    }

    /** Runs a query; a failure is explained by a second look at the files before it is blamed on the condition. */
    void query(String sql, VoteSelection selection, Engine.RowHandler handler) throws IOException {
        try {
            engine.query(sql, handler);
        } catch (SQLException e) {
            throw explained(e, selection);
        }
    }

    /** Runs a statement that reads the sources, with failures explained in the same way. */
    void execute(String sql, VoteSelection selection) throws IOException {
        try {
            engine.execute(sql);
        } catch (SQLException e) {
            throw explained(e, selection);
        }
    }

    private IOException explained(SQLException failure, VoteSelection selection) throws IOException {
        for (Relation relation : relations) {
            relation.failure().explain(String.valueOf(failure.getMessage()));
        }
        if (selection.where() != null) {
            throw Engine.badCondition(VoteSelection.WHERE, selection.where(), failure);
        }
        return new IOException("the votes cannot be read: " + Engine.firstLine(failure), failure);
    }

    @Override
    public void close() {
        engine.close();
        staging.close();
    }
}
