package org.podium.votes;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds the columns of a result by name, once, and says at the end which are not there. Confined to one thread. */
final class ColumnFinder {
    /** What is returned for a column that does not exist; {@link #requireAll} is called before it is used. */
    private static final int NOWHERE = 0;

    private final List<String> present = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    ColumnFinder(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            present.add(columns.getColumnLabel(i));
        }
    }

    /** The JDBC index of a column, from 1. */
    int find(String name) {
        int exact = present.indexOf(name);
        if (exact >= 0) {
            return exact + 1;
        }
        for (int i = 0; i < present.size(); i++) {
            if (present.get(i).equalsIgnoreCase(name)) {
                return i + 1;
            }
        }
        missing.add(name);
        return NOWHERE;
    }

    void requireAll() {
        if (!missing.isEmpty()) {
            throw new DataException(new MissingColumns(missing, present));
        }
    }
}
