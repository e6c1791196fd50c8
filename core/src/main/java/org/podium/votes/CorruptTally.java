package org.podium.votes;

import java.util.List;
import java.util.Objects;

/**
 * Bytes that are not a tally.
 *
 * <p>Immutable and thread-safe.
 *
 * @param offset where reading failed, counted from 0
 * @param expected what should be there
 * @param found what is there
 */
public record CorruptTally(long offset, String expected, String found) implements Finding {

    /**
     * Checks the finding.
     *
     * @param offset where reading failed
     * @param expected what should be there
     * @param found what is there
     * @throws NullPointerException if a component is null
     */
    public CorruptTally {
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(found, "found");
    }

    @Override
    public String kind() {
        return "corrupt-tally";
    }

    @Override
    public String message() {
        return "the bytes are not a tally: at offset " + offset + " expected " + expected + " but found " + found;
    }

    @Override
    public List<String> remedies() {
        return List.of(
                "copy the bytes again from where the tally was written, in binary mode and in full",
                "if a later version of the library wrote them, read them with that version");
    }
}
