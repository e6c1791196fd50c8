package org.podium.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.commons.math3.special.Erf;
import org.podium.stats.internal.AliasTable;
import org.podium.stats.internal.Streams;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.Outcome;
import org.podium.votes.Roster;

/**
 * A league with known strengths that votes can be drawn from: to try a set-up before there are votes, to make example
 * files, and to check what an interval or a test promises.
 *
 * <p>With log-strengths θ, a battle of i (shown first) against j has p = σ(θ_i − θ_j) and ends
 *
 * <pre>
 *   in a tie        with probability t = min(c · 4p(1 − p), 0.98 · 2 min(p, 1 − p)),
 *   for the first   with probability p − t / 2,
 *   for the second  with probability 1 − p − t / 2.
 * </pre>
 *
 * <p>So the expected score is p whatever the share of ties, and Bradley-Terry with ties as half wins is the true model
 * of the scores; ties are more likely between equals. The constant c is chosen so that the mean of t over the pairs
 * drawn is {@link #tieShare}. Of the ties, a share {@link #bothBadShare} is voted both bad, whoever met.
 *
 * <p>Both competitors of a battle are drawn by popularity, again if they are the same, so that either is shown first
 * equally often and a pair meets in proportion to the product of the popularities. Voters, if asked for, are the more
 * active the lower their number: the n-th votes in proportion to 1 / (n + 10). Categories are drawn for each vote by
 * their shares, independent of everything else.
 *
 * <p>Battles, outcomes, voters and each category have random streams of their own: adding voters or a category leaves
 * the votes as they were. The same league and seed give the same votes on every machine; another version of this
 * library may give others, with a note in its change log.
 *
 * <p>Special cases: with two competitors every battle is between them. Nothing ensures that the votes drawn can be
 * rated: with few of them some competitor may have none, or be unbeaten.
 *
 * <p>Cost: some tens of nanoseconds a vote; the mean of t is taken over all pairs, or over 500,000 drawn ones if there
 * are more than 1,000 competitors. <b>Immutable and thread-safe.</b>
 */
public final class SimulatedLeague {
    /** The underdog keeps at least this share of its half of what is not a clear win for the other side. */
    private static final double LARGEST_TIE_PART = 0.98;

    private static final double VOTER_OFFSET = 10;
    private static final int EXACT_MEAN_COMPETITORS = 1000;
    private static final int SAMPLED_PAIRS = 500_000;
    private static final int BISECTIONS = 60;

    private static final long PAIR_STREAM = 0;
    private static final long OUTCOME_STREAM = 1;
    private static final long VOTER_STREAM = 2;
    private static final long CALIBRATION_STREAM = 3;
    private static final long STRENGTH_STREAM = 4;
    private static final long FIRST_CATEGORY_STREAM = 16;

    private final Map<String, Double> strengths;
    private final Map<String, Double> popularity;
    private final double tieShare;
    private final double bothBadShare;
    private final int voters;
    private final Map<String, Map<String, Double>> categories;

    private SimulatedLeague(
            Map<String, Double> strengths,
            Map<String, Double> popularity,
            double tieShare,
            double bothBadShare,
            int voters,
            Map<String, Map<String, Double>> categories) {
        this.strengths = strengths;
        this.popularity = popularity;
        this.tieShare = tieShare;
        this.bothBadShare = bothBadShare;
        this.voters = voters;
        this.categories = categories;
    }

