package org.podium.interval;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.stats.internal.Streams;
import org.podium.stats.testing.TestBoards;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;

/**
 * How often 95 % intervals hold the value they are about, over simulated leagues of 20 competitors in uniform pairs with
 * 30 % ties that do not depend on skill.
 *
 * <p>Half-win scores then estimate the pseudo-true strengths: those that give each pair its expected half-win share
 * 0.7 p + 0.15, found here by fitting these shares themselves.
 *
 * <p>A league gives 20 intervals, which are nearly independent (their scores sum to zero, so correlations are −1/19);
 * the count of intervals that hold is then about binomial. The band is that of a binomial count at 1e-7 a side, around
 * half a point of coverage more and less. False alarms: far below 2e-7, since the true coverage is inside.
 */
class CoverageTest {
    private static final int COMPETITORS = 20;
    private static final int LEAGUES = 600;
    private static final int VOTES_EACH = 200;

    private static double[] pseudoTrue(double[] theta) {
        TallyBuilder expected = Tally.builder();
        long votes = 1_000_000_000_000L;
        for (int i = 0; i < theta.length; i++) {
            for (int j = 0; j < i; j++) {
                long won = Math.round(votes * (0.7 / (1 + Math.exp(theta[j] - theta[i])) + 0.15));
                expected.addCounts(TestBoards.name(i), TestBoards.name(j), won, votes - won, 0, 0);
            }
        }
        return BradleyTerry.withDefaults().fit(expected.build()).logStrengths();
    }

    @Test
    void sandwichHoldsItsLevelAndFisherIsTooWideWithHalfWinTies() {
        double[] theta = TestBoards.ladder(COMPETITORS, 2.5);
        double[] target = pseudoTrue(theta);
        double normal = 1.959963984540054;
        int sandwichHolds = 0;
        int fisherHolds = 0;
        for (int league = 0; league < LEAGUES; league++) {
            SplittableRandom random = Streams.of(2024, league);
            BradleyTerryFit fit = BradleyTerry.withDefaults()
                    .fit(Tally.of(TestBoards.simulate(random, theta, COMPETITORS * VOTES_EACH / 2, 0.3)));
            Covariance sandwich = Covariance.sandwich(fit);
            Covariance fisher = Covariance.fisher(fit);
            for (int i = 0; i < COMPETITORS; i++) {
                double miss = Math.abs(fit.logStrength(i) - target[i]);
                sandwichHolds += miss <= normal * sandwich.standardError(TestBoards.name(i)) ? 1 : 0;
                fisherHolds += miss <= normal * fisher.standardError(TestBoards.name(i)) ? 1 : 0;
            }
        }
        int intervals = LEAGUES * COMPETITORS;
        // With 200 votes each the sandwich's own coverage is within half a point of 95 %.
        int fewest = new BinomialDistribution(intervals, 0.945).inverseCumulativeProbability(1e-7);
        int most = new BinomialDistribution(intervals, 0.955).inverseCumulativeProbability(1 - 1e-7);
        assertTrue(
                fewest <= sandwichHolds && sandwichHolds <= most,
                "sandwich intervals hold " + sandwichHolds + " of " + intervals);
        // Fisher errors are wider by 1 / √(1 − 0.3) = 1.2 near even: 1.96 · 1.2 deviations hold 98.1 %.
        assertTrue(fisherHolds > 0.972 * intervals, "Fisher intervals hold " + fisherHolds + " of " + intervals);
    }

    /** Without ties the model is right and both kinds of errors agree up to sampling noise. */
    @Test
    void withoutTiesFisherAndSandwichAgree() {
        double[] theta = TestBoards.ladder(COMPETITORS, 2);
        SplittableRandom random = Streams.of(2025, 0);
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(Tally.of(TestBoards.simulate(random, theta, 50_000, 0)));
        Covariance sandwich = Covariance.sandwich(fit);
        Covariance fisher = Covariance.fisher(fit);
        double[] ratio = new double[COMPETITORS];
        for (int i = 0; i < COMPETITORS; i++) {
            ratio[i] = sandwich.standardError(TestBoards.name(i)) / fisher.standardError(TestBoards.name(i));
        }
        // The ratio of variances is a mean of 5,000 squared residuals over their expectation: 1 ± some 0.01.
        assertTrue(Arrays.stream(ratio).allMatch(r -> Math.abs(r - 1) < 0.03), Arrays.toString(ratio));
    }
}
