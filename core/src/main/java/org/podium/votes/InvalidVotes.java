package org.podium.votes;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param otherProblems how many rows have each other problem, in the order in which the problems were met; a row counts
 *     once, for the first thing that is wrong with it
 * @param remedies what to do about it
 */
public record InvalidVotes(
        Problem problem,
        long count,
        List<Long> rows,
        List<String> samples,
        Map<Problem, Long> otherProblems,
        List<String> remedies)
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
        INVALID_NUMBER("invalid-number", "a number or time is missing or out of its range"),
        /** A tag is neither true nor false. */
        INVALID_TAG("invalid-tag", "a tag is neither true nor false"),
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
     * Copies the lists and the map.
     *
     * @param problem what is wrong with the rows
     * @param count how many rows have this problem
     * @param rows the first rows that have it, counted from 1
     * @param samples the values that are wrong
     * @param otherProblems how many rows have each other problem
     * @param remedies what to do about it
     * @throws NullPointerException if a component is null
     */
    public InvalidVotes {
        Objects.requireNonNull(problem, "problem");
        rows = List.copyOf(rows);
        samples = List.copyOf(samples);
        otherProblems = Collections.unmodifiableMap(new LinkedHashMap<>(otherProblems));
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
        text.append(count)
                .append(count == 1 ? " row is" : " rows are")
                .append(" invalid: ")
                .append(problem.sentence);
        for (int i = 0; i < rows.size(); i++) {
            text.append(i == 0 ? " (row " : "; row ")
                    .append(rows.get(i))
                    .append(": ")
                    .append(samples.get(i));
        }
        if (!rows.isEmpty()) {
            text.append(rows.size() < count ? "; …)" : ")");
        }
        otherProblems.forEach((other, rowCount) -> text.append("; in ")
                .append(rowCount)
                .append(rowCount == 1 ? " other row " : " other rows ")
                .append(other.sentence));
        return text.toString();
    }
}
