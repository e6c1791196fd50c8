package org.podium.votes;

import java.util.Objects;

/**
 * One vote: two different competitors, in the order they were shown, and what the voter said.
 *
 * <p>Immutable and thread-safe.
 *
 * @param first the competitor shown first, never blank
 * @param second the competitor shown second, never blank and never equal to {@code first}
 * @param outcome the verdict
 */
public record Battle(String first, String second, Outcome outcome) {

    /**
     * Checks the battle.
     *
     * @param first the competitor shown first
     * @param second the competitor shown second
     * @param outcome the verdict
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if a name is blank or both names are equal
     */
    public Battle {
        requireName(first, "first");
        requireName(second, "second");
        Objects.requireNonNull(outcome, "outcome");
        requireDifferent(first, second);
    }

    /**
     * The same vote with the sides swapped.
     *
     * @return a battle of second against first with the outcome seen from there
     */
    public Battle swapped() {
        return new Battle(second, first, outcome.swapped());
    }

    static void requireDifferent(String first, String second) {
        if (first.equals(second)) {
            throw new IllegalArgumentException("a competitor cannot battle itself: '" + first
                    + "' is on both sides; drop such votes before rating");
        }
    }

    static void requireName(String name, String what) {
        Objects.requireNonNull(name, what);
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "the " + what + " competitor's name is blank; every competitor needs one");
        }
    }
}
