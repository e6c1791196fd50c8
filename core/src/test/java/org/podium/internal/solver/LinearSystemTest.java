package org.podium.internal.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;

/** The three linear systems against the matrix they stand for, formed and multiplied out. */
class LinearSystemTest {
    /** Relative to numbers near 1; the matrices drawn here have condition numbers up to some thousands. */
    private static final double ROUNDING = 1e-11;

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void allSystemsSolve(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 25) int competitors, @ForAll boolean prior) {
        BattleLikelihood likelihood = ring(seed, competitors, prior);
        double[] theta = uniform(seed, competitors);
        double[] expected = uniform(seed + 1, competitors);
        if (!prior) {
            NewtonSteps.centre(expected);
        }
        double[] right = multiply(matrix(likelihood, theta), expected);
        for (LinearSystem system : new LinearSystem[] {
            new DenseSystem(likelihood),
            new SubtractionFreeSystem(likelihood),
            new ConjugateGradientSystem(likelihood, 1000)
        }) {
            double[] solution = new double[competitors];
            assertTrue(system.factor(theta), system.name());
            assertTrue(system.solve(right, solution, 1e-14), system.name());
            if (!prior) {
                NewtonSteps.centre(solution);
            }
            for (int i = 0; i < competitors; i++) {
                assertEquals(expected[i], solution[i], ROUNDING, system.name());
            }
        }
    }

    /** H H⁺ = I − J / K. */
    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void theCentredInverseIsThePseudoInverse(@ForAll long seed, @ForAll @IntRange(min = 2, max = 25) int competitors) {
        BattleLikelihood likelihood = ring(seed, competitors, false);
        double[] theta = uniform(seed, competitors);
        DenseSystem system = new DenseSystem(likelihood);
        assertTrue(system.factor(theta));
        double[] inverse = system.inverse();
        SquareMatrices.centre(inverse, competitors);
        double[][] information = matrix(likelihood, theta);
        for (int i = 0; i < competitors; i++) {
            double[] column = new double[competitors];
            double sum = 0;
            for (int k = 0; k < competitors; k++) {
                column[k] = inverse[k * competitors + i];
                sum += column[k];
                assertEquals(inverse[i * competitors + k], column[k], "symmetric");
            }
            assertEquals(0, sum, ROUNDING);
            double[] product = multiply(information, column);
            for (int k = 0; k < competitors; k++) {
                assertEquals((k == i ? 1 : 0) - 1.0 / competitors, product[k], ROUNDING);
            }
        }
    }

    /** w = n p (1 − p) = 7.5: the difference has variance 1 / w, each centred strength a quarter of it. */
    @Test
    void theCovarianceOfAPairIsAnalytic() {
        TallyBuilder builder = Tally.builder();
        builder.addCounts("a", "b", 30, 10, 0, 0);
        BattleLikelihood likelihood =
                new BattleLikelihood(PairTable.of(builder.build(), new TieCounting(true, true)), false);
        DenseSystem system = new DenseSystem(likelihood);
        assertTrue(system.factor(new double[] {Math.log(3), 0}));
        double[] inverse = system.inverse();
        SquareMatrices.centre(inverse, 2);
        assertEquals(1 / 30.0, inverse[0], 1e-16);
        assertEquals(-1 / 30.0, inverse[1], 1e-16);
    }

    /**
     * Two pairs of weight 2.5e14 each, linked by a weight of 1/4: a unit across the link moves the groups apart by 4. A
     * Cholesky factor has 2.5e14 + 1/4 − 2.5e14 in its place.
     */
    @Test
    void aThinLinkBetweenHeavyPairsKeepsItsDigits() {
        TallyBuilder builder = Tally.builder();
        builder.addCounts("a", "b", 500_000_000_000_000L, 500_000_000_000_000L, 0, 0);
        builder.addCounts("c", "d", 500_000_000_000_000L, 500_000_000_000_000L, 0, 0);
        builder.addCounts("b", "c", 1, 0, 0, 0);
        BattleLikelihood likelihood =
                new BattleLikelihood(PairTable.of(builder.build(), new TieCounting(true, true)), false);
        SubtractionFreeSystem system = new SubtractionFreeSystem(likelihood);
        assertTrue(system.factor(new double[4]));
        double[] step = new double[4];
        assertTrue(system.solve(new double[] {0, 1, -1, 0}, step, 1e-6));
        assertEquals(4, step[0] - step[3], 1e-14);
        assertEquals(4, step[1] - step[2], 1e-14);
        assertEquals(1e15, system.spread(), 1);
    }

    @Test
    void aMatrixThatUnderflowedIsRefused() {
        BattleLikelihood likelihood = ring(1, 4, false);
        double[] apart = {0, 2000, 4000, 6000};
        assertFalse(new DenseSystem(likelihood).factor(apart));
        assertFalse(new SubtractionFreeSystem(likelihood).factor(apart));
        assertFalse(new ConjugateGradientSystem(likelihood, 100).factor(apart));
    }

    @Test
    void iterationsThatDoNotSufficeAreSaid() {
        BattleLikelihood likelihood = ring(1, 20, false);
        ConjugateGradientSystem system = new ConjugateGradientSystem(likelihood, 2);
        assertTrue(system.factor(new double[20]));
        double[] right = uniform(3, 20);
        NewtonSteps.centre(right);
        assertFalse(system.solve(right, new double[20], 1e-12));
    }

    @Test
    void aGradientOfZeroNeedsNoStep() {
        BattleLikelihood likelihood = ring(1, 5, false);
        for (LinearSystem system : new LinearSystem[] {
            new DenseSystem(likelihood),
            new SubtractionFreeSystem(likelihood),
            new ConjugateGradientSystem(likelihood, 10)
        }) {
            double[] step = {1, 2, 3, 4, 5};
            assertTrue(system.factor(new double[5]));
            assertTrue(system.solve(new double[5], step, 1e-6));
            for (double value : step) {
                assertEquals(0, value);
            }
        }
    }

    @Test
    void squareMatricesAreCentredOnBothSides() {
        double[] matrix = {4, 1, 2, 1, 5, 3, 2, 3, 6};
        SquareMatrices.centre(matrix, 3);
        for (int i = 0; i < 3; i++) {
            assertEquals(0, matrix[3 * i] + matrix[3 * i + 1] + matrix[3 * i + 2], 1e-14);
            assertEquals(0, matrix[i] + matrix[3 + i] + matrix[6 + i], 1e-14);
        }
        assertEquals(4 - 7 / 3.0 - 7 / 3.0 + 3, matrix[0], 1e-14);
        double[] skew = {1, 2, 4, 1};
        SquareMatrices.symmetrise(skew, 2);
        assertEquals(3, skew[1]);
        assertEquals(3, skew[2]);
    }

    private static BattleLikelihood ring(long seed, int competitors, boolean prior) {
        SplittableRandom random = new SplittableRandom(seed);
        TallyBuilder builder = Tally.builder();
        for (int i = 0; i < competitors; i++) {
            int other = (i + 1 + random.nextInt(competitors - 1)) % competitors;
            builder.addCounts(name(i), name((i + 1) % competitors), 1 + random.nextInt(5), 1, 0, 0);
            builder.addCounts(name(i), name(other), random.nextInt(20), random.nextInt(20), 0, 0);
        }
        return new BattleLikelihood(PairTable.of(builder.build(), new TieCounting(true, true)), prior);
    }

    private static String name(int number) {
        return String.valueOf(100 + number);
    }

    private static double[] uniform(long seed, int size) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextDouble() - 0.5;
        }
        return values;
    }

    /** Σ n p (1 − p) x xᵀ, and p (1 − p) on the diagonal for the prior. */
    private static double[][] matrix(BattleLikelihood likelihood, double[] theta) {
        PairTable pairs = likelihood.pairs();
        double[][] matrix = new double[theta.length][theta.length];
        for (int i = 0; i < theta.length; i++) {
            for (int entry = pairs.start(i); entry < pairs.end(i); entry++) {
                int j = pairs.opponent(entry);
                double p = 1 / (1 + Math.exp(theta[j] - theta[i]));
                matrix[i][i] += pairs.battles(entry) * p * (1 - p);
                matrix[i][j] -= pairs.battles(entry) * p * (1 - p);
            }
            double p = 1 / (1 + Math.exp(-theta[i]));
            matrix[i][i] += likelihood.prior() ? p * (1 - p) : 0;
        }
        return matrix;
    }

    private static double[] multiply(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                product[i] += matrix[i][j] * vector[j];
            }
        }
        return product;
    }
}
