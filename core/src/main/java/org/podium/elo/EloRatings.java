package org.podium.elo;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.podium.votes.Roster;

/**
 * Elo ratings after the last vote of a replay.
 *
 * <p>Immutable and thread-safe. Memory: 16 bytes a competitor besides the roster, which is the log's.
 */
public final class EloRatings {
    private final Elo elo;
    private final Roster roster;
    private final double[] ratings;
    private final long[] votes;

    /** Takes arrays over the roster, which it keeps. */
    EloRatings(Elo elo, Roster roster, double[] ratings, long[] votes) {
        this.elo = elo;
        this.roster = roster;
        this.ratings = ratings;
        this.votes = votes;
    }

    /**
     * The options that made these ratings.
     *
     * @return the options of the last replay
     */
    public Elo elo() {
        return elo;
    }

    /**
     * The competitors.
     *
     * @return everyone on the roster of the log, or of all logs if it was resumed
     */
    public Roster roster() {
        return roster;
    }

    /**
     * A competitor's rating.
     *
     * @param index its roster index
     * @return the rating in points
     * @throws IndexOutOfBoundsException if there is no such index
     */
    public double rating(int index) {
        return ratings[index];
    }

    /**
     * A competitor's rating, if it is on the roster.
     *
     * @param competitor the name
     * @return the rating in points, or empty
     */
    public OptionalDouble rating(String competitor) {
        OptionalInt index = roster.find(competitor);
        return index.isPresent() ? OptionalDouble.of(ratings[index.getAsInt()]) : OptionalDouble.empty();
    }

    /**
     * How many votes a competitor took part in.
     *
     * @param index its roster index
     * @return the number of votes; a frequency n counts n times, an importance weight above 0 once, weight 0 not at all
     * @throws IndexOutOfBoundsException if there is no such index
     */
    public long votes(int index) {
        return votes[index];
    }

    /**
     * All competitors as rows, such as {@link EloTable#restore} takes.
     *
     * @return an unmodifiable list, highest rating first, equal ratings by name
     */
    public List<EloRating> rows() {
        return IntStream.range(0, ratings.length)
                .mapToObj(i -> new EloRating(roster.name(i), ratings[i], votes[i]))
                .sorted(EloRating.BOARD_ORDER)
                .toList();
    }

    /** These ratings, those of {@code later} in place of older ones, on the roster of both. */
    EloRatings plus(EloRatings later) {
        Set<String> names = new HashSet<>(roster.names());
        names.addAll(later.roster.names());
        Roster both = Roster.of(names);
        double[] bothRatings = new double[both.size()];
        long[] bothVotes = new long[both.size()];
        for (EloRatings part : List.of(this, later)) {
            for (int i = 0; i < part.ratings.length; i++) {
                int index = both.indexOf(part.roster.name(i));
                bothRatings[index] = part.ratings[i];
                bothVotes[index] = part.votes[i];
            }
        }
        return new EloRatings(later.elo, both, bothRatings, bothVotes);
    }

    /** The number of competitors and the leader. */
    @Override
    public String toString() {
        return "EloRatings[" + roster.size() + " competitors"
                + (roster.size() == 0 ? "]" : ", led by " + leader() + "]");
    }

    private String leader() {
        EloRating best = rows().get(0);
        return best.competitor() + " with " + best.rating();
    }
}