    /**
     * A league of given strengths, all equally popular, with 30 % ties, none of them both bad, and neither voters nor
     * categories.
     *
     * @param strengths log-strengths θ by competitor, in natural units; one point on the arena's scale is ln 10 / 400
     * @return the league
     * @throws IllegalArgumentException if there are fewer than two competitors, a name is blank, or a strength is not
     *     finite
     */
    public static SimulatedLeague of(Map<String, Double> strengths) {
        if (strengths.size() < 2) {
            throw new IllegalArgumentException("a league needs at least two competitors, not " + strengths.size());
        }
        Map<String, Double> copy = new LinkedHashMap<>();
        strengths.forEach((name, strength) -> {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a competitor's name is blank; every competitor needs one");
            }
            if (!Double.isFinite(strength)) {
                throw new IllegalArgumentException("the strength of '" + name + "' must be finite, not " + strength);
            }
            copy.put(name, strength);
        });
        Map<String, Double> equal = new LinkedHashMap<>();
        copy.keySet().forEach(name -> equal.put(name, 1.0));
        return new SimulatedLeague(copy, equal, 0.3, 0, 0, Map.of());
    }

    /**
     * A league of normally distributed strengths, named {@code competitor-001} and so on.
     *
     * @param competitors how many, at least 2
     * @param spread the standard deviation of the log-strengths, 0 or more; 1 is usual
     * @param seed the random seed of the strengths
     * @return the league, with the other defaults of {@link #of}
     * @throws IllegalArgumentException if there are fewer than two competitors or the spread is not finite or negative
     */
    public static SimulatedLeague drawn(int competitors, double spread, long seed) {
        if (!(spread >= 0 && spread < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the spread must be finite and at least 0, not " + spread);
        }
        SplittableRandom random = Streams.of(seed, STRENGTH_STREAM);
        int digits = Math.max(3, Integer.toString(competitors).length());
        Map<String, Double> strengths = new LinkedHashMap<>();
        for (int i = 1; i <= competitors; i++) {
            double probability = uniform(random) + 0x1p-54; // never 0
            double quantile = Math.sqrt(2) * Erf.erfInv(2 * probability - 1);
            strengths.put(String.format(Locale.ROOT, "competitor-%0" + digits + "d", i), spread * quantile);
        }
        return of(strengths);
    }

    /**
     * Another share of ties, both-bad votes among them.
     *
     * @param share the mean probability of a tie, at least 0 and below 1
     * @return a new league
     * @throws IllegalArgumentException if the share is out of range; that it cannot be reached with these strengths is
     *     said by {@link #votes}
     */
    public SimulatedLeague withTieShare(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("the share of ties must be at least 0 and below 1, not " + share);
        }
        return new SimulatedLeague(strengths, popularity, share, bothBadShare, voters, categories);
    }

    /**
     * Another share of both-bad votes.
     *
     * @param share which part of the ties is voted both bad, 0 … 1
     * @return a new league
     * @throws IllegalArgumentException if the share is out of range
     */
    public SimulatedLeague withBothBadShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the both-bad share of ties must be 0 … 1, not " + share);
        }
        return new SimulatedLeague(strengths, popularity, tieShare, share, voters, categories);
    }

    /**
     * Other popularities.
     *
     * @param weights a weight above 0 for every competitor
     * @return a new league
     * @throws IllegalArgumentException if the names are not those of the league or a weight is not finite and above 0
     */
    public SimulatedLeague withPopularity(Map<String, Double> weights) {
        if (!weights.keySet().equals(strengths.keySet())) {
            throw new IllegalArgumentException(
                    "popularity must be given for the competitors " + strengths.keySet() + ", not " + weights.keySet());
        }
        Map<String, Double> copy = new LinkedHashMap<>();
        strengths.keySet().forEach(name -> copy.put(name, positive(weights, name, "popularity")));
        return new SimulatedLeague(strengths, copy, tieShare, bothBadShare, voters, categories);
    }

    /**
     * Says who votes.
     *
     * @param number how many voters there are, named {@code voter-0001} and so on; 0 for votes without voters
     * @return a new league
     * @throws IllegalArgumentException if the number is negative
     */
    public SimulatedLeague withVoters(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("the number of voters must be at least 0, not " + number);
        }
        return new SimulatedLeague(strengths, popularity, tieShare, bothBadShare, number, categories);
    }

    /**
     * Adds a category column.
     *
     * @param name the name of the column
     * @param shares a weight above 0 for each value
     * @return a new league
     * @throws IllegalArgumentException if there is no value or a weight is not finite and above 0
     */
    public SimulatedLeague withCategory(String name, Map<String, Double> shares) {
        Objects.requireNonNull(name, "name");
        if (shares.isEmpty()) {
            throw new IllegalArgumentException("the category '" + name + "' needs at least one value");
        }
        Map<String, Double> values = new LinkedHashMap<>();
        shares.keySet().forEach(value -> values.put(value, positive(shares, value, "share")));
        Map<String, Map<String, Double>> more = new LinkedHashMap<>(categories);
        more.put(name, values);
        return new SimulatedLeague(strengths, popularity, tieShare, bothBadShare, voters, more);
    }

    private static double positive(Map<String, Double> weights, String name, String what) {
        double weight = Objects.requireNonNull(weights.get(name), name);
        if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the " + what + " of '" + name + "' must be finite and above 0, not " + weight);
        }
        return weight;
    }

    /**
     * The true log-strengths.
     *
     * @return θ by competitor, in natural units and in the order given, unmodifiable
     */
    public Map<String, Double> strengths() {
        return java.util.Collections.unmodifiableMap(strengths);
    }

    /**
     * The mean probability of a tie.
     *
     * @return at least 0, below 1
     */
    public double tieShare() {
        return tieShare;
    }

    /**
     * Which part of the ties is both bad.
     *
     * @return 0 … 1
     */
    public double bothBadShare() {
        return bothBadShare;
    }

    /**
     * The number of voters.
     *
     * @return at least 0
     */
    public int voters() {
        return voters;
    }

    /**
     * Draws votes.
     *
     * @param number how many, at least 0
     * @param seed the random seed
     * @return the votes in the order drawn, over a roster of all competitors, with voters and categories as chosen
     * @throws IllegalArgumentException if the number is negative, or the share of ties cannot be reached because the
     *     strengths are too far apart; the message says how large it can be
     */
    public BattleLog votes(int number, long seed) {
        if (number < 0) {
            throw new IllegalArgumentException("the number of votes must be at least 0, not " + number);
        }
        List<String> names = new ArrayList<>(strengths.keySet());
        Roster roster = Roster.of(names);
        double[] theta = new double[roster.size()];
        double[] weights = new double[roster.size()];
        for (String name : names) {
            theta[roster.indexOf(name)] = Objects.requireNonNull(strengths.get(name));
            weights[roster.indexOf(name)] = Objects.requireNonNull(popularity.get(name));
        }
        AliasTable pairing = new AliasTable(weights);
        double tieFactor = tieFactor(theta, weights, pairing, seed);
        BattleLogBuilder builder = BattleLog.builder(roster);
        SplittableRandom pairs = Streams.of(seed, PAIR_STREAM);
        SplittableRandom outcomes = Streams.of(seed, OUTCOME_STREAM);
        Extras extras = new Extras(seed);
        for (int vote = 0; vote < number; vote++) {
            int first = pairing.draw(pairs);
            int second = pairing.draw(pairs);
            while (second == first) {
                first = pairing.draw(pairs);
                second = pairing.draw(pairs);
            }
            builder.add(first, second, outcome(theta[first] - theta[second], tieFactor, outcomes));
            extras.addTo(builder);
        }
        return builder.build();
    }

    private Outcome outcome(double difference, double tieFactor, SplittableRandom random) {
        double p = sigmoid(difference);
        double tie = tieProbability(p, tieFactor);
        double verdict = uniform(random);
        double kindOfTie = uniform(random); // drawn always, so that the share of both-bad votes changes no verdict
        if (verdict < p - tie / 2) {
            return Outcome.FIRST;
        }
        if (verdict >= p + tie / 2) {
            return Outcome.SECOND;
        }
        return kindOfTie < bothBadShare ? Outcome.BOTH_BAD : Outcome.TIE;
    }

    private static double tieProbability(double p, double tieFactor) {
        return Math.min(tieFactor * (4 * p * (1 - p)), LARGEST_TIE_PART * 2 * Math.min(p, 1 - p));
    }

    /** The constant c, by bisection: the mean of t grows with it. */
    private double tieFactor(double[] theta, double[] weights, AliasTable pairing, long seed) {
        if (tieShare == 0) {
            return 0;
        }
        PairMean mean = theta.length <= EXACT_MEAN_COMPETITORS
                ? factor -> exactMean(theta, weights, factor)
                : factor -> sampledMean(theta, pairing, Streams.of(seed, CALIBRATION_STREAM), factor);
        double low = 0;
        double high = 1; // at which the second bound holds for every pair
        double reachable = mean.of(high);
        if (reachable < tieShare) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "a share of %.3f ties cannot be reached: these strengths are so far apart that it is at most %.3f",
                    tieShare,
                    reachable));
        }
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (mean.of(middle) < tieShare) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The mean of t over the pairs as a function of c. */
    private interface PairMean {
        double of(double factor);
    }

    private static double exactMean(double[] theta, double[] weights, double factor) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < theta.length; i++) {
            for (int j = 0; j < i; j++) {
                double weight = weights[i] * weights[j];
                sum += weight * tieProbability(sigmoid(theta[i] - theta[j]), factor);
                total += weight;
            }
        }
        return sum / total;
    }

    private static double sampledMean(double[] theta, AliasTable pairing, SplittableRandom random, double factor) {
        double sum = 0;
        int pairs = 0;
        while (pairs < SAMPLED_PAIRS) {
            int i = pairing.draw(random);
            int j = pairing.draw(random);
            if (i != j) {
                sum += tieProbability(sigmoid(theta[i] - theta[j]), factor);
                pairs++;
            }
        }
        return sum / pairs;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** A number in [0, 1) with 53 bits, drawn in a way that is not the JDK's to change. */
    private static double uniform(SplittableRandom random) {
        return (random.nextLong() >>> 11) * 0x1p-53;
    }

    /** Draws what else is known about a vote. */
    private final class Extras {
        private final List<DrawnText> categoryDraws = new ArrayList<>();
        private final DrawnText voterDraw;

        Extras(long seed) {
            voterDraw = new DrawnText("", voterNames(), voterWeights(), Streams.of(seed, VOTER_STREAM));
            categories.forEach((name, shares) -> categoryDraws.add(new DrawnText(
                    name,
                    List.copyOf(shares.keySet()),
                    shares.values().stream().mapToDouble(share -> share).toArray(),
                    Streams.of(seed, FIRST_CATEGORY_STREAM + categoryDraws.size()))));
        }

        private List<String> voterNames() {
            int digits = Math.max(4, Integer.toString(voters).length());
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= voters; i++) {
                names.add(String.format(Locale.ROOT, "voter-%0" + digits + "d", i));
            }
            return names;
        }

        private double[] voterWeights() {
            double[] weights = new double[voters];
            for (int i = 0; i < voters; i++) {
                weights[i] = 1 / (i + 1 + VOTER_OFFSET);
            }
            return weights;
        }

        void addTo(BattleLogBuilder builder) {
            if (voters > 0) {
                builder.voter(voterDraw.draw());
            }
            for (DrawnText category : categoryDraws) {
                builder.category(category.column, category.draw());
            }
        }
    }

    /** A text column whose values are drawn. */
    private static final class DrawnText {
        private final String column;
        private final List<String> values;
        private final AliasTable table;
        private final SplittableRandom random;

        DrawnText(String column, List<String> values, double[] weights, SplittableRandom random) {
            this.column = column;
            this.values = values;
            this.table = new AliasTable(weights);
            this.random = random;
        }

        String draw() {
            return values.get(table.draw(random));
        }
    }
}
