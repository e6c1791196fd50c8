package org.podium.hygiene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.podium.votes.Roster;

/**
 * Voters in an arena of their own: others vote a number of times on each pair, then the voter votes. Draws and tests them
 * by the counts, without a log, so that ten thousand take a moment. Confined to one thread.
 */
final class SimulatedVoter {
    static final int COMPETITORS = 20;
    static final int FAVOURITE = 0;
    private static final int STRENGTHS = 1 << 12;

    /** Given θ of the lower and of the higher competitor of a pair, says how a voter votes. */
    @FunctionalInterface
    interface Habit {
        int vote(int lower, int higher, double lowerWins, SplittableRandom random);
    }

    /** A vote of the voter, ties included. */
    private record Vote(int pair, int outcome) {}

    /**
     * How an arena is made.
     *
     * @param ties the mean share of ties
     * @param voterTies whether each voter has a share of ties of its own, uniform from 0 to twice the mean
     * @param spread the standard deviation of the log-strengths
     * @param others how many votes others cast on each pair, ties included
     * @param votes how many votes the voter casts, ties included
     */
    record Arena(double ties, boolean voterTies, double spread, int others, int votes) {}

    private final Arena arena;
    private final SplittableRandom random;
    private final double[] normal;
    private final double[] theta = new double[COMPETITORS];
    private final int[][] bags = new int[COMPETITORS * COMPETITORS][ConformalRanks.OUTCOMES];
    private final boolean[] drawn = new boolean[bags.length];
    private final FastChatFilter fastChat = new FastChatFilter();
    private final List<Vote> cast = new ArrayList<>();
    private final VoterProcess process = new VoterProcess(Roster.of(IntStream.range(0, COMPETITORS)
            .mapToObj(competitor -> String.format("c%02d", competitor))
            .toList()));

    SimulatedVoter(Arena arena, long seed) {
        this.arena = arena;
        random = new SplittableRandom(seed);
        java.util.Random gaussian = new java.util.Random(seed);
        normal = new double[STRENGTHS];
        Arrays.setAll(normal, any -> gaussian.nextGaussian());
    }

    /** A voter who votes as the others do, but for a share of ties of its own. */
    VoterProcess honest() {
        return run(SimulatedVoter::likeOthers, false);
    }

    /**
     * A voter whose decisive votes are of a kind of its own.
     *
     * @param onlyFavourite whether it votes only where competitor 0, of average strength, is shown
     */
    VoterProcess run(Habit habit, boolean onlyFavourite) {
        process.start();
        cast.clear();
        Arrays.fill(drawn, false);
        Arrays.setAll(theta, any -> arena.spread * normal[random.nextInt(STRENGTHS)]);
        theta[FAVOURITE] = onlyFavourite ? 0 : theta[FAVOURITE];
        double ownTies = tieShare();
        for (int vote = 0; vote < arena.votes; vote++) {
            int one = onlyFavourite ? FAVOURITE : random.nextInt(COMPETITORS);
            int other = (one + 1 + random.nextInt(COMPETITORS - 1)) % COMPETITORS;
            boolean tie = random.nextDouble() < ownTies;
            int lower = Math.min(one, other);
            int higher = Math.max(one, other);
            double lowerWins = 1 / (1 + Math.exp(theta[higher] - theta[lower]));
            int[] bag = bag(lower, higher, lowerWins);
            int outcome = tie ? ConformalRanks.NOBODY_WINS : decide(lower, higher, lowerWins, bag, habit);
            cast.add(new Vote(lower * COMPETITORS + higher, outcome));
        }
        return process;
    }

    /** FastChat's filter on the votes of the voter that ran last; the competitors' names sort as their numbers. */
    FastChatFilter fastChat() {
        fastChat.start();
        for (Vote vote : cast) {
            int[] bag = bags[vote.pair];
            fastChat.vote(bag[ConformalRanks.LOWER_WINS], bag[ConformalRanks.HIGHER_WINS], vote.outcome);
        }
        return fastChat;
    }

    private int decide(int lower, int higher, double lowerWins, int[] bag, Habit habit) {
        int outcome = habit.vote(lower, higher, lowerWins, random);
        if (bag[ConformalRanks.LOWER_WINS] + bag[ConformalRanks.HIGHER_WINS] > 0) {
            double u = random.nextDouble();
            process.vote(
                    lower, higher, ConformalRanks.directed(bag, outcome, u), ConformalRanks.rarity(bag, outcome, u));
        }
        bag[outcome]++;
        return outcome;
    }

    /** The decisive ones among the votes of others. */
    private int[] bag(int lower, int higher, double lowerWins) {
        int pair = lower * COMPETITORS + higher;
        int[] bag = bags[pair];
        if (!drawn[pair]) {
            drawn[pair] = true;
            Arrays.fill(bag, 0);
            for (int vote = 0; vote < arena.others; vote++) {
                if (random.nextDouble() >= tieShare()) {
                    bag[likeOthers(lower, higher, lowerWins, random)]++;
                }
            }
        }
        return bag;
    }

    private double tieShare() {
        return arena.voterTies ? 2 * arena.ties * random.nextDouble() : arena.ties;
    }

    /** For the favourite nine times in ten where it is shown, otherwise as the others do. */
    static int favouring(int lower, int higher, double lowerWins, SplittableRandom random) {
        boolean isShown = lower == FAVOURITE || higher == FAVOURITE;
        if (!isShown || random.nextDouble() >= 0.9) {
            return likeOthers(lower, higher, lowerWins, random);
        }
        return lower == FAVOURITE ? ConformalRanks.LOWER_WINS : ConformalRanks.HIGHER_WINS;
    }

    static int atRandom(int lower, int higher, double lowerWins, SplittableRandom random) {
        return random.nextBoolean() ? ConformalRanks.LOWER_WINS : ConformalRanks.HIGHER_WINS;
    }

    static int contrary(int lower, int higher, double lowerWins, SplittableRandom random) {
        return likeOthers(lower, higher, 1 - lowerWins, random);
    }

    static int likeOthers(int lower, int higher, double lowerWins, SplittableRandom random) {
        return random.nextDouble() < lowerWins ? ConformalRanks.LOWER_WINS : ConformalRanks.HIGHER_WINS;
    }
}
