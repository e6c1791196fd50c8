package org.podium.stats.internal;

import java.util.Locale;

/** Numbers of things in messages: "1 vote", "1,000 votes". */
public final class Plural {
    private Plural() {}

    /** The number with the word that fits it. */
    public static String of(long number, String one, String several) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : several);
    }

    /** A number of votes. */
    public static String votes(long number) {
        return of(number, "vote", "votes");
    }
}
