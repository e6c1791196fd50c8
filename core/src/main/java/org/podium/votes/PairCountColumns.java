package org.podium.votes;

import java.util.Objects;
import java.util.Optional;

/**
 * The names of the columns of a pair-count table: two competitors, wins of the first, wins of the second, ties and
 * both-bad votes. By default {@code model_a, model_b, win_a, win_b, tie, both_bad}, with the sides taken as merged,
 * since such tables usually list each pair once.
 *
 * <p>Immutable and thread-safe.
 */
public final class PairCountColumns {
    private static final PairCountColumns DEFAULTS =
            new PairCountColumns("model_a", "model_b", "win_a", "win_b", "tie", "both_bad", Sides.MERGED);

    private final String first;
    private final String second;
    private final String firstWins;
    private final String secondWins;
    private final String ties;
    private final String bothBad;
    private final Sides sides;

    private PairCountColumns(
            String first,
            String second,
            String firstWins,
            String secondWins,
            String ties,
            String bothBad,
            Sides sides) {
        this.first = Objects.requireNonNull(first, "first");
        this.second = Objects.requireNonNull(second, "second");
        this.firstWins = Objects.requireNonNull(firstWins, "firstWins");
        this.secondWins = Objects.requireNonNull(secondWins, "secondWins");
        this.ties = Objects.requireNonNull(ties, "ties");
        this.bothBad = Objects.requireNonNull(bothBad, "bothBad");
        this.sides = Objects.requireNonNull(sides, "sides");
    }

    /**
     * The arena's names, sides merged.
     *
     * @return the default columns
     */
    public static PairCountColumns withDefaults() {
        return DEFAULTS;
    }

    /**
     * Other columns for the competitors.
     *
     * @param first column of the competitor shown first
     * @param second column of the competitor shown second
     * @return new columns
     */
    public PairCountColumns withCompetitors(String first, String second) {
        return new PairCountColumns(first, second, firstWins, secondWins, ties, bothBad, sides);
    }

    /**
     * Other columns for the wins.
     *
     * @param firstWins column of votes for the first
     * @param secondWins column of votes for the second
     * @return new columns
     */
    public PairCountColumns withWins(String firstWins, String secondWins) {
        return new PairCountColumns(first, second, firstWins, secondWins, ties, bothBad, sides);
    }

    /**
     * Another column for ties.
     *
     * @param ties column of ties; empty if the table has no ties
     * @return new columns
     */
    public PairCountColumns withTies(String ties) {
        return new PairCountColumns(first, second, firstWins, secondWins, ties, bothBad, sides);
    }

    /**
     * Another column for both-bad votes.
     *
     * @param bothBad column of both-bad votes; empty if the table has none
     * @return new columns
     */
    public PairCountColumns withBothBad(String bothBad) {
        return new PairCountColumns(first, second, firstWins, secondWins, ties, bothBad, sides);
    }

    /**
     * States whether first and second are the sides the voters saw.
     *
     * @param sides the claim to put on the tally
     * @return new columns
     */
    public PairCountColumns withSides(Sides sides) {
        return new PairCountColumns(first, second, firstWins, secondWins, ties, bothBad, sides);
    }

    /**
     * The column of the competitor shown first.
     *
     * @return a column name
     */
    public String first() {
        return first;
    }

    /**
     * The column of the competitor shown second.
     *
     * @return a column name
     */
    public String second() {
        return second;
    }

    /**
     * The column of votes for the first.
     *
     * @return a column name
     */
    public String firstWins() {
        return firstWins;
    }

    /**
     * The column of votes for the second.
     *
     * @return a column name
     */
    public String secondWins() {
        return secondWins;
    }

    /**
     * The column of ties.
     *
     * @return a column name, or empty if the table has no ties
     */
    public Optional<String> ties() {
        return ties.isEmpty() ? Optional.empty() : Optional.of(ties);
    }

    /**
     * The column of both-bad votes.
     *
     * @return a column name, or empty if the table has none
     */
    public Optional<String> bothBad() {
        return bothBad.isEmpty() ? Optional.empty() : Optional.of(bothBad);
    }

    /**
     * Whether first and second are the sides the voters saw.
     *
     * @return the claim to put on the tally
     */
    public Sides sides() {
        return sides;
    }
}
