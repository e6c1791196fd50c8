package org.podium.cli.input;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of another database, through its JDBC driver on the class path.
 *
 * @param url where the database is
 * @param query a SELECT
 */
record JdbcQuery(String url, String query) {
    private static final String LABEL = "the query's result";
    private static final int FETCHED_AT_ONCE = 10_000;

    Relation stage(Staging staging) throws IOException {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false); // PostgreSQL fetches by portions only inside a transaction
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(FETCHED_AT_ONCE);
                try (ResultSet rows = statement.executeQuery(query)) {
                    return stage(rows, staging);
                }
            }
        } catch (SQLException e) {
            throw new IOException(explain(e), e);
        }
    }

    private static Relation stage(ResultSet rows, Staging staging) throws SQLException, IOException {
        ResultSetMetaData meta = rows.getMetaData();
        List<String> names = new ArrayList<>();
        for (int column = 1; column <= meta.getColumnCount(); column++) {
            names.add(meta.getColumnLabel(column));
        }
        StagedTable table = new StagedTable(LABEL, ColumnNames.check(LABEL, names), staging);
        try (table) {
            @Nullable String[] values = new String[names.size()];
            while (rows.next()) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = rows.getString(i + 1);
                }
                table.add(values);
            }
        }
        return table.relation();
    }

    private String explain(SQLException failure) {
        if ("08001".equals(failure.getSQLState())
                && String.valueOf(failure.getMessage()).startsWith("No suitable")) {
            return "no JDBC driver on the class path knows " + redactedUrl()
                    + "; put the driver's jar into the environment variable PODIUM_CLASSPATH";
        }
        return redactedUrl() + ": " + failure.getMessage();
    }

    /** The URL without its parameters and credentials, which may hold a password. */
    String redactedUrl() {
        return url.replaceFirst("[?;].*$", "?…").replaceFirst("//[^/@]*@", "//…@");
    }
}
