package org.podium.hygiene;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.podium.stats.internal.Streams;
import org.podium.votes.Battle;
import org.podium.votes.BattleLog;
import org.podium.votes.Outcome;

/**
 * The voter test written down as it is defined: bags are lists of votes, p-values count scores, martingales are products
 * taken anew after each vote. Slow and obvious.
 */
final class PlainVoterTest {
    private PlainVoterTest() {}

    /** A tested vote: the pair by name, and p small if the lower name did well, and p small if few say the same. */
    private record Tested(String lower, String higher, double directed, double rarity) {}

    /** The evidence after each tested vote of a voter, in a log whose rows are in the order in which they were cast. */
    static List<Double> evidence(
            BattleLog log, String voter, long seed, ReferenceVotes reference, TestedVotes testedVotes) {
        SplittableRandom random = Streams.of(
                seed, ByteBuffer.wrap(KeyedHash.ofSeed(seed).hash(voter)).getLong());
        List<Tested> tested = new ArrayList<>();
        List<Double> evidence = new ArrayList<>();
        for (int row = 0; row < log.size(); row++) {
            if (isBy(log, row, voter) && isLookedAt(log, row, testedVotes)) {
                List<Integer> bag = new ArrayList<>();
                int others = 0;
                for (int other = 0; other < log.size(); other++) {
                    boolean isOwn = isBy(log, other, voter);
                    boolean isIn = other < row || (reference == ReferenceVotes.ALL_OTHERS && !isOwn);
                    if (isIn && isLookedAt(log, other, testedVotes) && samePair(log, row, other)) {
                        bag.add(other);
                        others += isOwn ? 0 : 1;
                    }
                }
                if (others > 0) {
                    bag.add(row);
                    tested.add(tested(log, row, bag, ((random.nextLong() >>> 11) + 0.5) / Math.pow(2, 53)));
                    evidence.add(evidence(tested));
                }
            }
        }
        return evidence;
    }

    private static boolean isBy(BattleLog log, int row, String voter) {
        return log.voter().orElseThrow().text(row).equals(Optional.of(voter));
    }

    private static boolean isLookedAt(BattleLog log, int row, TestedVotes testedVotes) {
        return testedVotes == TestedVotes.ALL || score(log, row) != 1;
    }

    private static boolean samePair(BattleLog log, int row, int other) {
        Battle one = log.battle(row);
        Battle two = log.battle(other);
        return Set.of(one.first(), one.second()).equals(Set.of(two.first(), two.second()));
    }

    /** 2 if the lower name won, 1 if nobody did, 0 if the higher name won. */
    private static int score(BattleLog log, int row) {
        Battle battle = log.battle(row);
        if (battle.outcome() == Outcome.TIE || battle.outcome() == Outcome.BOTH_BAD) {
            return 1;
        }
        String winner = battle.outcome() == Outcome.FIRST ? battle.first() : battle.second();
        return winner.equals(lower(battle)) ? 2 : 0;
    }

    private static String lower(Battle battle) {
        return battle.first().compareTo(battle.second()) < 0 ? battle.first() : battle.second();
    }

    private static Tested tested(BattleLog log, int row, List<Integer> bag, double u) {
        List<Integer> scores = bag.stream().map(other -> score(log, other)).toList();
        List<Integer> rarities = scores.stream()
                .map(score -> -Collections.frequency(scores, score))
                .toList();
        Battle battle = log.battle(row);
        String higher = lower(battle).equals(battle.first()) ? battle.second() : battle.first();
        return new Tested(lower(battle), higher, pValue(scores, u), pValue(rarities, u));
    }

    /** Of the last of the scores among all of them. */
    private static double pValue(List<Integer> scores, double u) {
        int own = scores.get(scores.size() - 1);
        double larger = scores.stream().filter(score -> score > own).count();
        double equal = scores.stream().filter(score -> score == own).count();
        return (larger + u * equal) / scores.size();
    }

    private static double evidence(List<Tested> tested) {
        Set<String> met = new LinkedHashSet<>();
        for (Tested vote : tested) {
            met.add(vote.lower);
            met.add(vote.higher);
        }
        double directed = 1;
        int j = 0;
        for (String competitor : met) {
            List<Double> pValues = new ArrayList<>();
            List<Double> mirrored = new ArrayList<>();
            for (Tested vote : tested) {
                if (vote.lower.equals(competitor) || vote.higher.equals(competitor)) {
                    double p = vote.lower.equals(competitor) ? vote.directed : 1 - vote.directed;
                    pValues.add(p);
                    mirrored.add(1 - p);
                }
            }
            j++;
            double weight = 17.0 / ((j + 16) * (j + 17));
            // A competitor's share of the mixture starts at its weight.
            directed += weight * ((martingale(pValues) + martingale(mirrored)) / 2 - 1);
        }
        double rarity = martingale(tested.stream().map(Tested::rarity).toList());
        return Math.max(directed, rarity) / 2;
    }

    private static double martingale(List<Double> pValues) {
        double sum = 0;
        for (double threshold : new double[] {1 / 8.0, 1 / 4.0, 1 / 2.0, 3 / 4.0}) {
            for (double stake : new double[] {1 / 4.0, 1 / 2.0, 9 / 10.0}) {
                double product = 1;
                for (double p : pValues) {
                    product *= 1 - stake + (p <= threshold ? stake / threshold : 0);
                }
                sum += product;
            }
        }
        return sum / 12;
    }
}
