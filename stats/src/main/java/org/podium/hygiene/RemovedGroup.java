package org.podium.hygiene;

import java.util.Objects;

/**
 * Votes that a filter removed for one reason: those of one voter, on one prompt, with one competitor.
 *
 * <p>Immutable and thread-safe.
 *
 * @param kind what the label is
 * @param label the voter, prompt, competitor, pattern or value
 * @param votes how many votes were removed for it
 */
public record RemovedGroup(Kind kind, String label, long votes) {

    /** What the label of a group is. */
    public enum Kind {
        /** A value of a category, or the absence of a tag. */
        VALUE,
        /** A pattern that was found in a text. */
        PATTERN,
        /** A prompt, normalised as the filter did. */
        PROMPT,
        /** A voter. */
        VOTER,
        /** A competitor. */
        COMPETITOR
    }

    /**
     * Checks that nothing is missing.
     *
     * @param kind what the label is
     * @param label the label
     * @param votes how many votes were removed for it
     * @throws NullPointerException if an argument is null
     */
    public RemovedGroup {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(label, "label");
    }
}
