package org.podium.elo;

import java.util.Objects;
import org.podium.votes.BattleLog;
import org.podium.votes.Outcome;

/**
 * Online Elo ratings [Elo78]: after each battle both competitors move by the same number of points, the more the less
 * the outcome was expected.
 *
 * <p>With ratings a and b the first competitor expects the score E = 1/(1 + base<sup>(b − a)/pointsPerUnit</sup>). Its
 * score S is 1 for {@link Outcome#FIRST}, 0 for {@link Outcome#SECOND}, and ½ for {@link Outcome#TIE} and
 * {@link Outcome#BOTH_BAD}; leave both-bad votes out by selecting from the log. Then
 *
 * <pre>a ← a + weight · updateStep · (S − E)     b ← b − weight · updateStep · (S − E)</pre>
 *
 * <p>The defaults are those of the Chatbot Arena's online ratings [Chiang24]: update step 4, base 10, 400 points per
 * unit, start 1000.
 *
 * <p>Elo depends on the order of the votes, and recent votes count more. For votes whose order means nothing, fit a
 * Bradley-Terry model, or average over orders (in the statistics module).
 *
 * <ul>
 *   <li>The sum of all ratings stays what it was, but for rounding (about 10<sup>−10</sup> points in a million votes).
 *   <li>Swapping the sides of a vote (and its outcome) changes no bit of any rating.
 *   <li>Results are the same bit by bit on every JVM and processor. The relative error of E is below
 *       10<sup>−15</sup>.
 *   <li>A vote of weight 0 changes nothing and is not counted.
 * </ul>
 *
 * <p>In a log, an importance weight multiplies the update; a frequency n is the vote given n times in a row, which is
 * less than one update of n-fold size, since each vote is expected a little more than the one before.
 *
 * <p>These are options; every {@code with…} method makes a copy. Immutable and thread-safe.
 */
public final class Elo {
    private static final Elo DEFAULTS = new Elo(4, 10, 400, 1000);

    // S − E = COMPLEMENT[code] ± q, where q is the expected score of the weaker competitor: with the first one stronger
    // S − (1 − q) = (S − 1) + q, otherwise S − q. So the sign of the difference picks the row, without a branch on
    // outcomes that no processor can predict.
    private static final int CODES = Outcome.values().length;
    private static final double[] COMPLEMENT = complements();

    private final double updateStep;
    private final double base;
    private final double pointsPerUnit;
    private final double start;
    private final double logOddsPerPoint;

    private Elo(double updateStep, double base, double pointsPerUnit, double start) {
        this.updateStep = updateStep;
        this.base = base;
        this.pointsPerUnit = pointsPerUnit;
        this.start = start;
        this.logOddsPerPoint = StrictMath.log(base) / pointsPerUnit;
        if (!(logOddsPerPoint > 0 && logOddsPerPoint < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("base " + base + " and " + pointsPerUnit
                    + " points per unit are out of proportion: the log-odds of a point are " + logOddsPerPoint);
        }
    }

    private static double[] complements() {
        double[] complements = new double[2 * CODES];
        for (Outcome outcome : Outcome.values()) {
            double score = score(outcome);
            complements[outcome.code()] = score - 1;
            complements[CODES + outcome.code()] = score;
        }
        return complements;
    }

    private static double score(Outcome outcome) {
        return switch (outcome) {
            case FIRST -> 1;
            case SECOND -> 0;
            case TIE, BOTH_BAD -> 0.5;
        };
    }

    /**
     * The arena's options: update step 4, base 10, 400 points per unit, start 1000.
     *
     * @return the default options
     */
    public static Elo withDefaults() {
        return DEFAULTS;
    }

    /**
     * Sets how far a vote can move a rating, often called K.
     *
     * @param points the largest change by a vote of weight 1, positive and finite
     * @return a copy with this update step
     * @throws IllegalArgumentException if it is not positive and finite
     */
    public Elo withUpdateStep(double points) {
        return new Elo(requirePositive(points, "the update step"), base, pointsPerUnit, start);
    }

    /**
     * Sets the factor by which {@link #pointsPerUnit()} multiply the odds.
     *
     * @param factor greater than 1 and finite
     * @return a copy with this base
     * @throws IllegalArgumentException if it is not greater than 1 and finite
     */
    public Elo withBase(double factor) {
        if (!(factor > 1 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the base must be finite and greater than 1, not " + factor);
        }
        return new Elo(updateStep, factor, pointsPerUnit, start);
    }

    /**
     * Sets how many points of difference multiply the odds by {@link #base()}.
     *
     * @param points positive and finite
     * @return a copy with these points per unit
     * @throws IllegalArgumentException if it is not positive and finite
     */
    public Elo withPointsPerUnit(double points) {
        return new Elo(updateStep, base, requirePositive(points, "the points per unit"), start);
    }

    /**
     * Sets the rating of a competitor without votes.
     *
     * @param rating a finite number of points
     * @return a copy with this start
     * @throws IllegalArgumentException if it is not finite
     */
    public Elo withStart(double rating) {
        return new Elo(updateStep, base, pointsPerUnit, EloRating.requireRating(rating));
    }

    private static double requirePositive(double value, String what) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(what + " must be positive and finite, not " + value);
        }
        return value;
    }

