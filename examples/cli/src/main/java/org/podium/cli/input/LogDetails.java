package org.podium.cli.input;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.DataException;
import org.podium.votes.Tally;
import org.podium.votes.VoteColumns;
import org.podium.votes.Weighting;

/**
 * What a log holds besides the battles: voters, prompts, categories, tags, covariates, times and weights, as the columns
 * name them, and further tags by conditions. The engine converts the values; one it cannot convert is reported with its row.
 *
 * <p>Confined to one thread.
 */
final class LogDetails {
    /** 9999-12-31T23:59:59Z; a number of milliseconds of our time lies beyond. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private static final int ROWS_SHOWN = 5;
    private static final String NUMBER_KIND = "invalid-number";
    private static final String TAG_KIND = "invalid-tag";

    private final VoteSource source;
    private final VoteColumns votes;
    private final VoteSql sql;
    private final VoteSelection selection;
    private final List<Detail> details = new ArrayList<>();
    private final Set<String> columns = new LinkedHashSet<>();
    private @Nullable Detail faulty;

    /** Hands a value of the row to the builder; false if the row has none and should. */
    private interface Setter {
        boolean set(ResultSet row, int column, BattleLogBuilder builder) throws SQLException;
    }

    /** A value that the engine cannot convert is a finding of the kind given. */
    private record Detail(String column, String expression, String kind, String expected, Setter setter) {}

    LogDetails(VoteSource source, VoteColumns columns, VoteSql sql, VoteSelection selection) {
        this.source = source;
        this.votes = columns;
        this.sql = sql;
        this.selection = selection;
        source.resolve(names(columns)); // so that all that are missing are reported at once
        columns.voter().ifPresent(name -> addText(name, BattleLogBuilder::voter));
        columns.prompt().ifPresent(name -> addText(name, BattleLogBuilder::prompt));
        columns.categories().forEach(name -> addText(name, (builder, text) -> builder.category(name, text)));
        columns.tags().forEach(this::addTag);
        columns.covariates().forEach(this::addCovariate);
        columns.time().ifPresent(this::addTime);
        columns.weight().ifPresent(this::addWeight);
    }

    private static List<String> names(VoteColumns columns) {
        List<String> names = new ArrayList<>();
        Stream.of(columns.voter(), columns.prompt(), columns.time(), columns.weight())
                .forEach(name -> name.ifPresent(names::add));
        Stream.of(columns.categories(), columns.tags(), columns.covariates()).forEach(names::addAll);
        return names;
    }

    /** Tags the rows that meet conditions, which may look at any column and can be bound. */
    void addConditions(Map<String, String> conditions) {
        conditions.forEach((tag, condition) -> {
            columns.addAll(source.columns());
            String expression = "CASE WHEN (\n" + condition + "\n) THEN true ELSE false END";
            details.add(new Detail(tag, expression, TAG_KIND, "a condition", tagSetter(tag)));
        });
    }

    private String column(String name) {
        String found = source.resolve(List.of(name)).get(0);
        columns.add(found);
        return found;
    }

    private interface TextSetter {
        void set(BattleLogBuilder builder, String text);
    }

    private void addText(String name, TextSetter setter) {
        String column = column(name);
        String expression = "NULLIF(CAST(" + Sql.identifier(column) + " AS VARCHAR), '')";
        details.add(new Detail(column, expression, NUMBER_KIND, "a text", (row, index, builder) -> {
            String value = row.getString(index);
            if (value != null) {
                setter.set(builder, value);
            }
            return true;
        }));
    }

    /** A value that is missing does not say that the vote has the tag. */
    private void addTag(String name) {
        String column = column(name);
        String text = "lower(trim(CAST(" + Sql.identifier(column) + " AS VARCHAR)))";
        String expression = "CASE WHEN " + text + " IN ('true', '1') THEN true WHEN " + text + " IS NULL OR " + text
                + " IN ('', 'false', '0') THEN false END";
        details.add(new Detail(column, expression, TAG_KIND, "true or false", tagSetter(name)));
    }

    private static Setter tagSetter(String tag) {
        return (row, index, builder) -> {
            if (row.getBoolean(index)) {
                builder.tag(tag);
            }
            return !row.wasNull();
        };
    }

    private void addCovariate(String name) {
        String column = column(name);
        String number = "TRY_CAST(" + Sql.identifier(column) + " AS DOUBLE)";
        String expression = "CASE WHEN isfinite(" + number + ") THEN " + number + " END";
        details.add(new Detail(column, expression, NUMBER_KIND, "a finite number", (row, index, builder) -> {
            double value = row.getDouble(index);
            if (row.wasNull()) {
                return false;
            }
            builder.covariate(name, value);
            return true;
        }));
    }

    /** Whole numbers are counts of equal votes, others the importance of one. */
    private void addWeight(String name) {
        boolean isFrequency = votes.weighting() == Weighting.FREQUENCY;
        String column = column(name);
        String number = "TRY_CAST(" + Sql.identifier(column) + " AS DOUBLE)";
        String fit = isFrequency
                ? number + " = floor(" + number + ") AND " + number + " <= " + Tally.MAX_BATTLES
                : "isfinite(" + number + ")";
        String expression = "CASE WHEN " + number + " >= 0 AND " + fit + " THEN " + number + " END";
        String expected = isFrequency ? "a whole number ≥ 0" : "a finite number ≥ 0";
        details.add(new Detail(column, expression, NUMBER_KIND, expected, (row, index, builder) -> {
            double weight = row.getDouble(index);
            if (row.wasNull()) {
                return false;
            }
            if (isFrequency) {
                builder.frequency((long) weight);
            } else {
                builder.importance(weight);
            }
            return true;
        }));
    }

    /** A number means seconds since 1970; anything else is a date or time, in UTC if it names no offset. */
    private void addTime(String name) {
        String column = column(name);
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
        details.add(new Detail(column, expression, NUMBER_KIND, expected, (row, index, builder) -> {
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

    /** Says to the builder which columns there are, whether or not a vote has a value in them. */
    void declare(BattleLogBuilder builder) {
        builder.declare(votes);
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
                detail.kind,
                "the column '" + detail.column + "' must hold " + detail.expected + " in every row ("
                        + String.join("; ", places) + (rows.size() == ROWS_SHOWN ? "; …" : "") + ")",
                List.of(),
                rows,
                List.of("Correct the values, or leave such rows out with --where.")));
    }
}
