package org.podium.votes;

/**
 * What a voter said about one battle: the four buttons of an arena.
 *
 * <p>How {@link #BOTH_BAD} counts (as a tie, not at all, or as an outcome of its own) is decided by the model that
 * reads the votes, never by the code that reads the file.
 *
 * <p>Immutable and thread-safe.
 */
public enum Outcome {
    /** The competitor shown first was better. */
    FIRST,
    /** The competitor shown second was better. */
    SECOND,
    /** Both were equally good. */
    TIE,
    /** Both were bad. */
    BOTH_BAD;

    /**
     * The same verdict seen from the other side: first and second change places, ties stay.
     *
     * @return the outcome of the battle with its sides swapped
     */
    public Outcome swapped() {
        return switch (this) {
            case FIRST -> SECOND;
            case SECOND -> FIRST;
            case TIE, BOTH_BAD -> this;
        };
    }
}
