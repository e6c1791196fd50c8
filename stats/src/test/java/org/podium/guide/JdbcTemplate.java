package org.podium.guide;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Stands in for Spring's class: the same names and the same three overloads, which a method reference cannot tell apart. */
@SuppressWarnings("overloads")
record JdbcTemplate(Connection database) {

    interface ResultSetExtractor<T> {
        T extractData(ResultSet rows) throws SQLException;
    }

    interface RowCallbackHandler {
        void processRow(ResultSet row) throws SQLException;
    }

    interface RowMapper<T> {
        T mapRow(ResultSet row, int number) throws SQLException;
    }

    <T> T query(String sql, ResultSetExtractor<T> extractor) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return extractor.extractData(rows);
        }
    }

    void query(String sql, RowCallbackHandler handler) throws SQLException {
        query(sql, (row, number) -> {
            handler.processRow(row);
            return number;
        });
    }

    <T> List<T> query(String sql, RowMapper<T> mapper) throws SQLException {
        List<T> mapped = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                mapped.add(mapper.mapRow(rows, mapped.size()));
            }
        }
        return mapped;
    }
}
