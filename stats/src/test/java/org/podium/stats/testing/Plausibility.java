package org.podium.stats.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Checks of random numbers against a law. Each takes its false-alarm rate: the probability that correct code fails for
 * a seed chosen at random. Seeds are fixed, so a test that passes goes on passing until the streams change.
 */
public final class Plausibility {
    /** Expected counts from which on the chi-square approximation is good far out in its tail. */
    private static final double ENOUGH = 50;

    private Plausibility() {}

    /** Exact: both binomial tails, each with half the false-alarm rate. */
    public static void requireBinomial(int successes, int trials, double probability, double falseAlarm, String what) {
        BinomialDistribution law = new BinomialDistribution(trials, probability);
        double atMost = law.cumulativeProbability(successes);
        double atLeast = 1 - law.cumulativeProbability(successes - 1);
        assertTrue(
                atMost > falseAlarm / 2 && atLeast > falseAlarm / 2,
                what + ": " + successes + " of " + trials + " at probability " + probability);
    }

    /**
     * Counts against probabilities that sum to 1: exact binomial tails for each cell, shared by Bonferroni's inequality,
     * and a chi-square over the cells with an expected count of at least {@value #ENOUGH}, the others in one cell.
     */
    public static void requireMultinomial(int[] counts, double[] probabilities, double falseAlarm, String what) {
        int trials = Arrays.stream(counts).sum();
        double statistic = 0;
        int cells = 0;
        double restCount = 0;
        double restExpected = 0;
        for (int i = 0; i < counts.length; i++) {
            requireBinomial(counts[i], trials, probabilities[i], falseAlarm / 2 / counts.length, what + " cell " + i);
            double expected = trials * probabilities[i];
            if (expected >= ENOUGH) {
                statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
                cells++;
            } else {
                restCount += counts[i];
                restExpected += expected;
            }
        }
        if (restExpected >= ENOUGH) {
            statistic += (restCount - restExpected) * (restCount - restExpected) / restExpected;
            cells++;
        }
        if (cells > 1) {
            double tail = 1 - new ChiSquaredDistribution(cells - 1).cumulativeProbability(statistic);
            assertTrue(tail > falseAlarm / 2, what + ": chi-square " + statistic + " in " + cells + " cells");
        }
    }

    /** A statistic that is normal, exactly or by the central limit theorem over many draws. */
    public static void requireNormal(double value, double mean, double deviation, double falseAlarm, String what) {
        double bound = -new NormalDistribution().inverseCumulativeProbability(falseAlarm / 2);
        assertTrue(
                Math.abs(value - mean) <= bound * deviation,
                what + ": " + value + " is " + (value - mean) / deviation + " standard deviations from " + mean);
    }
}
