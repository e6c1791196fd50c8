package org.podium.votes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a column of times as microseconds since 1970 UTC. Confined to one thread.
 *
 * <p>A {@code Timestamp} of a column without a zone is built by drivers in the machine's zone, where an hour a year
 * does not exist; so such columns are read as {@code LocalDateTime}, and columns with a zone as {@code
 * OffsetDateTime}.
 */
final class TimeReader {
    /** 9999-12-31T23:59:59Z; a number of milliseconds of our time lies beyond. */
    private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(253_402_300_799L);

    private static final DateTimeFormatter TEXT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9.]+([eE][+-]?[0-9]{1,3})?");
    private static final int DATE_LENGTH = "2023-04-24".length();

    private final String name;
    private final int column;
    private final @Nullable Class<?> type;

    TimeReader(ResultSet rows, String name, int column) throws SQLException {
        this.name = name;
        this.column = column;
        type = type(rows.getMetaData().getColumnType(column), rows.getMetaData().getColumnTypeName(column));
    }

    private static @Nullable Class<?> type(int sqlType, @Nullable String typeName) {
        String lower = typeName == null ? "" : typeName.toLowerCase(Locale.ROOT);
        boolean zoned = sqlType == Types.TIMESTAMP_WITH_TIMEZONE
                || lower.contains("timestamptz")
                || lower.contains("with time zone")
                || lower.contains("datetimeoffset");
        if (zoned) {
            return OffsetDateTime.class;
        }
        return sqlType == Types.TIMESTAMP ? LocalDateTime.class : null;
    }

    long epochMicros(ResultSet rows) throws SQLException, InvalidValue {
        @Nullable Object value = type == null ? rows.getObject(column) : rows.getObject(column, type);
        try {
            return value instanceof Number || value instanceof String
                    ? fromText(value.toString().strip())
                    : fromInstant(instant(value));
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw CellValues.invalidNumber(name, value);
        }
    }

    private static Instant instant(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (value instanceof ZonedDateTime time) {
            return time.toInstant();
        }
        if (value instanceof LocalDateTime time) {
            return time.toInstant(ZoneOffset.UTC);
        }
        if (value instanceof LocalDate date) {
            return date.atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        if (value instanceof Timestamp time) {
            return time.toLocalDateTime().toInstant(ZoneOffset.UTC);
        }
        if (value instanceof java.sql.Date date) {
            return date.toLocalDate().atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        throw new DateTimeException("not a time");
    }

    private static long fromInstant(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant.truncatedTo(ChronoUnit.MICROS));
    }

    private static long fromText(String text) {
        if (NUMBER.matcher(text).matches()) {
            return fromSeconds(new BigDecimal(text));
        }
        String iso = text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' '
                ? text.substring(0, DATE_LENGTH) + 'T' + text.substring(DATE_LENGTH + 1)
                : text;
        return fromInstant(instant(TEXT.parseBest(iso, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)));
    }

    private static long fromSeconds(BigDecimal seconds) {
        if (seconds.abs().compareTo(LAST_SECOND) > 0) {
            throw new DateTimeException("beyond the year 9999; are these milliseconds?");
        }
        return seconds.movePointRight(6).setScale(0, RoundingMode.FLOOR).longValueExact();
    }
}
