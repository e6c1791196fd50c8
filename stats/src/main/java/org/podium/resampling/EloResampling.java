package org.podium.resampling;

import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.podium.elo.Elo;
import org.podium.elo.EloRatings;
import org.podium.execution.Execution;
import org.podium.internal.parallel.ParallelTasks;
import org.podium.stats.internal.Streams;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.Weighting;

/**
 * Online Elo replayed many times, so that what one replay owes to chance becomes visible.
 *
 * <ul>
 *   <li>{@link #bootstrap}: each replicate draws as many votes as there are, with replacement, and replays them in the
 *       order drawn. This is the bootstrapped Elo of the first Chatbot Arena boards [Chiang24]; its interval holds the
 *       uncertainty of the sample and that of the order together.
 *   <li>{@link #permutations}: each replicate replays all votes in a random order. The median is the order-averaged
 *       rating [Boubdir23], and the interval and range are owed to the order alone: they are no confidence interval.
 * </ul>
 *
 * <p>Replicate r always uses the random stream derived from (seed, r), so the result is bit-identical for any number of
 * threads; unlike a fit it depends on the order of the log, from which the streams draw rows.
 *
 * <p>Special cases: a competitor that a bootstrap replicate does not draw keeps the start rating in it. An importance
 * weight stays with its vote; votes are drawn with equal probability. A vote of frequency n is n votes, drawn or
 * shuffled one by one; competitors without any are left out.
 *
 * <p>Cost: one replay, and a random number a vote, for each replicate; each thread holds 4 bytes a vote, and a log with
 * frequencies is expanded to 9 bytes a vote.
 *
 * <p>Immutable and thread-safe; each method with an argument returns a new object.
 */
public final class EloResampling {
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final Elo elo;
    private final Draw draw;
    private final int replicates;
    private final long seed;
    private final Execution execution;

    private EloResampling(Elo elo, Draw draw, int replicates, long seed, Execution execution) {
        this.elo = Objects.requireNonNull(elo, "elo");
        this.draw = draw;
        this.replicates = replicates;
        this.seed = seed;
        this.execution = Objects.requireNonNull(execution, "execution");
    }

    /** Fills an array with the rows of one replicate, whatever it held before. */
    @FunctionalInterface
    private interface Draw {
        void fill(int[] rows, SplittableRandom random);
    }

    /**
     * Votes drawn with replacement: 1,000 replicates, seed 42, on the calling thread.
     *
     * @param elo how votes are rated
     * @return a bootstrap of Elo
     */
    public static EloResampling bootstrap(Elo elo) {
        return new EloResampling(elo, EloResampling::drawWithReplacement, 1000, 42, Execution.sequential());
    }

    /**
     * All votes in random order: 1,000 replicates, seed 42, on the calling thread.
     *
     * @param elo how votes are rated
     * @return an average over orders
     */
    public static EloResampling permutations(Elo elo) {
        return new EloResampling(elo, EloResampling::shuffle, 1000, 42, Execution.sequential());
    }

    /**
     * Another number of replicates.
     *
     * @param number at least 2
     * @return a new resampling
     * @throws IllegalArgumentException if the number is below 2
     */
    public EloResampling replicates(int number) {
        if (number < 2) {
            throw new IllegalArgumentException("resampling needs at least 2 replicates, not " + number);
        }
        return new EloResampling(elo, draw, number, seed, execution);
    }

    /**
     * Another seed.
     *
     * @param number any number
     * @return a new resampling
     */
    public EloResampling seed(long number) {
        return new EloResampling(elo, draw, replicates, number, execution);
    }

    /**
     * Where the replicates run, who hears of their progress and who may cancel them.
     *
     * @param where the execution
     * @return a new resampling
     */
    public EloResampling execution(Execution where) {
        return new EloResampling(elo, draw, replicates, seed, where);
    }

    /**
     * The number of replicates.
     *
     * @return at least 2
     */
    public int replicates() {
        return replicates;
    }

    /**
     * The seed.
     *
     * @return the number all random streams derive from
     */
    public long seed() {
        return seed;
    }

    /**
     * Replays the votes.
     *
     * @param log the votes
     * @return the ratings of all replicates
     * @throws IllegalArgumentException if frequencies sum to more votes than an array can hold
     * @throws ArithmeticException if weights drive a rating beyond the range of numbers
     * @throws CancellationException if the execution was cancelled
     */
    public EloReplicates run(BattleLog log) {
        BattleLog votes = log.weighting() == Weighting.FREQUENCY ? expanded(log) : log;
        EloRatings online = elo.replay(votes);
        double[][] ratings = new double[replicates][];
        ParallelTasks.run(execution, replicates, () -> new int[votes.size()], (rows, replicate) -> {
            draw.fill(rows, Streams.of(seed, replicate));
            ratings[replicate] = toArray(elo.replay(votes, rows));
        });
        return new EloReplicates(online, seed, ratings);
    }

    private static double[] toArray(EloRatings replayed) {
        double[] ratings = new double[replayed.roster().size()];
        for (int i = 0; i < ratings.length; i++) {
            ratings[i] = replayed.rating(i);
        }
        return ratings;
    }

    private static BattleLog expanded(BattleLog log) {
        requireFewEnough(log);
        BattleLogBuilder builder = BattleLog.builder(log.roster());
        for (int row = 0; row < log.size(); row++) {
            for (long time = 0; time < log.frequency(row); time++) {
                builder.add(log.firstIndex(row), log.secondIndex(row), log.outcome(row));
            }
        }
        return builder.build();
    }

    private static void requireFewEnough(BattleLog log) {
        long votes = 0;
        for (int row = 0; row < log.size() && votes <= LARGEST_ARRAY; row++) {
            votes += log.frequency(row);
        }
        if (votes > LARGEST_ARRAY) {
            throw new IllegalArgumentException("the frequencies sum to more than " + LARGEST_ARRAY
                    + " votes, too many to be replayed one by one; fit a Bradley-Terry model to their tally instead");
        }
    }

    private static void drawWithReplacement(int[] rows, SplittableRandom random) {
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Streams.index(random, rows.length);
        }
    }

    // Fisher and Yates, inside out: row i goes to a random place up to i, whose row moves to place i.
    private static void shuffle(int[] rows, SplittableRandom random) {
        for (int i = 0; i < rows.length; i++) {
            int place = Streams.index(random, i + 1);
            rows[i] = rows[place];
            rows[place] = i;
        }
    }
}
