package org.podium.votes;

import java.util.List;
import java.util.Objects;

/**
 * Rows of the input that are not votes. Nothing is repaired and nothing is skipped: the whole input is refused, with
 * the number of such rows and the first of them.
 *
 * <p>Immutable and thread-safe.
 *
 * @param problem what is wrong with the rows
 * @param count how many rows have this problem
 * @param rows the first rows that have it, counted from 1
 * @param samples the values that are wrong, one for each of {@code rows}
 * @param remedies what to do about it
 */
public record InvalidVotes(
        Problem problem, long count, List<Long> rows, List<String> samples, List<String> remedies)
        implements Finding {

    /** What can be wrong with a row. */
    public enum Problem {
        /** Both sides name the same competitor. */
        SELF_BATTLE("self-battle", "a competitor battles itself"),
        /** The outcome is not among the labels. */
        UNKNOWN_OUTCOME("unknown-outcome", "the outcome is not a known label"),
        /** A competitor's name or the outcome is missing or blank. */
        MISSING_VALUE("missing-value", "a competitor or the outcome is missing"),
        /** A weight, count, time or covariate is missing, not a number, or out of its range. */
        INVALID_NUMBER("invalid-number", "a number is missing or out of its range"),
        /** There is not a single vote. */
        EMPTY_INPUT("empty-input", "there are no votes");

        private final String kind;
        private final String sentence;

        Problem(String kind, String sentence) {
            this.kind = kind;
            this.sentence = sentence;
        }
    }

    /**
     * Copies the lists.
     *
     * @throws NullPointerException if a component is null
     */
    public InvalidVotes {
        Objects.requireNonNull(problem, "problem");
        rows = List.copyOf(rows);
        samples = List.copyOf(samples);
        remedies = List.copyOf(remedies);
    }

    @Override
    public String kind() {
        return problem.kind;
    }

    @Override
    public String message() {
        if (problem == Problem.EMPTY_INPUT) {
            return "there are no votes in the input";
        }
        StringBuilder text = new StringBuilder();
        text.append(count).append(count == 1 ? " row is" : " rows are").append(" invalid: ").append(problem.sentence);
        for (int i = 0; i < rows.size(); i++) {
            text.append(i == 0 ? " (row " : "; row ").append(rows.get(i)).append(": ").append(samples.get(i));
        }
        return rows.isEmpty() ? text.toString() : text.append(rows.size() < count ? "; …)" : ")").toString();
    }
}
