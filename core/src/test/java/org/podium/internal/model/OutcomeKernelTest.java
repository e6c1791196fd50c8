package org.podium.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OutcomeKernelTest {
    /** Central differences with this step have a truncation error near 1e-10 where derivatives are of the order of 1. */
    private static final double STEP = 1e-5;

    /** Truncation and the rounding of numbers up to 20 divided by two steps. */
    private static final double SLOPE = 1e-8;

    private static final List<OutcomeKernel> KERNELS =
            List.of(new HalfWinKernel(), new DavidsonKernel(), new RaoKupperKernel(), new GroundedKernel());

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void probabilitiesAreThoseOfTheFormulas(@ForAll long seed) {
        for (OutcomeKernel kernel : KERNELS) {
            double[] x = point(seed);
            kernel.values(x[0], x[1], x[2]);
            double[] expected = formula(kernel, x[0], x[1], x[2]);
            for (int outcome = 0; outcome < OutcomeKernel.OUTCOMES; outcome++) {
                assertEquals(expected[outcome], Math.exp(kernel.log[outcome]), 1e-14, () -> at(kernel, x));
            }
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void gradientsAreSlopesOfTheLogarithms(@ForAll long seed) {
        for (OutcomeKernel kernel : KERNELS) {
            double[] x = point(seed);
            for (int m = 0; m < parameters(kernel); m++) {
                double[] above = logarithms(kernel, moved(x, m, STEP));
                double[] below = logarithms(kernel, moved(x, m, -STEP));
                kernel.derivatives(x[0], x[1], x[2]);
                for (int outcome = 0; outcome < OutcomeKernel.OUTCOMES; outcome++) {
                    double slope = (above[outcome] - below[outcome]) / (2 * STEP);
                    assertEquals(slope, kernel.gradient[3 * outcome + m], SLOPE, () -> at(kernel, x));
                }
            }
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void secondDerivativesAreSlopesOfTheGradients(@ForAll long seed) {
        for (OutcomeKernel kernel : KERNELS) {
            double[] x = point(seed);
            for (int m = 0; m < parameters(kernel); m++) {
                double[] above = gradients(kernel, moved(x, m, STEP));
                double[] below = gradients(kernel, moved(x, m, -STEP));
                kernel.derivatives(x[0], x[1], x[2]);
                for (int outcome = 0; outcome < OutcomeKernel.OUTCOMES; outcome++) {
                    for (int n = 0; n < parameters(kernel); n++) {
                        double slope = (above[3 * outcome + n] - below[3 * outcome + n]) / (2 * STEP);
                        assertEquals(slope, second(kernel, outcome, m, n), SLOPE, () -> at(kernel, x));
                    }
                }
            }
        }
    }

    /**
     * For models of outcomes Σ P = 1, hence Σ P g = 0 and Σ P (g gᵀ + h) = 0. With competitors hundreds of points apart and
     * few ties the terms differ by tens of orders of magnitude; what is left is rounding of the largest.
     */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void derivativesOfTheTotalProbabilityVanish(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (OutcomeKernel kernel : KERNELS.subList(1, 4)) {
            double[] x = {40 * random.nextDouble() - 20, 40 * random.nextDouble() - 20, 0.01 + 5 * random.nextDouble()};
            kernel.derivatives(x[0], x[1], x[2]);
            int outcomes = kernel instanceof GroundedKernel ? 4 : 3;
            for (int m = 0; m < 3; m++) {
                double slope = 0;
                for (int outcome = 0; outcome < outcomes; outcome++) {
                    slope += Math.exp(kernel.log[outcome]) * kernel.gradient[3 * outcome + m];
                }
                assertEquals(0, slope, 1e-14, () -> at(kernel, x));
                for (int n = 0; n < 3; n++) {
                    double bend = 0;
                    for (int outcome = 0; outcome < outcomes; outcome++) {
                        bend += Math.exp(kernel.log[outcome])
                                * (second(kernel, outcome, m, n)
                                        + kernel.gradient[3 * outcome + m] * kernel.gradient[3 * outcome + n]);
                    }
                    // Rao-Kupper's curvature of a rare tie is 1 / t², up to 1e4 here.
                    assertEquals(0, bend, 1e-11, () -> at(kernel, x));
                }
            }
        }
    }

    /** Made with mpmath 1.4.1 at 50 digits from the formulas: log P(tie) where it cancels to nothing if taken as a rest. */
    @Test
    void aRareTieKeepsItsPrecision() {
        OutcomeKernel grounded = new GroundedKernel();
        grounded.derivatives(-18, -21, -9);
        assertEquals(-47.30685285141751, grounded.log[OutcomeKernel.TIE], 1e-12);
        assertEquals(1, grounded.gradient[3 * OutcomeKernel.TIE], 1e-7);
        grounded.derivatives(25, -12, 3);
        assertEquals(-33.953664395179960, grounded.log[OutcomeKernel.TIE], 1e-12);
    }

    @Test
    void nothingIsLostFarOut() {
        for (OutcomeKernel kernel : KERNELS) {
            for (double lead : new double[] {-700, -40, 40, 700}) {
                for (double tie : new double[] {1e-8, 1, 300}) {
                    kernel.derivatives(lead, 0, tie);
                    for (double value : kernel.log) {
                        assertTrue(value <= 1e-12 && value > Double.NEGATIVE_INFINITY, () -> at(kernel, lead, 0, tie));
                    }
                    for (double value : kernel.gradient) {
                        assertTrue(Double.isFinite(value), () -> at(kernel, lead, 0, tie));
                    }
                    for (double value : kernel.hessian) {
                        assertTrue(Double.isFinite(value), () -> at(kernel, lead, 0, tie));
                    }
                }
            }
        }
    }

    @Test
    void raoKupperHasNoNegativeThreshold() {
        OutcomeKernel kernel = new RaoKupperKernel();
        kernel.values(0, 0, -0.1);
        assertTrue(Double.isNaN(kernel.log[OutcomeKernel.TIE]));
    }

    private static double[] formula(OutcomeKernel kernel, double a, double b, double t) {
        double pi = Math.exp(a);
        double rho = Math.exp(b);
        if (kernel instanceof HalfWinKernel) {
            double p = pi / (pi + rho);
            double half = Math.sqrt(p * (1 - p));
            return new double[] {p, 1 - p, half, half};
        }
        if (kernel instanceof DavidsonKernel) {
            double tied = Math.exp(t) * Math.sqrt(pi * rho);
            double all = pi + rho + tied;
            return new double[] {pi / all, rho / all, tied / all, tied / all};
        }
        if (kernel instanceof RaoKupperKernel) {
            double kappa = Math.exp(t);
            double first = pi / (pi + kappa * rho);
            double second = rho / (rho + kappa * pi);
            return new double[] {first, second, 1 - first - second, 1 - first - second};
        }
        double kappa = 1 + Math.exp(t);
        double first = pi / (pi + kappa * rho + 1);
        double second = rho / (rho + kappa * pi + 1);
        double bothBad = 1 / (1 + pi + rho);
        return new double[] {first, second, 1 - first - second - bothBad, bothBad};
    }

    private static double[] point(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new double[] {4 * random.nextDouble() - 2, 4 * random.nextDouble() - 2, 0.5 + 1.5 * random.nextDouble()};
    }

    private static int parameters(OutcomeKernel kernel) {
        return kernel.hasTieParameter() ? 3 : 2;
    }

    private static double[] moved(double[] x, int index, double by) {
        double[] moved = x.clone();
        moved[index] += by;
        return moved;
    }

    private static double[] logarithms(OutcomeKernel kernel, double[] x) {
        kernel.values(x[0], x[1], x[2]);
        return kernel.log.clone();
    }

    private static double[] gradients(OutcomeKernel kernel, double[] x) {
        kernel.derivatives(x[0], x[1], x[2]);
        return kernel.gradient.clone();
    }

    private static double second(OutcomeKernel kernel, int outcome, int m, int n) {
        int element = m == n ? m : 2 + m + n; // ab, at, bt are 3, 4, 5
        return kernel.hessian[6 * outcome + element];
    }

    private static String at(OutcomeKernel kernel, double... x) {
        return kernel.getClass().getSimpleName() + " at " + Arrays.toString(x);
    }
}
