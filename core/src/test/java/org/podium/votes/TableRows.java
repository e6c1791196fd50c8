package org.podium.votes;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A result set over rows in memory that answers what the readers ask and refuses everything else, so that a reader which
 * starts to ask more of a driver is noticed.
 */
final class TableRows {
    private static final Method[] ANSWERS = TableRows.class.getDeclaredMethods();

    private final List<String> labels;
    private final int[] types;
    private final String[] typeNames;
    private final List<@Nullable Object[]> rows;
    private int current = -1;

    private TableRows(List<String> labels, int[] types, String[] typeNames, List<@Nullable Object[]> rows) {
        this.labels = labels;
        this.types = types;
        this.typeNames = typeNames;
        this.rows = rows;
    }

    /** Columns by their labels, separated by commas. */
    static Table columns(String labels) {
        return new Table(labels.split(","));
    }

    static final class Table {
        private final String[] labels;
        private final int[] types;
        private final String[] typeNames;
        private final List<@Nullable Object[]> rows = new ArrayList<>();

        private Table(String[] labels) {
            this.labels = labels;
            types = new int[labels.length];
            Arrays.fill(types, Types.OTHER);
            typeNames = new String[labels.length];
            Arrays.fill(typeNames, "");
        }

        /** The SQL type the driver reports for a column. */
        Table type(String label, int type, String typeName) {
            types[List.of(labels).indexOf(label)] = type;
            typeNames[List.of(labels).indexOf(label)] = typeName;
            return this;
        }

        Table row(@Nullable Object... cells) {
            if (cells.length != labels.length) {
                throw new IllegalArgumentException("a row of " + cells.length + " for " + labels.length + " columns");
            }
            rows.add(cells);
            return this;
        }

        ResultSet open() {
            TableRows source = new TableRows(List.of(labels), types, typeNames, rows);
            return proxy(ResultSet.class, source);
        }
    }

    boolean next() {
        return ++current < rows.size();
    }

    @Nullable
    String getString(int column) {
        Object cell = getObject(column);
        return cell == null ? null : cell.toString();
    }

    @Nullable
    Object getObject(int column) {
        return rows.get(current)[column - 1];
    }

    @Nullable
    Object getObject(int column, Class<?> type) throws SQLException {
        Object cell = getObject(column);
        if (cell != null && !type.isInstance(cell)) {
            throw new SQLException("a " + cell.getClass() + " is not a " + type);
        }
        return cell;
    }

    ResultSetMetaData getMetaData() {
        return proxy(ResultSetMetaData.class, this);
    }

    int getColumnCount() {
        return labels.size();
    }

    String getColumnLabel(int column) {
        return labels.get(column - 1);
    }

    int getColumnType(int column) {
        return types[column - 1];
    }

    String getColumnTypeName(int column) {
        return typeNames[column - 1];
    }

    private static <T> T proxy(Class<T> type, TableRows source) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer(source, method, arguments)));
    }

    private static @Nullable Object answer(TableRows source, Method asked, @Nullable Object[] arguments)
            throws Throwable {
        for (Method method : ANSWERS) {
            if (method.getName().equals(asked.getName())
                    && Arrays.equals(method.getParameterTypes(), asked.getParameterTypes())) {
                try {
                    return method.invoke(source, arguments);
                } catch (InvocationTargetException e) {
                    throw Objects.requireNonNull(e.getCause());
                }
            }
        }
        throw new UnsupportedOperationException(asked.toString());
    }
}
