package org.podium.resampling;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.podium.elo.EloRatings;
import org.podium.stats.internal.Checks;
import org.podium.stats.internal.Quantiles;
import org.podium.votes.Roster;

/**
 * The Elo ratings of all replicates of an {@link EloResampling}.
 *
 * <p>Memory: replicates × competitors doubles. Immutable and thread-safe.
 */
public final class EloReplicates {
    private static final Comparator<EloSummary> BOARD_ORDER =
            Comparator.comparingDouble(EloSummary::median).reversed().thenComparing(EloSummary::competitor);

    private final EloRatings online;
    private final long seed;
    private final double[][] ratings;

    /**
     * Takes the array, which it keeps.
     *
     * @param ratings one row a replicate, over the roster of {@code online}
     */
    EloReplicates(EloRatings online, long seed, double[][] ratings) {
        this.online = online;
        this.seed = seed;
        this.ratings = ratings;
    }

    /**
     * One replay of the same votes in the order of the log.
     *
     * @return the online ratings
     */
    public EloRatings online() {
        return online;
    }

    /**
     * The competitors.
     *
     * @return everyone with a vote in the log
     */
    public Roster roster() {
        return online.roster();
    }

    /**
     * The seed of the random streams.
     *
     * @return the seed
     */
    public long seed() {
        return seed;
    }

    /**
     * The number of replays.
     *
     * @return at least 2
     */
    public int replicates() {
        return ratings.length;
    }

    /**
     * A competitor's rating in every replicate.
     *
     * @param competitor roster index
     * @return a new array, in the order of the replicates
     * @throws IndexOutOfBoundsException if there is no such competitor
     */
    public double[] ratings(int competitor) {
        Objects.checkIndex(competitor, roster().size());
        return Arrays.stream(ratings).mapToDouble(row -> row[competitor]).toArray();
    }

    /**
     * What the replicates say about one competitor.
     *
     * @param competitor roster index
     * @param confidence the share of replicates between the bounds, such as 0.95: the bounds are the quantiles
     *     (1 ∓ confidence)/2 of type 7, linear interpolation [HF96]
     * @return median, mean, bounds and range
     * @throws IndexOutOfBoundsException if there is no such competitor
     * @throws IllegalArgumentException if the confidence is not between 0 and 1
     */
    public EloSummary summary(int competitor, double confidence) {
        double tail = (1 - Checks.confidence(confidence)) / 2;
        double[] sorted = ratings(competitor);
        Arrays.sort(sorted);
        return new EloSummary(
                roster().name(competitor),
                Quantiles.ofSorted(sorted, 0.5),
                Arrays.stream(sorted).sum() / sorted.length,
                Quantiles.ofSorted(sorted, tail),
                Quantiles.ofSorted(sorted, 1 - tail),
                sorted[0],
                sorted[sorted.length - 1],
                online.rating(competitor),
                online.votes(competitor));
    }

    /**
     * What the replicates say about all competitors.
     *
     * @param confidence the share of replicates between the bounds, as in {@link #summary}
     * @return an unmodifiable list, highest median first, equal medians by name
     * @throws IllegalArgumentException if the confidence is not between 0 and 1
     */
    public List<EloSummary> rows(double confidence) {
        Checks.confidence(confidence);
        return IntStream.range(0, roster().size())
                .mapToObj(competitor -> summary(competitor, confidence))
                .sorted(BOARD_ORDER)
                .toList();
    }
}
