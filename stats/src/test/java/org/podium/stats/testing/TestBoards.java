package org.podium.stats.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.podium.stats.internal.Streams;
import org.podium.votes.Battle;
import org.podium.votes.Outcome;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;

/** TestBoards for tests. */
public final class TestBoards {
    private static final List<String> NAMES = IntStream.range(0, 10_000)
            .mapToObj(number -> String.format(Locale.ROOT, "m%04d", number))
            .toList();

    private TestBoards() {}

    /** Names whose alphabetical order is that of their numbers. */
    public static String name(int number) {
        return NAMES.get(number);
    }

    /** One row a pair: i, j, wins of i, wins of j, ties. */
    public static Tally ofPairs(int[][] pairs) {
        TallyBuilder builder = Tally.builder();
        for (int[] pair : pairs) {
            builder.addCounts(name(pair[0]), name(pair[1]), pair[2], pair[3], pair[4], 0);
        }
        return builder.build();
    }

    /** Strengths from −spread / 2 to spread / 2 in equal steps. */
    public static double[] ladder(int competitors, double spread) {
        double[] theta = new double[competitors];
        for (int i = 0; i < competitors; i++) {
            theta[i] = spread * (i / (competitors - 1.0) - 0.5);
        }
        return theta;
    }

    /**
     * Votes between random pairs: a tie with a probability that does not depend on the strengths, a third of those both
     * bad, else a Bradley-Terry winner; sides at random.
     */
    public static List<Battle> simulate(SplittableRandom random, double[] theta, int votes, double tieShare) {
        List<Battle> battles = new ArrayList<>(votes);
        for (int vote = 0; vote < votes; vote++) {
            int i = Streams.index(random, theta.length);
            int j = Streams.index(random, theta.length - 1);
            j += j >= i ? 1 : 0;
            Outcome outcome = Outcome.FIRST;
            if (random.nextDouble() < tieShare) {
                outcome = Streams.index(random, 3) == 0 ? Outcome.BOTH_BAD : Outcome.TIE;
            } else if (random.nextDouble() >= 1 / (1 + Math.exp(theta[j] - theta[i]))) {
                outcome = Outcome.SECOND;
            }
            battles.add(new Battle(name(i), name(j), outcome));
        }
        return battles;
    }

    /** A well-mixed board: 30 % ties, strengths 2 natural units wide. */
    public static List<Battle> mixed(long seed, int competitors, int votes) {
        return simulate(new SplittableRandom(seed), ladder(competitors, 2), votes, 0.3);
    }

    /** The same battles in another order. */
    public static List<Battle> shuffled(List<Battle> battles, long seed) {
        List<Battle> copy = new ArrayList<>(battles);
        Collections.shuffle(copy, new Random(seed));
        return copy;
    }
}
