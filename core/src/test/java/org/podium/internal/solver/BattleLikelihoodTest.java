package org.podium.internal.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;

class BattleLikelihoodTest {
    /** Central differences with this step have a truncation error near 1e-9 for the counts drawn here. */
    private static final double STEP = 1e-5;

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void theGradientIsTheSlopeOfTheObjective(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 8) int competitors, @ForAll boolean prior) {
        BattleLikelihood likelihood = random(seed, competitors, prior);
        double[] theta = theta(seed, likelihood.size());
        double[] gradient = new double[theta.length];
        likelihood.gradient(theta, gradient);
        for (int i = 0; i < theta.length; i++) {
            double rise = likelihood.value(moved(theta, i, STEP)) - likelihood.value(moved(theta, i, -STEP));
            assertEquals(rise / (2 * STEP), gradient[i], 1e-7);
        }
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void theInformationIsTheSlopeOfTheGradient(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 8) int competitors, @ForAll boolean prior) {
        BattleLikelihood likelihood = random(seed, competitors, prior);
        PairTable pairs = likelihood.pairs();
        double[] theta = theta(seed, likelihood.size());
        double[] weight = new double[pairs.entries()];
        double[] diagonal = new double[pairs.size()];
        likelihood.information(theta, weight, diagonal);
        double[] above = new double[theta.length];
        double[] below = new double[theta.length];
        for (int i = 0; i < theta.length; i++) {
            likelihood.gradient(moved(theta, i, STEP), above);
            likelihood.gradient(moved(theta, i, -STEP), below);
            assertEquals((below[i] - above[i]) / (2 * STEP), diagonal[i], 1e-7);
            for (int entry = pairs.start(i); entry < pairs.end(i); entry++) {
                int j = pairs.opponent(entry);
                assertEquals((above[j] - below[j]) / (2 * STEP), weight[entry], 1e-7);
            }
        }
    }

    /** What one gains the other loses, to the last bit: else a heavy pair's rounding drowns what a thin link says. */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void theResidualsOfAPairCancelExactly(@ForAll long seed, @ForAll @IntRange(max = 15) int magnitude) {
        SplittableRandom random = new SplittableRandom(seed);
        long most = Math.round(Math.pow(10, magnitude));
        BattleLikelihood likelihood = pair(random.nextLong(most + 1), random.nextLong(most + 1) + 1, false);
        double[] gradient = new double[2];
        likelihood.gradient(theta(seed, 2), gradient);
        assertEquals(0, gradient[0] + gradient[1]);
    }

    /** At the optimum the residual is a rounding error of the information n p (1 − p), not of the count n. */
    @Test
    void theResidualOfALopsidedPairIsSmallBesideItsInformation() {
        BattleLikelihood likelihood = pair(1_000_000_000_000_000L, 1, false);
        double[] gradient = new double[2];
        likelihood.gradient(new double[] {Math.log(1e15), 0}, gradient);
        assertTrue(Math.abs(gradient[0]) < 1e-13, () -> "residual " + gradient[0]);
    }

    @Test
    void probabilitiesAreAccurateAtBothEnds() {
        assertEquals(0.5, BattleLikelihood.logistic(0));
        assertEquals(1, BattleLikelihood.logistic(-700) / Math.exp(-700), 1e-15);
        assertEquals(1, BattleLikelihood.logistic(700));
        assertEquals(0, BattleLikelihood.logistic(-1e4));
        assertEquals(-1e4, BattleLikelihood.logLogistic(-1e4));
        assertEquals(0, BattleLikelihood.logLogistic(1e4));
        assertEquals(1, BattleLikelihood.logLogistic(40) / -Math.exp(-40), 1e-15);
        assertEquals(-Math.log(2), BattleLikelihood.logLogistic(0), 1e-15);
    }

    /** An outcome that never happened adds nothing, even where its probability underflows. */
    @Test
    void outcomesThatDidNotHappenAddNothing() {
        assertEquals(0, pair(5, 0, false).value(new double[] {2000, 0}));
        assertEquals(-5 * 2000.0, pair(5, 0, false).value(new double[] {0, 2000}));
    }

    @Test
    void thePriorIsHalfAWinAndHalfALossAgainstZero() {
        double[] theta = {0.7, -1.3};
        double expected = pair(3, 2, false).value(theta);
        for (double value : theta) {
            expected += 0.5 * Math.log(1 / (1 + Math.exp(-value))) + 0.5 * Math.log(1 / (1 + Math.exp(value)));
        }
        assertEquals(expected, pair(3, 2, true).value(theta), 1e-14);
        assertEquals(pair(3, 2, false).value(theta), pair(3, 2, true).ofVotes(theta));
    }

    @Test
    void theGradientNormIsRelativeToTheBattles() {
        assertEquals(0.3, pair(8, 2, false).gradientNorm(new double[] {3, -3}), 1e-16);
        assertEquals(
                3 / 11.0, pair(8, 2, true).gradientNorm(new double[] {3, -3}), 1e-16, "the prior is one battle more");
    }

    private static BattleLikelihood pair(long wins, long losses, boolean prior) {
        TallyBuilder builder = Tally.builder();
        builder.addCounts("a", "b", wins, losses, 0, 0);
        return new BattleLikelihood(PairTable.of(builder.build(), new TieCounting(true, true)), prior);
    }

    private static BattleLikelihood random(long seed, int competitors, boolean prior) {
        SplittableRandom random = new SplittableRandom(seed);
        TallyBuilder builder = Tally.builder();
        for (int i = 0; i < competitors; i++) {
            for (int j = 0; j < i; j++) {
                builder.addCounts("c" + i, "c" + j, random.nextInt(4), random.nextInt(4), random.nextInt(2), 0);
            }
        }
        builder.addCounts("c0", "c1", 1, 1, 0, 0);
        return new BattleLikelihood(PairTable.of(builder.build(), new TieCounting(true, true)), prior);
    }

    private static double[] theta(long seed, int size) {
        SplittableRandom random = new SplittableRandom(seed + 1);
        double[] theta = new double[size];
        for (int i = 0; i < size; i++) {
            theta[i] = 4 * random.nextDouble() - 2;
        }
        return theta;
    }

    private static double[] moved(double[] theta, int index, double step) {
        double[] moved = theta.clone();
        moved[index] += step;
        return moved;
    }
}
