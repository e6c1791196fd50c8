package org.podium.stats.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.podium.stats.testing.Plausibility;

class LargePoissonTest {
    private static final MathContext DIGITS = new MathContext(60);
    private static final double[] DEVIATIONS = {-8, -5, -2, -1, -0.1, 0, 0.1, 1, 2, 5, 8};

    /** Commons Math computes the same quantity from another expansion; both round at some 1e-15 of terms up to 32. */
    @ParameterizedTest
    @ValueSource(doubles = {1000, 4096.5, 65_000, 123_456.789, 1e6, 1e7, 1e8})
    void logDensityAgreesWithCommonsMath(double mean) {
        PoissonDistribution poisson = new PoissonDistribution(mean);
        for (double deviation : DEVIATIONS) {
            int value = (int) Math.round(mean + deviation * Math.sqrt(mean));
            assertEquals(
                    poisson.logProbability(value),
                    LargePoisson.logDensity(value, mean),
                    1e-12,
                    value + " with mean " + mean);
        }
    }

    /**
     * k log μ − μ − log k! with 60 digits, log k! by Stirling's series. The arguments are exact in double precision;
     * what rounds is (k − μ) / μ: up to 8 standard deviations μ D is at most 32, its relative error some 4 · 2⁻⁵³.
     */
    @ParameterizedTest
    @ValueSource(doubles = {1e5, 1e8, 1e12, 3.3e13, 1e15, 0x1p52})
    void logDensityAgreesWithSixtyDigits(double mean) {
        for (double deviation : DEVIATIONS) {
            double value = Math.rint(mean + deviation * Math.sqrt(mean));
            BigDecimal k = new BigDecimal(value);
            BigDecimal mu = new BigDecimal(mean);
            BigDecimal expected = k.multiply(log(mu), DIGITS).subtract(mu).subtract(logFactorial(k), DIGITS);
            assertEquals(
                    expected.doubleValue(), LargePoisson.logDensity(value, mean), 2e-13, value + " with mean " + mean);
        }
    }

    @Test
    void theHighPrecisionReferenceItselfIsRight() {
        assertEquals(Math.log(1e15), log(new BigDecimal(1e15)).doubleValue(), 1e-14);
        assertEquals(Math.log(3), log(BigDecimal.valueOf(3)).doubleValue(), 1e-15);
        double log100 = 0;
        for (int i = 2; i <= 100; i++) {
            log100 += Math.log(i);
        }
        assertEquals(log100, logFactorial(BigDecimal.valueOf(100)).doubleValue(), 1e-12);
    }

    /** log x = 2 artanh((x − 1) / (x + 1)) after dividing by e^m, m from double precision. */
    private static BigDecimal log(BigDecimal x) {
        int powers = (int) Math.round(Math.log(x.doubleValue()));
        BigDecimal reduced = x.divide(exponential(powers), DIGITS);
        BigDecimal ratio = reduced.subtract(BigDecimal.ONE).divide(reduced.add(BigDecimal.ONE), DIGITS);
        BigDecimal square = ratio.multiply(ratio, DIGITS);
        BigDecimal power = ratio;
        BigDecimal sum = BigDecimal.ZERO;
        for (int n = 1; n < 200; n += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(n), DIGITS), DIGITS);
            power = power.multiply(square, DIGITS);
        }
        return sum.multiply(BigDecimal.valueOf(2)).add(BigDecimal.valueOf(powers), DIGITS);
    }

    private static BigDecimal exponential(int power) {
        BigDecimal e = BigDecimal.ZERO;
        BigDecimal term = BigDecimal.ONE;
        for (int n = 1; n < 60; n++) {
            e = e.add(term, DIGITS);
            term = term.divide(BigDecimal.valueOf(n), DIGITS);
        }
        return e.pow(power, DIGITS);
    }

    /** (k + ½) log k − k + ½ log 2π + 1/12k − 1/360k³ + 1/1260k⁵ − 1/1680k⁷. */
    private static BigDecimal logFactorial(BigDecimal k) {
        BigDecimal pi = new BigDecimal("3.14159265358979323846264338327950288419716939937510582097494");
        BigDecimal half = new BigDecimal("0.5");
        BigDecimal sum = k.add(half)
                .multiply(log(k), DIGITS)
                .subtract(k)
                .add(half.multiply(log(pi.multiply(BigDecimal.valueOf(2)))), DIGITS);
        int[] denominator = {12, -360, 1260, -1680};
        for (int term = 0; term < 4; term++) {
            BigDecimal below = k.pow(2 * term + 1, DIGITS).multiply(BigDecimal.valueOf(denominator[term]), DIGITS);
            sum = sum.add(BigDecimal.ONE.divide(below, DIGITS), DIGITS);
        }
        return sum;
    }

    /** Cells between cumulative probabilities of the law itself; false alarms 4 · 1e-8. */
    @ParameterizedTest
    @CsvSource({"70000, 21", "70000, 22", "123456.789, 23", "1000000.5, 24"})
    void drawsFollowThePoissonLaw(double mean, long seed) {
        PoissonDistribution poisson = new PoissonDistribution(mean);
        double width = Math.sqrt(mean) / 4;
        int cells = 24;
        double[] probabilities = new double[cells];
        double before = 0;
        for (int cell = 0; cell < cells; cell++) {
            double cumulative = cell == cells - 1 ? 1 : poisson.cumulativeProbability(edge(mean, width, cell));
            probabilities[cell] = cumulative - before;
            before = cumulative;
        }
        SplittableRandom random = Streams.of(seed, 0);
        int[] counts = new int[cells];
        for (int draw = 0; draw < 300_000; draw++) {
            long value = LargePoisson.draw(random, mean);
            int cell = 0;
            while (cell < cells - 1 && value > edge(mean, width, cell)) {
                cell++;
            }
            counts[cell]++;
        }
        Plausibility.requireMultinomial(counts, probabilities, 1e-8, "mean " + mean);
    }

    /** The last value of a cell; the cells are a quarter of a standard deviation wide and cover ± 3 in the middle. */
    private static int edge(double mean, double width, int cell) {
        return (int) Math.floor(mean + width * (cell - 11));
    }

    /**
     * With such means the law is normal to a millionth, far below what 200,000 draws can tell; draws are whole numbers.
     * False alarms 3 · 1e-8.
     */
    @ParameterizedTest
    @ValueSource(doubles = {1e10, 1e12, 1e15})
    void drawsWithHugeMeansAreNormal(double mean) {
        NormalDistribution normal = new NormalDistribution();
        SplittableRandom random = Streams.of((long) mean, 5);
        int cells = 20;
        int[] counts = new int[cells];
        int odd = 0;
        int draws = 200_000;
        for (int draw = 0; draw < draws; draw++) {
            long value = LargePoisson.draw(random, mean);
            odd += (int) (value & 1);
            counts[(int) (cells * normal.cumulativeProbability((value + 0.5 - mean) / Math.sqrt(mean)))]++;
        }
        double[] probabilities = new double[cells];
        java.util.Arrays.fill(probabilities, 1.0 / cells);
        Plausibility.requireMultinomial(counts, probabilities, 5e-9, "mean " + mean);
        Plausibility.requireBinomial(odd, draws, 0.5, 5e-9, "odd values with mean " + mean);
    }

    @Test
    void aDrawIsNeverNegative() {
        SplittableRandom random = Streams.of(9, 9);
        for (int draw = 0; draw < 200_000; draw++) {
            assertTrue(LargePoisson.draw(random, 10) >= 0);
        }
    }
}