    /**
     * How far a vote can move a rating.
     *
     * @return the largest change by a vote of weight 1, in points
     */
    public double updateStep() {
        return updateStep;
    }

    /**
     * The factor by which {@link #pointsPerUnit()} multiply the odds.
     *
     * @return the base, greater than 1
     */
    public double base() {
        return base;
    }

    /**
     * How many points of difference multiply the odds by {@link #base()}.
     *
     * @return the points per unit, positive
     */
    public double pointsPerUnit() {
        return pointsPerUnit;
    }

    /**
     * The rating of a competitor without votes.
     *
     * @return the start in points
     */
    public double start() {
        return start;
    }

    /**
     * What the first competitor can expect, ties counted as half wins: E above.
     *
     * @param first rating of the first competitor in points
     * @param second rating of the second competitor in points
     * @return 0 … 1; with the ratings exchanged, exactly 1 minus this, but for rounding of the smaller one
     * @throws IllegalArgumentException if a rating is not finite
     */
    public double expectedScore(double first, double second) {
        double difference = EloRating.requireRating(first) - EloRating.requireRating(second);
        double weaker = LogisticTable.weakerScore(Math.abs(difference) * logOddsPerPoint);
        return difference < 0 ? weaker : 1 - weaker;
    }

    /**
     * Both ratings after a vote of weight 1.
     *
     * @param first rating of the competitor shown first, in points
     * @param second rating of the competitor shown second, in points
     * @param outcome the verdict
     * @return both new ratings
     * @throws IllegalArgumentException if a rating is not finite
     */
    public EloUpdate update(double first, double second, Outcome outcome) {
        return update(first, second, outcome, 1);
    }

    /**
     * Both ratings after a weighted vote. The weight multiplies the whole update, so both sides move by the same number
     * of points whatever it is.
     *
     * @param first rating of the competitor shown first, in points
     * @param second rating of the competitor shown second, in points
     * @param outcome the verdict
     * @param weight finite and ≥ 0; 0 leaves both ratings as they are
     * @return both new ratings
     * @throws IllegalArgumentException if a rating is not finite or the weight is negative, infinite or not a number
     * @throws ArithmeticException if a new rating is beyond the range of numbers
     */
    public EloUpdate update(double first, double second, Outcome outcome, double weight) {
        EloRating.requireRating(first);
        EloRating.requireRating(second);
        double points = updateStep * requireWeight(weight) * surprise(first - second, outcome.code());
        EloUpdate update = new EloUpdate(first + points, second - points);
        if (!(Double.isFinite(update.first()) && Double.isFinite(update.second()))) {
            throw new ArithmeticException("a vote of weight " + weight + " and update step " + updateStep
                    + " moves a rating beyond the range of numbers");
        }
        return update;
    }

    static double requireWeight(double weight) {
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a weight must be finite and ≥ 0, not " + weight);
        }
        return weight;
    }

    /** S − E of the first competitor; the same with the opposite sign, bit by bit, when the sides are swapped. */
    double surprise(double difference, int outcomeCode) {
        double weaker = LogisticTable.weakerScore(Math.abs(difference) * logOddsPerPoint);
        int negative = (int) (Double.doubleToRawLongBits(difference) >>> (Long.SIZE - 1));
        return COMPLEMENT[negative * CODES + outcomeCode] + Math.copySign(weaker, difference);
    }

    /**
     * Rates the votes of a log in its order; every competitor begins at {@link #start()}.
     *
     * @param log the votes
     * @return the ratings after the last vote. Cost: one pass without allocation; memory for 16 bytes a competitor
     * @throws ArithmeticException if weights drive a rating beyond the range of numbers
     */
    public EloRatings replay(BattleLog log) {
        return new EloReplay(this, log).run(null);
    }

    /**
     * Rates the votes of a log in another order, or a resample of them.
     *
     * @param log the votes
     * @param rows which row comes first, second, …; a row may come any number of times. The array is only read
     * @return the ratings after the last of {@code rows}
     * @throws IndexOutOfBoundsException if there is no such row
     * @throws ArithmeticException if weights drive a rating beyond the range of numbers
     */
    public EloRatings replay(BattleLog log, int[] rows) {
        return new EloReplay(this, log).run(Objects.requireNonNull(rows, "rows"));
    }

    /**
     * Goes on from earlier ratings: replaying one log and resuming with the next gives what replaying both as one log
     * would give, bit by bit. Competitors that were not rated before begin at {@link #start()}.
     *
     * @param earlier the ratings so far
     * @param log the votes since
     * @return the ratings of all competitors of both after the last vote
     * @throws ArithmeticException if weights drive a rating beyond the range of numbers
     */
    public EloRatings resume(EloRatings earlier, BattleLog log) {
        return earlier.plus(new EloReplay(this, log).startingFrom(earlier).run(null));
    }

    /** Two option objects are equal if they rate alike. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Elo elo
                && Double.compare(updateStep, elo.updateStep) == 0
                && Double.compare(base, elo.base) == 0
                && Double.compare(pointsPerUnit, elo.pointsPerUnit) == 0
                && Double.compare(start, elo.start) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(updateStep, base, pointsPerUnit, start);
    }

    /** The options in words. */
    @Override
    public String toString() {
        return "Elo[updateStep=" + updateStep + ", base=" + base + ", pointsPerUnit=" + pointsPerUnit + ", start="
                + start + "]";
    }
}
