package org.podium.cli.input;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.DataException;
import org.podium.votes.VoteColumns;

/**
 * What a log holds besides the battles: categories, times and covariates, as the columns name them. The engine converts
 * the values; one it cannot convert is reported with its row.
 *
 * <p>Confined to one thread.
 */
final class LogDetails {
    /** 9999-12-31T23:59:59Z; a number of milliseconds of our time lies beyond. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private static final int ROWS_SHOWN = 5;

    private final VoteSource source;
    private final VoteSql sql;
    private final VoteSelection selection;
    private final List<Detail> details = new ArrayList<>();
    private final Set<String> columns = new LinkedHashSet<>();
    private @Nullable Detail faulty;

    /** Hands a value of the row to the builder; false if the row has none and should. */
    private interface Setter {
        boolean set(ResultSet row, int column, BattleLogBuilder builder) throws SQLException;
    }

    private record Detail(String column, String expression, String expected, Setter setter) {}

    LogDetails(VoteSource source, VoteColumns columns, VoteSql sql, VoteSelection selection) {
        this.source = source;
        this.sql = sql;
        this.selection = selection;
        Optional<String> time = columns.time();
        List<String> wanted = new ArrayList<>(columns.categories());
        wanted.addAll(columns.covariates());
        time.ifPresent(wanted::add);
        List<String> found = source.resolve(wanted);
        this.columns.addAll(found);
        int next = 0;
        for (String name : columns.categories()) {
            addCategory(name, found.get(next++));
        }
        for (String name : columns.covariates()) {
            addCovariate(name, found.get(next++));
        }
        if (time.isPresent()) {
            addTime(found.get(next));
        }
    }

    private void addCategory(String name, String column) {
        String expression = "NULLIF(CAST(" + Sql.identifier(column) + " AS VARCHAR), '')";
        details.add(new Detail(column, expression, "a text", (row, index, builder) -> {
            String value = row.getString(index);
            if (value != null) {
                builder.category(name, value);
            }
            return true;
        }));
    }

    private void addCovariate(String name, String column) {
        String number = "TRY_CAST(" + Sql.identifier(column) + " AS DOUBLE)";
        String expression = "CASE WHEN isfinite(" + number + ") THEN " + number + " END";
        details.add(new Detail(column, expression, "a finite number", (row, index, builder) -> {
            double value = row.getDouble(index);
            if (row.wasNull()) {
                return false;
            }
            builder.covariate(name, value);
            return true;
        }));
    }

    /** A number means seconds since 1970; anything else is a date or time, in UTC if it names no offset. */
    private void addTime(String column) {
        String text = "CAST(" + Sql.identifier(column) + " AS VARCHAR)";
        String seconds = "TRY_CAST(" + text + " AS DECIMAL(38, 6))";
        String expression = String.format(
                Locale.ROOT,
                "CASE WHEN %s IS NULL THEN epoch_us(TRY_CAST(%s AS TIMESTAMPTZ))"
                        + " WHEN abs(%s) <= %d THEN CAST(floor(%s * 1000000) AS BIGINT) END",
                seconds,
                text,
                seconds,
                LAST_SECOND,
                seconds);
        String expected = "a time (ISO 8601, or seconds since 1970)";
        details.add(new Detail(column, expression, expected, (row, index, builder) -> {
            long micros = row.getLong(index);
            if (row.wasNull()) {
                return false;
            }
            builder.epochMicros(micros);
            return true;
        }));
    }

    /** The source's columns that the expressions need. */
    List<String> columns() {
        return List.copyOf(columns);
    }

    /** What to select for the details, each with a comma in front. */
    String selectList() {
        StringBuilder list = new StringBuilder();
        details.forEach(detail -> list.append(", ").append(detail.expression));
        return list.toString();
    }

    /** Says to the builder what the row holds besides the battle that was just added. */
    void read(ResultSet row, int firstColumn, BattleLogBuilder builder) throws SQLException {
        for (int i = 0; i < details.size() && faulty == null; i++) {
            if (!details.get(i).setter.set(row, firstColumn + i, builder)) {
                faulty = details.get(i);
            }
        }
    }

    /** Throws if a row lacked a value that it should have. */
    void requireComplete(String where) throws IOException {
        Detail detail = faulty;
        if (detail == null) {
            return;
        }
        List<Long> rows = new ArrayList<>();
        List<String> places = new ArrayList<>();
        source.query(
                "SELECT " + VoteSql.FILE + ", " + VoteSql.ROW + ", CAST(" + Sql.identifier(detail.column)
                        + " AS VARCHAR) FROM " + sql.votes(true, columns()) + where + " AND (" + detail.expression
                        + ") IS NULL ORDER BY 1, 2 LIMIT " + ROWS_SHOWN,
                selection,
                row -> {
                    rows.add(row.getLong(2));
                    String value = row.getString(3);
                    places.add((source.hasSeveralFiles() ? source.label(row.getInt(1)) + " row " : "row ")
                            + row.getLong(2) + ": " + (value == null ? "no value" : "'" + value + "'"));
                });
        throw new DataException(new InputFinding(
                "invalid-number",
                "the column '" + detail.column + "' must hold " + detail.expected + " in every row ("
                        + String.join("; ", places) + (rows.size() == ROWS_SHOWN ? "; …" : "") + ")",
                List.of(),
                rows,
                List.of("Correct the values, or leave such rows out with --where.")));
    }
}
