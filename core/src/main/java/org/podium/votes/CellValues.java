package org.podium.votes;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.podium.votes.InvalidVotes.Problem;

/**
 * Turns what a JDBC driver returns for a cell into a value, exactly or not at all. Drivers differ in the class they
 * return for one SQL type, so every class that can hold the value is taken.
 */
final class CellValues {
    /** From here on neighbouring whole numbers share one double, so a whole double may have been rounded. */
    private static final double EXACT_WHOLE_DOUBLES = 1L << 53;

    private CellValues() {}

    static InvalidValue invalidNumber(String column, @Nullable Object value) {
        return new InvalidValue(Problem.INVALID_NUMBER, sample(column, value));
    }

    static String sample(String column, @Nullable Object value) {
        if (value == null) {
            return column + " is null";
        }
        return value instanceof String text ? column + " is '" + text + "'" : column + " is " + value;
    }

    /** A competitor or an outcome: text that is there. */
    static String name(@Nullable String value, String column) throws InvalidValue {
        if (value == null || value.isBlank()) {
            throw new InvalidValue(Problem.MISSING_VALUE, column + (value == null ? " is null" : " is blank"));
        }
        return value;
    }

    /** A whole number from 0 to the most a tally can hold, never rounded. */
    static long count(@Nullable Object value, String column) throws InvalidValue {
        try {
            long count = wholeNumber(value);
            if (count >= 0 && count <= Tally.MAX_BATTLES) {
                return count;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Said below, with the column's name.
        }
        throw invalidNumber(column, value);
    }

    private static long wholeNumber(@Nullable Object value) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            if (number == Math.rint(number) && Math.abs(number) < EXACT_WHOLE_DOUBLES) {
                return (long) number;
            }
            throw new ArithmeticException("not a whole number that a double holds exactly");
        }
        return decimal(value).longValueExact();
    }

    /** A finite number. */
    static double number(@Nullable Object value, String column) throws InvalidValue {
        try {
            double number = value instanceof Number plain
                    ? plain.doubleValue()
                    : decimal(value).doubleValue();
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, with the column's name.
        }
        throw invalidNumber(column, value);
    }

    /** A finite number ≥ 0. */
    static double weight(@Nullable Object value, String column) throws InvalidValue {
        double weight = number(value, column);
        if (weight >= 0) {
            return weight;
        }
        throw invalidNumber(column, value);
    }

    /** Decimal notation only: {@code Double.parseDouble} would also take {@code NaN}, {@code 0x1p3} and {@code 1d}. */
    static BigDecimal decimal(@Nullable Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        if (value instanceof String text) {
            return new BigDecimal(text.strip());
        }
        throw new NumberFormatException("not a number");
    }

    /** A truth value, as a boolean, 0 or 1, or the text true or false. */
    static boolean tag(@Nullable Object value, String column) throws InvalidValue {
        if (value instanceof Boolean tagged) {
            return tagged;
        }
        String text = value == null ? "null" : value.toString().strip().toLowerCase(Locale.ROOT);
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new InvalidValue(Problem.INVALID_TAG, sample(column, value));
        };
    }
}
