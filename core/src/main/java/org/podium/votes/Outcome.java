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
    FIRST(0),
    /** The competitor shown second was better. */
    SECOND(1),
    /** Both were equally good. */
    TIE(2),
    /** Both were bad. */
    BOTH_BAD(3);

    private final byte code;

    Outcome(int code) {
        this.code = (byte) code;
    }

    /**
     * The outcome as a small number, for columns and inner loops.
     *
     * @return 0 for first, 1 for second, 2 for a tie, 3 for both bad; this will not change
     */
    public byte code() {
        return code;
    }

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
