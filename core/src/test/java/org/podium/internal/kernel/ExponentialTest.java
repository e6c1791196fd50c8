package org.podium.internal.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExponentialTest {
    private static final MathContext DIGITS = new MathContext(50);

    /** e^x to 45 digits: the series for x / 2^12, squared twelve times, each of which loses at most a factor of 2. */
    private static BigDecimal exact(double x) {
        BigDecimal small = new BigDecimal(x).divide(BigDecimal.valueOf(4096), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int n = 1; n < 40; n++) {
            term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int i = 0; i < 12; i++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    private static double errorInUlps(double x) {
        double value = Exponential.of(x);
        BigDecimal exact = exact(x);
        BigDecimal ulp = new BigDecimal(Math.ulp(exact.doubleValue()));
        return new BigDecimal(value).subtract(exact).abs().divide(ulp, DIGITS).doubleValue();
    }

    @Test
    void isWithinOneUnitInTheLastPlace() {
        SplittableRandom random = new SplittableRandom(4);
        for (double width : new double[] {Exponential.LARGEST, 10, 1, 1e-3}) {
            for (int i = 0; i < 2_000; i++) {
                double x = (2 * random.nextDouble() - 1) * width;
                assertTrue(errorInUlps(x) <= 1, () -> "x = " + x + ": " + errorInUlps(x));
            }
        }
    }

    /** Half way between whole numbers of ln 2 the rest is largest. */
    @Test
    void isWithinOneUnitWhereThePolynomialIsWorst() {
        for (int n = -1009; n < 1009; n++) {
            double x = (n + 0.5) * Math.log(2);
            assertTrue(errorInUlps(Math.nextUp(x)) <= 1, () -> "x = " + x);
            assertTrue(errorInUlps(Math.nextDown(x)) <= 1, () -> "x = " + x);
        }
    }

    @Test
    void isExactAtZero() {
        assertEquals(1, Exponential.of(0));
        assertEquals(1, Exponential.of(-0.0));
        assertEquals(1, Exponential.of(Double.MIN_VALUE));
    }

    @Test
    void reachesTheEndsOfItsRange() {
        assertTrue(errorInUlps(Exponential.LARGEST) <= 1);
        assertTrue(errorInUlps(-Exponential.LARGEST) <= 1);
    }
}
