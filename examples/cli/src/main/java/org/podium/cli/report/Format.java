package org.podium.cli.report;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as the page shows them: the same on every machine, with a true minus sign. */
final class Format {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Format() {}

    static String points(double value) {
        return decimals(value, 1);
    }

    static String decimals(double value, int digits) {
        String text = String.format(Locale.ROOT, "%." + digits + "f", value);
        boolean isZero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return isZero ? text.replace("-", "") : text.replace('-', '−');
    }

    /** A change: with its sign, zero without. */
    static String signed(double value, int digits) {
        String text = decimals(value, digits);
        boolean isZero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return isZero || text.startsWith("−") ? text : "+" + text;
    }

    /** The interval as distances from the score. */
    static String interval(double lower, double score, double upper) {
        return signedOrZero(upper - score, "+") + " / " + signedOrZero(lower - score, "−");
    }

    /** A percentile interval need not contain the score: then a distance has the other sign. */
    private static String signedOrZero(double distance, String zeroSign) {
        String text = signed(distance, 1);
        return text.startsWith("+") || text.startsWith("−") ? text : zeroSign + text;
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** At most four characters, for cells. */
    static String shortCount(long value) {
        if (value < 10_000) {
            return Long.toString(value);
        }
        if (value < 1_000_000) {
            return value / 1000 + "k";
        }
        return value / 1_000_000 + "M";
    }

    static String percent(double share) {
        return decimals(100 * share, 1) + " %";
    }

    /** 0.95 as 95 %, 0.999 as 99.9 %. */
    static String confidence(double share) {
        return new BigDecimal(Double.toString(share))
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString() + " %";
    }

    static String day(Instant time) {
        return DAY.format(time);
    }

    static String minute(Instant time) {
        return MINUTE.format(time);
    }

    /** The day, and the minute where windows are shorter than days. */
    static String time(Instant time, Duration window) {
        return window.compareTo(Duration.ofDays(1)) < 0 ? minute(time) : day(time);
    }

    /** One thing, two things. */
    static String plural(long number, String one, String several) {
        return count(number) + " " + (number == 1 ? one : several);
    }
}
