package org.podium.bradleyterry;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.podium.votes.Battle;
import org.podium.votes.Outcome;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;

/** Boards for tests. */
final class Boards {
    private Boards() {}

    /**
     * A tally from lines such as {@code a b 3:1} or {@code a b 3:1 2 1}: two names, wins of each, ties, both-bad votes.
     */
    static Tally of(String... lines) {
        TallyBuilder builder = Tally.builder();
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            String[] wins = words[2].split(":", -1);
            builder.addCounts(
                    words[0],
                    words[1],
                    Long.parseLong(wins[0]),
                    Long.parseLong(wins[1]),
                    words.length > 3 ? Long.parseLong(words[3]) : 0,
                    words.length > 4 ? Long.parseLong(words[4]) : 0);
        }
        return builder.build();
    }

    /** Names whose order is that of their numbers. */
    static String name(int number) {
        return String.format(Locale.ROOT, "c%06d", number);
    }

    /** Competitors that met only their neighbours; each beat the next as often as said. */
    static Tally chain(int competitors, long wins, long losses) {
        TallyBuilder builder = Tally.builder();
        for (int i = 0; i + 1 < competitors; i++) {
            builder.addCounts(name(i), name(i + 1), wins, losses, 0, 0);
        }
        return builder.build();
    }

    /** A chain in which no two links are alike: competitor i beat the next 3 + 7i mod 5 times and lost 2 + 3i mod 4. */
    static Tally unevenChain(int competitors) {
        TallyBuilder builder = Tally.builder();
        for (int i = 0; i + 1 < competitors; i++) {
            builder.addCounts(name(i), name(i + 1), 3 + (7 * i) % 5, 2 + (3 * i) % 4, 0, 0);
        }
        return builder.build();
    }

    /**
     * The maximum-likelihood log-strengths of a tree without ties, in roster order and centred: every pair that met is
     * fitted exactly, so θ_i − θ_j = ln(wins / losses). Added exactly, since long chains would add up their rounding.
     * Requires that each pair's earlier name was reached before.
     */
    static double[] exactOnTree(Tally tally) {
        BigDecimal[] theta = new BigDecimal[tally.roster().size()];
        theta[0] = BigDecimal.ZERO;
        tally.forEachCell((i, j, wins, losses, ties, bothBad) ->
                theta[j] = theta[i].subtract(new BigDecimal(Math.log((double) wins / losses))));
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal value : theta) {
            sum = sum.add(value);
        }
        BigDecimal mean = sum.divide(BigDecimal.valueOf(theta.length), MathContext.DECIMAL128);
        return Stream.of(theta)
                .mapToDouble(value -> value.subtract(mean).doubleValue())
                .toArray();
    }

    /**
     * Random votes of all four outcomes among competitors of normal log-strengths, after one win of each over the next
     * round a ring, which makes the board identifiable whatever was drawn.
     */
    static List<Battle> ringAndRandom(long seed, int competitors, int votes) {
        List<Battle> battles = random(seed, competitors, votes, 0.3);
        for (int i = 0; i < competitors; i++) {
            battles.add(new Battle(name(i), name((i + 1) % competitors), Outcome.FIRST));
        }
        return battles;
    }

    /** Random votes; the given share of them is ties and both-bads, evenly. */
    static List<Battle> random(long seed, int competitors, int votes, double undecided) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] theta = new double[competitors];
        for (int i = 0; i < competitors; i++) {
            theta[i] = normal(random);
        }
        List<Battle> battles = new ArrayList<>();
        while (battles.size() < votes) {
            int first = random.nextInt(competitors);
            int second = random.nextInt(competitors);
            if (first != second) {
                battles.add(new Battle(
                        name(first), name(second), outcome(random, undecided, theta[second] - theta[first])));
            }
        }
        return battles;
    }

    private static Outcome outcome(SplittableRandom random, double undecided, double lead) {
        double draw = random.nextDouble();
        if (draw < undecided) {
            return draw < undecided / 2 ? Outcome.TIE : Outcome.BOTH_BAD;
        }
        return random.nextDouble() < 1 / (1 + Math.exp(lead)) ? Outcome.FIRST : Outcome.SECOND;
    }

    private static double normal(SplittableRandom random) {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }
}
