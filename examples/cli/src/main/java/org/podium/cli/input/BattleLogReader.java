package org.podium.cli.input;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.DataException;
import org.podium.votes.Roster;
import org.podium.votes.VoteColumns;

/**
 * Reads votes in order. The engine turns names into codes of an enumeration and each row into one number, which is
 * several times faster than handing over texts. Voters, prompts, categories, tags, covariates, times and weights are read
 * where the columns name them.
 */
public final class BattleLogReader {
    private static final String TYPE = "podium_competitor";
    private static final int OUTCOME_BITS = 2;
    private static final int INDEX_BITS = 30;
    private static final long INDEX_MASK = (1L << INDEX_BITS) - 1;
    private static final long OUTCOME_MASK = (1L << OUTCOME_BITS) - 1;

    private final VoteSource source;
    private final VoteSelection selection;
    private final VoteSql sql;
    private final LogDetails details;

    private BattleLogReader(VoteSource source, VoteColumns columns, VoteSelection selection) {
        this.source = source;
        this.selection = selection;
        this.sql = new VoteSql(source, columns, selection);
        this.details = new LogDetails(source, columns, sql, selection);
    }

    /**
     * Reads the votes.
     *
     * @param source the rows
     * @param columns the names of the columns, the optional ones too
     * @param selection which rows count
     * @param order how to order them
     * @param counted the clean reading of the same rows
     * @return the log, over the roster of the reading
     * @throws IOException if the source cannot be read
     * @throws DataException if a column is missing, the one to sort by mixes numbers and text, or a covariate, time or
     *     weight has no value in some row
     */
    public static BattleLog read(
            VoteSource source, VoteColumns columns, VoteSelection selection, BattleOrder order, TallyReading counted)
            throws IOException {
        return read(source, columns, selection, order, counted, Map.of());
    }

    /**
     * Reads the votes and tags those that meet conditions.
     *
     * @param source the rows
     * @param columns the names of the columns, the optional ones too
     * @param selection which rows count
     * @param order how to order them
     * @param counted the clean reading of the same rows
     * @param conditions SQL conditions by the tag of the rows that meet them
     * @return the log, over the roster of the reading
     * @throws IOException if the source cannot be read
     * @throws DataException if a column is missing, the one to sort by mixes numbers and text, or a tag, covariate, time
     *     or weight has no value in some row
     */
    public static BattleLog read(
            VoteSource source,
            VoteColumns columns,
            VoteSelection selection,
            BattleOrder order,
            TallyReading counted,
            Map<String, String> conditions)
            throws IOException {
        BattleLogReader reader = new BattleLogReader(source, columns, selection);
        reader.details.addConditions(conditions);
        return reader.read(order, counted.requireClean().roster());
    }

    private BattleLog read(BattleOrder order, Roster roster) throws IOException {
        try {
            source.execute("CREATE TYPE " + TYPE + " AS ENUM (" + Sql.literals(roster.names()) + ")");
        } catch (SQLException e) {
            throw new IOException("the competitors cannot be coded: " + Engine.firstLine(e), e);
        }
        BattleLogBuilder builder = BattleLog.builder(roster);
        details.declare(builder);
        source.query(query(order), selection, row -> {
            long code = row.getLong(1);
            int first = (int) (code >>> (INDEX_BITS + OUTCOME_BITS));
            int second = (int) (code >>> OUTCOME_BITS & INDEX_MASK);
            builder.add(first, second, VoteSql.OUTCOMES.get((int) (code & OUTCOME_MASK)));
            details.read(row, 2, builder);
        });
        details.requireComplete(where());
        return builder.build();
    }

    private String query(BattleOrder order) throws IOException {
        String code = "(CAST(" + indexOf(VoteSql.FIRST) + " AS BIGINT) << " + (INDEX_BITS + OUTCOME_BITS) + ") | (CAST("
                + indexOf(VoteSql.SECOND) + " AS BIGINT) << " + OUTCOME_BITS + ") | " + sql.outcomeCode();
        String select = "SELECT " + code + details.selectList() + " FROM ";
        if (order.column() == null) {
            return select + sql.votes(false, details.columns()) + where();
        }
        String column = source.resolve(List.of(order.column())).get(0);
        Set<String> further = new LinkedHashSet<>(details.columns());
        further.add(column);
        return select + sql.votes(true, List.copyOf(further)) + where() + " ORDER BY " + key(column, where())
                + (order.isDescending() ? " DESC" : " ASC") + ", " + VoteSql.FILE + ", " + VoteSql.ROW;
    }

    /** The condition on rows that count, given that no name is missing in them. */
    private String where() {
        List<String> conditions = new ArrayList<>(List.of(VoteSql.KEPT, VoteSql.FIRST + " <> " + VoteSql.SECOND));
        if (!selection.excluded().isEmpty()) {
            String names = Sql.literals(selection.excluded());
            conditions.add(VoteSql.FIRST + " NOT IN (" + names + ") AND " + VoteSql.SECOND + " NOT IN (" + names + ")");
        }
        return " WHERE " + String.join(" AND ", conditions);
    }

    private static String indexOf(String column) {
        return "enum_code(CAST(" + column + " AS " + TYPE + "))";
    }

    /** What to sort by: typed columns as they are; texts as numbers if all are numbers, as texts if none is. */
    private String key(String column, String where) throws IOException {
        String name = Sql.identifier(column);
        String number = "TRY_CAST(" + name + " AS DECIMAL(38, 12))";
        long[] found = new long[4];
        source.query(
                "SELECT count(*), count(" + name + "), count(TRY_CAST(CAST(" + name
                        + " AS VARCHAR) AS DECIMAL(38, 12))), count(*) FILTER (typeof(" + name + ") <> 'VARCHAR') FROM "
                        + sql.votes(false, List.of(column)) + where,
                selection,
                row -> {
                    for (int i = 0; i < found.length; i++) {
                        found[i] = row.getLong(i + 1);
                    }
                });
        if (found[1] < found[0]) {
            throw firstRow("missing-value", column, name + " IS NULL", where, "no value");
        }
        if (found[3] > 0 || found[2] == 0) {
            return name;
        }
        if (found[2] < found[0]) {
            throw firstRow("mixed-order", column, number + " IS NULL", where, "text among numbers");
        }
        return number;
    }

    private DataException firstRow(String kind, String column, String condition, String where, String what)
            throws IOException {
        List<Long> rows = new ArrayList<>();
        List<String> places = new ArrayList<>();
        source.query(
                "SELECT " + VoteSql.FILE + ", " + VoteSql.ROW + " FROM " + sql.votes(true, List.of(column)) + where
                        + " AND " + condition + " ORDER BY 1, 2 LIMIT 5",
                selection,
                row -> {
                    rows.add(row.getLong(2));
                    places.add(source.label(row.getInt(1)) + " row " + row.getLong(2));
                });
        return new DataException(new InputFinding(
                kind,
                "--order-by " + column + ": the column has " + what + " in " + String.join(", ", places)
                        + (rows.size() == 5 ? ", …" : ""),
                List.of(),
                rows,
                List.of("Give every vote a value of one kind, or leave such rows out with --where.")));
    }
}
