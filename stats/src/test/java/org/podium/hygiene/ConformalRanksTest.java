package org.podium.hygiene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.podium.stats.internal.Streams;

class ConformalRanksTest {
    private static final int GRID = 1000;

    @FunctionalInterface
    private interface Rank {
        double of(int[] bag, int outcome, double u);
    }

    /** Every bag of up to eight votes: the p-value of a vote drawn from it has density 1 everywhere. */
    @Test
    void pValuesAreUniformWhateverTheBagHolds() {
        for (int a = 0; a <= 8; a++) {
            for (int b = 0; a + b <= 8; b++) {
                for (int c = 0; a + b + c <= 8; c++) {
                    if (a + b + c > 0) {
                        assertUniform(ConformalRanks::directed, new int[] {a, b, c});
                        assertUniform(ConformalRanks::rarity, new int[] {a, b, c});
                    }
                }
            }
        }
    }

    /** Between u = 0 and u = 1 the p-value of an outcome runs over an interval, evenly. */
    private static void assertUniform(Rank rank, int[] votes) {
        double size = votes[0] + votes[1] + votes[2];
        for (int point = 0; point < GRID; point++) {
            double p = (point + 0.5) / GRID;
            double density = 0;
            for (int outcome = 0; outcome < votes.length; outcome++) {
                if (votes[outcome] > 0) {
                    int[] others = votes.clone();
                    others[outcome]--;
                    double from = rank.of(others, outcome, 0);
                    double to = rank.of(others, outcome, 1);
                    density += p >= from && p < to ? votes[outcome] / size / (to - from) : 0;
                }
            }
            assertEquals(1, density, 1e-9, () -> "bag " + List.of(votes[0], votes[1], votes[2]) + " at " + p);
        }
    }

    @Test
    void directedIsSmallForTheLowerNumberedWinner() {
        int[] bag = {3, 1, 5};

        assertEquals(0.5 * 4 / 10, ConformalRanks.directed(bag, ConformalRanks.LOWER_WINS, 0.5), 1e-15);
        assertEquals((3 + 0.5 * 2) / 10, ConformalRanks.directed(bag, ConformalRanks.NOBODY_WINS, 0.5), 1e-15);
        assertEquals((4 + 0.5 * 6) / 10, ConformalRanks.directed(bag, ConformalRanks.HIGHER_WINS, 0.5), 1e-15);
    }

    @Test
    void rarityIsSmallForWhatFewSay() {
        int[] bag = {3, 1, 5};

        assertEquals((1 + 0.5 * 4) / 10, ConformalRanks.rarity(bag, ConformalRanks.LOWER_WINS, 0.5), 1e-15);
        assertEquals(0.5 * 2 / 10, ConformalRanks.rarity(bag, ConformalRanks.NOBODY_WINS, 0.5), 1e-15);
        assertEquals((4 + 0.5 * 6) / 10, ConformalRanks.rarity(bag, ConformalRanks.HIGHER_WINS, 0.5), 1e-15);
    }

    /**
     * Votes on one pair, seven of ten for one side: neighbouring p-values fall into each of 10 × 10 cells equally often.
     * A chi-square test at one in a million.
     */
    @Test
    void successivePValuesAreIndependent() {
        assertIndependent(bagAndU -> ConformalRanks.directed(bagAndU.bag, bagAndU.outcome, bagAndU.u));
        assertIndependent(bagAndU -> ConformalRanks.rarity(bagAndU.bag, bagAndU.outcome, bagAndU.u));
    }

    private record Vote(int[] bag, int outcome, double u) {}

    private static void assertIndependent(ToDoubleFunction<Vote> rank) {
        int cells = 10;
        int repetitions = 40_000;
        double[] counts = new double[cells * cells];
        var random = Streams.of(11, 0);
        for (int repetition = 0; repetition < repetitions; repetition++) {
            int[] bag = new int[ConformalRanks.OUTCOMES];
            List<Double> pValues = new ArrayList<>();
            for (int vote = 0; vote < 4; vote++) {
                int outcome = random.nextDouble() < 0.7 ? ConformalRanks.LOWER_WINS : ConformalRanks.HIGHER_WINS;
                pValues.add(rank.applyAsDouble(new Vote(bag, outcome, random.nextDouble())));
                bag[outcome]++;
            }
            int before = (int) (cells * pValues.get(2));
            int after = (int) (cells * pValues.get(3));
            counts[before * cells + after]++;
        }
        double expected = repetitions / (double) counts.length;
        double statistic = 0;
        for (double count : counts) {
            statistic += (count - expected) * (count - expected) / expected;
        }
        double limit = new ChiSquaredDistribution(null, counts.length - 1).inverseCumulativeProbability(1 - 1e-6);
        double found = statistic;
        Assertions.assertTrue(found < limit, () -> found + " is above " + limit);
    }
}
