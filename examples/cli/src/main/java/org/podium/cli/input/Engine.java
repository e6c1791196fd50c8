package org.podium.cli.input;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.podium.cli.UsageException;

/**
 * DuckDB in memory, which scans files and counts votes. It reads nothing but the files it is told to and never loads
 * an extension over the network.
 *
 * <p>Confined to one thread.
 */
final class Engine implements AutoCloseable {
    private final Connection connection;

    private Engine(Connection connection) {
        this.connection = connection;
    }

    static Engine start(int threads, Path spillFolder) throws IOException {
        Properties settings = new Properties();
        settings.setProperty("threads", Integer.toString(threads));
        settings.setProperty("temp_directory", spillFolder.toString());
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        try {
            Engine engine = new Engine(DriverManager.getConnection("jdbc:duckdb:", settings));
            engine.execute("SET TimeZone = 'UTC'");
            return engine;
        } catch (SQLException | LinkageError e) {
            throw new IOException("the library that reads files (DuckDB) could not be started: " + e.getMessage(), e);
        }
    }

    /** What a query's rows are given to. */
    @FunctionalInterface
    interface RowHandler {
        void row(ResultSet row) throws SQLException, IOException;
    }

    void query(String sql, RowHandler handler) throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                handler.row(rows);
            }
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Binds a condition without running it, so that a mistake in it is told from a fault in the data.
     *
     * @param origin the option that it stands in
     */
    void requireCondition(String relation, String origin, String condition) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("EXPLAIN SELECT 1 FROM " + relation + " WHERE (\n" + condition + "\n)");
        } catch (SQLException e) {
            throw badCondition(origin, condition, e);
        }
    }

    static UsageException badCondition(String origin, String condition, SQLException cause) {
        return new UsageException(origin + " " + condition + ": " + firstLine(cause)
                + System.lineSeparator()
                + "  - Columns of CSV and JSON are text: write language = 'English', or CAST(turn AS INTEGER) > 3; a "
                + "name with spaces stands in double quotes.");
    }

    static String firstLine(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        int end = message.indexOf("\n\nLINE ");
        return (end < 0 ? message.lines().findFirst().orElse(message) : message.substring(0, end)).replace("\n", " ");
    }

    /** A path as a literal, with the characters that the engine would take for a pattern made harmless. */
    static String path(Path file) {
        String absolute = file.toAbsolutePath().toString();
        StringBuilder exact = new StringBuilder();
        for (int i = 0; i < absolute.length(); i++) {
            char c = absolute.charAt(i);
            if (c == '*' || c == '?' || c == '[') {
                exact.append('[').append(c).append(']');
            } else {
                exact.append(c);
            }
        }
        return Sql.literal(exact.toString());
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // An in-memory database has nothing left to save.
        }
    }
}
