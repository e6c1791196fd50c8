package org.podium.cli;

import java.util.Locale;

/** Numbers for people: the same on every machine, whatever its language. */
final class Numbers {
    private Numbers() {}

    static String points(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String signed(double value) {
        return String.format(Locale.ROOT, "%+.1f", value);
    }

    /** The interval as distances from the score, as arena boards print it. */
    static String interval(double lower, double score, double upper) {
        return "+" + points(nonNegativeZero(upper - score)) + "/-" + points(nonNegativeZero(score - lower));
    }

    /** A percentile interval need not contain the score: then a distance is negative and keeps its sign. */
    private static double nonNegativeZero(double distance) {
        return Math.abs(distance) < 0.05 ? 0 : distance;
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A number of things, such as "1 vote" and "2 votes". */
    static String plural(long number, String one, String several) {
        return count(number) + " " + (number == 1 ? one : several);
    }

    static String fraction(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** All digits that tell the number from its neighbours. */
    static String full(double value) {
        return Double.toString(value);
    }
}
