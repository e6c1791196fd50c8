package org.podium.votes;

import java.util.List;

/**
 * Something about the data that keeps a number from being what it claims: said in words for people and in fields for
 * programs. Each kind of finding is a record of its own with further fields.
 *
 * <p>Implementations are immutable and thread-safe.
 */
public interface Finding {

    /**
     * A short, stable name for programs, such as {@code disconnected}.
     *
     * @return lower-case words joined by hyphens; what a name means will not change
     */
    String kind();

    /**
     * What was found, in one or two plain sentences.
     *
     * @return the message, without the remedies
     */
    String message();

    /**
     * The competitors concerned.
     *
     * @return names in order, possibly empty; never null
     */
    default List<String> competitors() {
        return List.of();
    }

    /**
     * The first rows of the input concerned, counted from 1.
     *
     * @return row numbers in order, possibly empty; never null
     */
    default List<Long> rows() {
        return List.of();
    }

    /**
     * What the reader can do about it, one sentence each, the safest first.
     *
     * @return the remedies, possibly empty; never null
     */
    default List<String> remedies() {
        return List.of();
    }

    /**
     * The message and the remedies as one text.
     *
     * @return the message, then one line a remedy
     */
    default String describe() {
        StringBuilder text = new StringBuilder(message());
        for (String remedy : remedies()) {
            text.append(System.lineSeparator()).append("  - ").append(remedy);
        }
        return text.toString();
    }
}
