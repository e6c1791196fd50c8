package org.podium.hygiene;

import java.util.Arrays;
import java.util.Optional;
import org.podium.votes.Roster;

/*
 * Two test martingales over the votes of one voter, and why they are two.
 *
 * 1. The directed p-values (small if the lower-numbered competitor of the pair did well) are independent and uniform under
 *    the null hypothesis [VGS05]. "Favours c" is a bet that they are small where c is the lower-numbered and large where c
 *    is the higher-numbered; "disfavours c" is the opposite bet. All these bets are functions of the same sequence, so a
 *    mixture of them over competitors and directions, with weights fixed in advance, is a test martingale.
 * 2. The rarity p-values (small if few others say the same) are independent and uniform too. One cannot be mixed with the
 *    other: which side is the rarer one depends on the bag, and whoever sees both sequences learns something about the
 *    bag, given which later p-values on the same pair are not uniform any more. So each sequence has a martingale of its
 *    own, and the evidence is half of the larger: by Ville's inequality each stays below 2 / level but for a chance of
 *    level / 2, and the two chances add up to the level.
 * 3. The j-th competitor that the voter meets has the weight (m + 1) / ((j + m)(j + m + 1)), m = 16. The weights sum to 1
 *    for any number of competitors, so nobody need know how many will come; the first dozen weigh about the same. Before
 *    c is met its bets stand at 1, so the weights not yet given out are worth what they were.
 * 4. A factor may depend on the past p-values and on which pairs are shown, and on nothing else. In particular not on how
 *    many won in the bag: knowing the share of others who voted for c would tell the right size of the bet, and the bets
 *    would no longer be fair.
 */

/** The evidence against one voter, vote by vote; used for one voter after another. Confined to one thread. */
final class VoterProcess {
    private static final int EVEN_WEIGHTS = 16;
    private static final int FIRST_SIZE = 8;
    private static final int UNKNOWN = -1;
    /** Which part of the nats of the bet against the others a bet on a competitor must have earned to be named. */
    private static final double AS_TELLING = 0.8;

    private static final int NOBODY = -1;
    private static final int AGAINST_OTHERS = -2;

    private final Roster roster;
    /** For each competitor its place among those that this voter has met. */
    private final int[] placeOf;

    private final Opinions favours = new Opinions();
    private final Opinions disfavours = new Opinions();
    private final double[] rarity = new double[StepBets.COUNT];
    private int[] met = new int[FIRST_SIZE];
    /** Of each place; half of it for either direction. */
    private double[] weight = new double[FIRST_SIZE];

    private int metCount;
    private double rarityMean;
    private double evidence;
    private double maximum;
    /** The competitor that the best bet is about, or one of the constants. */
    private int suspect = NOBODY;

    private boolean isFavoured;

    /** Bets of one direction on each competitor that the voter has met. */
    private static final class Opinions {
        private double[] wealth = new double[FIRST_SIZE * StepBets.COUNT];
        private double[] mean = new double[FIRST_SIZE];

        void start(int place) {
            if (place == mean.length) {
                mean = Arrays.copyOf(mean, 2 * place);
                wealth = Arrays.copyOf(wealth, 2 * place * StepBets.COUNT);
            }
            mean[place] = 1;
            Arrays.fill(wealth, place * StepBets.COUNT, (place + 1) * StepBets.COUNT, 1);
        }

        void bet(int place, double pValue) {
            mean[place] = StepBets.bet(wealth, place * StepBets.COUNT, pValue, mean[place]);
        }
    }

    VoterProcess(Roster roster) {
        this.roster = roster;
        placeOf = new int[roster.size()];
        Arrays.fill(placeOf, UNKNOWN);
        start();
    }

    /** Begins with another voter. */
    void start() {
        for (int place = 0; place < metCount; place++) {
            placeOf[met[place]] = UNKNOWN;
        }
        metCount = 0;
        Arrays.fill(rarity, 1);
        rarityMean = 1;
        evidence = 0.5;
        maximum = evidence;
        suspect = NOBODY;
    }

    /** Takes in one vote by its two p-values. */
    void vote(int lower, int higher, double directedPValue, double rarityPValue) {
        bet(lower, directedPValue);
        bet(higher, 1 - directedPValue);
        rarityMean = StepBets.bet(rarity, 0, rarityPValue, rarityMean);
        evidence = Math.max(mixture(), rarityMean) / 2;
        if (evidence > maximum) {
            maximum = evidence;
            remember();
        }
    }

    private void bet(int competitor, double pValue) {
        int place = placeOf[competitor] == UNKNOWN ? meet(competitor) : placeOf[competitor];
        favours.bet(place, pValue);
        disfavours.bet(place, 1 - pValue);
    }

    private int meet(int competitor) {
        int place = metCount++;
        if (place == met.length) {
            met = Arrays.copyOf(met, 2 * place);
            weight = Arrays.copyOf(weight, 2 * place);
        }
        met[place] = competitor;
        weight[place] = weight(metCount);
        placeOf[competitor] = place;
        favours.start(place);
        disfavours.start(place);
        return place;
    }

    private double mixture() {
        // What the competitors not yet met weigh: the weights of the first j sum to 1 − (m + 1) / (j + m + 1).
        double sum = (EVEN_WEIGHTS + 1.0) / (metCount + EVEN_WEIGHTS + 1);
        for (int place = 0; place < metCount; place++) {
            sum += weight[place] * (favours.mean[place] + disfavours.mean[place]) / 2;
        }
        return sum;
    }

    private static double weight(int j) {
        return (EVEN_WEIGHTS + 1.0) / ((j + EVEN_WEIGHTS) * (j + EVEN_WEIGHTS + 1.0));
    }

    /** Remembers which bet has earned most. One on a competitor says more, so it may have earned a little less. */
    private void remember() {
        suspect = AGAINST_OTHERS;
        double most = Math.pow(rarityMean, AS_TELLING);
        for (int place = 0; place < metCount; place++) {
            double earned = Math.max(favours.mean[place], disfavours.mean[place]);
            if (earned > most) {
                most = earned;
                suspect = met[place];
                isFavoured = favours.mean[place] >= disfavours.mean[place];
            }
        }
    }

    /** Half of the larger martingale after the last vote. */
    double evidence() {
        return evidence;
    }

    /** The highest evidence so far. */
    double maximum() {
        return maximum;
    }

    /** Which bet had earned most when the evidence was highest; empty if it never rose. */
    Optional<Suspicion> suspicion() {
        if (suspect == NOBODY) {
            return Optional.empty();
        }
        if (suspect == AGAINST_OTHERS) {
            return Optional.of(new Suspicion(Suspicion.Kind.AGAINST_OTHERS, Optional.empty()));
        }
        Suspicion.Kind kind = isFavoured ? Suspicion.Kind.FAVOURS : Suspicion.Kind.DISFAVOURS;
        return Optional.of(new Suspicion(kind, Optional.of(roster.name(suspect))));
    }
}
