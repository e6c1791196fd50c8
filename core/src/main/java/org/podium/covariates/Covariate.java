package org.podium.covariates;

import java.util.Objects;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.podium.votes.BattleLog;
import org.podium.votes.NumericColumn;
import org.podium.votes.TextColumn;

/**
 * A number for each battle that may have swayed the vote towards the first competitor. Made from columns of a log by
 * the factories below; {@link #values} computes it.
 *
 * <p>Immutable and thread-safe.
 */
public final class Covariate {
    private final String name;
    private final Source source;
    private final @Nullable String column;

    /** Finds the columns, and with them the unscaled value of a row. */
    @FunctionalInterface
    private interface Source {
        IntToDoubleFunction reader(BattleLog log);
    }

    private Covariate(String name, Source source) {
        this(name, source, null);
    }

    private Covariate(String name, Source source, @Nullable String column) {
        this.name = Objects.requireNonNull(name, "name");
        this.source = source;
        this.column = column;
    }

    /**
     * A column that holds the covariate already: the first's value less the second's, or any number that means the same
     * for the first side throughout, such as 1 for a home game and 0 on neutral ground.
     *
     * @param column a numeric column of the log
     * @return a covariate named as the column
     */
    public static Covariate column(String column) {
        return new Covariate(column, log -> log.covariate(column)::value, column);
    }

    /**
     * The relative difference (A − B) / (A + B) of two counts of a style feature, 0 where both are 0: the arena's form
     * for lengths, headers, lists and bold.
     *
     * @param name of the covariate
     * @param first numeric column of the first's counts, none negative
     * @param second numeric column of the second's counts, likewise
     * @return the covariate
     */
    public static Covariate relativeDifference(String name, String first, String second) {
        return new Covariate(name, log -> relative(log, first, second, 0));
    }

    /**
     * The relative difference (A − B) / (A + B + 1).
     *
     * @param name of the covariate
     * @param first numeric column of the first's counts, none negative
     * @param second numeric column of the second's counts, likewise
     * @return the covariate
     */
    public static Covariate relativeDifferencePlusOne(String name, String first, String second) {
        return new Covariate(name, log -> relative(log, first, second, 1));
    }

    /**
     * 1 for every battle: the advantage of being shown first.
     *
     * @return the covariate {@code first}
     */
    public static Covariate position() {
        return new Covariate("first", log -> row -> 1);
    }

    /**
     * 1 where a category has a value, else 0. By itself an order effect within those battles; multiplied with another
     * covariate ({@link #times}), that covariate's extra effect there.
     *
     * @param category a category column of the log
     * @param value the value
     * @return a covariate named {@code category=value}
     */
    public static Covariate indicator(String category, String value) {
        return new Covariate(category + "=" + value, log -> {
            TextColumn column = log.category(category);
            int code = column.find(value)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the column '" + category + "' never has the value '" + value + "'"));
            return row -> column.code(row) == code ? 1 : 0;
        });
    }

    /**
     * The product of two covariates: an interaction.
     *
     * @param other another covariate
     * @return a covariate named {@code this*other}
     */
    public Covariate times(Covariate other) {
        return new Covariate(name + "*" + other.name, log -> {
            IntToDoubleFunction values = reader(log);
            IntToDoubleFunction factors = other.reader(log);
            return row -> values.applyAsDouble(row) * factors.applyAsDouble(row);
        });
    }

    /**
     * The same covariate under another name.
     *
     * @param other the name to report
     * @return a covariate
     */
    public Covariate named(String other) {
        return new Covariate(other, source, column);
    }

    /**
     * The name under which the coefficient is reported.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The column of the log that holds the covariate already.
     *
     * @return its name, or empty if the covariate is computed
     */
    public Optional<String> column() {
        return Optional.ofNullable(column);
    }

    /**
     * The unscaled values.
     *
     * @param log battles with the columns the covariate is made of
     * @return one finite number a battle
     * @throws IllegalArgumentException if a column is not there, or a count is negative
     */
    public double[] values(BattleLog log) {
        IntToDoubleFunction reader = reader(log);
        double[] values = new double[log.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = reader.applyAsDouble(row);
        }
        return values;
    }

    /**
     * The unscaled values one by one, for loops that need no array of them.
     *
     * @param log battles with the columns the covariate is made of
     * @return the finite number of a row; thread-safe; an {@link IllegalArgumentException} if a count is negative
     * @throws IllegalArgumentException if a column is not there
     */
    public IntToDoubleFunction reader(BattleLog log) {
        return source.reader(log);
    }

    private static IntToDoubleFunction relative(BattleLog log, String first, String second, double more) {
        NumericColumn a = log.covariate(first);
        NumericColumn b = log.covariate(second);
        return row -> {
            double sum = requireCount(a.value(row), first, row) + requireCount(b.value(row), second, row) + more;
            return sum == 0 ? 0 : (a.value(row) - b.value(row)) / sum; // exact: both counts are 0
        };
    }

    private static double requireCount(double value, String column, int row) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException("row " + (row + 1) + " of column '" + column + "' is " + value
                    + "; a relative difference needs counts ≥ 0. Use Covariate.column for ready differences");
        }
        return value;
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
