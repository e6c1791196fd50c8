package org.podium.cli.input;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a source, counted by pair and outcome inside the engine. Names become numbers there: a number crosses over
 * ten times faster than a text, and each name crosses once instead of once a pair.
 *
 * <p>Confined to one thread; a source has one such table at a time.
 */
final class PairTable implements AutoCloseable {
    private static final String TABLE = "\"podium pairs\"";
    private static final String NAME = "\"podium name\"";

    private final VoteSource source;
    private final VoteSelection selection;

    private PairTable(VoteSource source, VoteSelection selection) {
        this.source = source;
        this.selection = selection;
    }

    static PairTable count(VoteSource source, VoteSql sql, VoteSelection selection) throws IOException {
        PairTable table = new PairTable(source, selection);
        table.execute("CREATE TEMP TABLE " + TABLE + " AS " + sql.counts());
        table.execute(
                "CREATE TYPE " + NAME + " AS ENUM (" + names(VoteSql.FIRST) + " UNION " + names(VoteSql.SECOND) + ")");
        return table;
    }

    private static String names(String column) {
        return "SELECT " + column + " FROM " + TABLE + " WHERE " + column + " IS NOT NULL";
    }

    /** All names, each at its number. */
    List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        query("SELECT unnest(enum_range(NULL::" + NAME + "))", row -> names.add(row.getString(1)));
        return names;
    }

    /**
     * Rows that name the same competitors on the same sides.
     *
     * @param isKept whether they meet the condition; if not, they are counted without regard to names and outcomes
     * @param first the number of the name of the first, −1 if there is none
     * @param second the number of the name of the second, −1 if there is none
     * @param rows how many rows there are
     * @param firstWins how many of them are votes for the first
     * @param secondWins votes for the second
     * @param ties votes for a tie
     * @param bothBad votes for both bad
     */
    record Pair(
            boolean isKept,
            int first,
            int second,
            long rows,
            long firstWins,
            long secondWins,
            long ties,
            long bothBad) {

        private static Pair of(ResultSet row) throws SQLException {
            return new Pair(
                    row.getBoolean(1),
                    row.getInt(2),
                    row.getInt(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8));
        }

        /** How many rows have an outcome. */
        long votes() {
            return firstWins + secondWins + ties + bothBad;
        }
    }

    /** Receives pairs. */
    interface PairHandler {
        void pair(Pair pair);
    }

    /** Hands over all pairs, in no particular order. */
    void forEach(PairHandler handler) throws IOException {
        String numbers = "COALESCE(CAST(enum_code(CAST(%s AS " + NAME + ")) AS INTEGER), -1)";
        query(
                "SELECT " + VoteSql.KEPT + ", " + numbers.replace("%s", VoteSql.FIRST) + ", "
                        + numbers.replace("%s", VoteSql.SECOND) + ", * EXCLUDE (" + VoteSql.KEPT + ", " + VoteSql.FIRST
                        + ", " + VoteSql.SECOND + ") FROM " + TABLE,
                row -> handler.pair(Pair.of(row)));
    }

    private void query(String sql, Engine.RowHandler handler) throws IOException {
        source.query(sql, selection, handler);
    }

    private void execute(String sql) throws IOException {
        source.execute(sql, selection);
    }

    @Override
    public void close() throws IOException {
        execute("DROP TABLE IF EXISTS " + TABLE);
        execute("DROP TYPE IF EXISTS " + NAME);
    }
}
