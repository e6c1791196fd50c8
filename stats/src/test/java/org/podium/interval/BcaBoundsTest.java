package org.podium.interval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.resampling.Bootstrap;
import org.podium.resampling.BootstrapResult;
import org.podium.stats.testing.TestBoards;
import org.podium.votes.DataException;

class BcaBoundsTest {
    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final double[] HUNDRED = new double[100];

    static {
        Arrays.setAll(HUNDRED, i -> i);
    }

    /** scipy.stats.norm of 1.17.1: cdf(z0 + (z0 + z) / (1 - a * (z0 + z))). */
    @ParameterizedTest
    @CsvSource({
        "0, -1.959963984540054, 0, 0.025",
        "0, 1.959963984540054, 0, 0.975",
        "0.1, -1.959963984540054, 0, 0.03920695664389791",
        "0.1, 1.959963984540054, 0, 0.9846122711166225",
        "0.1, -1.959963984540054, 0.05, 0.05461007689835953",
        "0.1, 1.959963984540054, 0.05, 0.9917237368688839",
        "-0.3, -1.6448536269514722, -0.02, 0.010074427323387107",
        "-0.3, 1.6448536269514722, -0.02, 0.8436633343591726"
    })
    void levelsFollowTheFormula(double bias, double z, double acceleration, double expected) {
        assertEquals(expected, BcaBounds.level(bias, z, acceleration), 1e-12);
    }

    @Test
    void biasIsTheShareBelowWithTiesCountingHalf() {
        double[] sorted = {1, 2, 2, 3, 5, 8, 9, 10};
        assertEquals(0, BcaBounds.biasCorrection(sorted, 4, 0), 1e-15);
        assertEquals(NORMAL.inverseCumulativeProbability(0.25), BcaBounds.biasCorrection(sorted, 2, 0), 1e-14);
        assertEquals(NORMAL.inverseCumulativeProbability(0.125), BcaBounds.biasCorrection(sorted, 1.5, 0), 1e-14);
        assertEquals(Double.POSITIVE_INFINITY, BcaBounds.biasCorrection(sorted, 11, 0));
        assertEquals(Double.NEGATIVE_INFINITY, BcaBounds.biasCorrection(sorted, 0, 0));
    }

    @Test
    void valuesWithinTheAccuracyOfFitsAreTies() {
        double[] sorted = {1, 2 - 1e-12, 2 + 1e-12, 2 + 2e-12, 5, 6};
        assertEquals(NORMAL.inverseCumulativeProbability(2.5 / 6), BcaBounds.biasCorrection(sorted, 2, 1e-9), 1e-14);
    }

    /**
     * Of ten votes 6:4 a quarter of all replicates draw 6:4 again. Their estimates differ from the full data's by
     * rounding, and must count half all the same: which side rounding puts them on would move z₀ by 0.3.
     */
    @Test
    void replicatesThatDrawTheVotesAgainAreTies() {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(TestBoards.ofPairs(new int[][] {{0, 1, 6, 4, 0}}));
        BootstrapResult replicates =
                Bootstrap.withDefaults().replicates(4000).maximumLostShare(0.1).run(fit);
        double[] values = replicates.logStrengths(0);
        Arrays.sort(values);
        int below = 0;
        int same = 0;
        for (double value : values) {
            // θ of k wins is log(k / (10 − k)) / 2; neighbours of k = 6 are 0.2 away.
            below += value < fit.logStrength(0) - 0.1 ? 1 : 0;
            same += Math.abs(value - fit.logStrength(0)) < 0.1 ? 1 : 0;
        }
        assertTrue(same > 800, "a quarter of the replicates");
        assertEquals(
                NORMAL.inverseCumulativeProbability((below + 0.5 * same) / values.length),
                BcaBounds.biasCorrection(values, fit.logStrength(0), 1e-9),
                1e-14);
    }

    @Test
    void withoutBiasAndAccelerationBoundsArePercentiles() {
        double[] bounds = BcaBounds.of(HUNDRED, 49.5, 0, 0, 0.9, Subject.competitor("x"));
        assertArrayEquals(new double[] {4.95, 94.05}, bounds, 1e-9);
    }

    @Test
    void replicatesOnOneSideAreAFinding() {
        for (double estimate : new double[] {-1, 100}) {
            DataException exception = assertThrows(
                    DataException.class, () -> BcaBounds.of(HUNDRED, estimate, 0, 0, 0.95, Subject.competitor("x")));
            UndefinedBca finding = assertInstanceOf(UndefinedBca.class, exception.finding());
            assertEquals("x", finding.name());
            assertEquals(100, finding.replicates());
        }
    }

    @Test
    void anAccelerationThatIsNoNumberIsAFinding() {
        assertThrows(
                DataException.class, () -> BcaBounds.of(HUNDRED, 50, 0, Double.NaN, 0.95, Subject.competitor("x")));
    }

    /** With z₀ = 2.3 and a = 1/6, confidence 0.9999 asks for z₀ + z = 6.2, beyond the pole of the formula at 6. */
    @Test
    void aConfidenceBeyondThePoleOfTheFormulaIsAFinding() {
        double estimate = 98.5;
        assertThrows(
                DataException.class,
                () -> BcaBounds.of(HUNDRED, estimate, 0, 1.0 / 6, 0.9999, Subject.competitor("x")));
        double[] bounds = BcaBounds.of(HUNDRED, estimate, 0, 1.0 / 6, 0.99, Subject.competitor("x"));
        assertTrue(bounds[0] <= bounds[1], "in order before the pole");
    }
}
