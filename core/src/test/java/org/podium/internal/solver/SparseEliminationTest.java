package org.podium.internal.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.podium.execution.Execution;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;

/** The order of elimination against elimination in sets, and its systems against the matrix multiplied out. */
class SparseEliminationTest {
    private static final long ALL = Long.MAX_VALUE;

    /** Relative to numbers near 1; the matrices drawn here have condition numbers up to some thousands. */
    private static final double ROUNDING = 1e-11;

    /** Each competitor's links are those that elimination of the ones before leaves or makes. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void theLinksOfAnOrderAreThoseOfEliminationInSets(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 30) int competitors) {
        PairTable pairs = ring(seed, competitors, true).pairs();
        EliminationOrder order = EliminationOrder.of(pairs, ALL, Double.POSITIVE_INFINITY);
        assertTrue(order.isComplete());
        TreeSet<?>[] links = new TreeSet<?>[competitors];
        for (int i = 0; i < competitors; i++) {
            TreeSet<Integer> row = new TreeSet<>();
            for (int entry = pairs.start(i); entry < pairs.end(i); entry++) {
                row.add(pairs.opponent(entry));
            }
            links[i] = row;
        }
        for (int place = 0; place < competitors; place++) {
            int gone = order.competitor(place);
            int[] members = order.links(place).clone();
            Arrays.sort(members);
            assertArrayEquals(links[gone].stream().mapToInt(i -> (Integer) i).toArray(), members);
            for (int member : members) {
                @SuppressWarnings("unchecked") // made above
                TreeSet<Integer> row = (TreeSet<Integer>) links[member];
                for (int other : members) {
                    if (other != member) {
                        row.add(other);
                    }
                }
                row.remove(gone);
            }
        }
    }

    /** Every other competitor of a chain goes first, then every other of those left, and so on: two links each. */
    @Test
    void aChainIsEliminatedWithoutNewLinks() {
        TallyBuilder builder = Tally.builder();
        for (int i = 0; i < 999; i++) {
            builder.addCounts(name(i), name(i + 1), 1, 1, 0, 0);
        }
        PairTable pairs = PairTable.of(builder.build(), new TieCounting(true, true));
        EliminationOrder order = EliminationOrder.of(pairs, 2000, 4000);
        assertTrue(order.isComplete());
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void completeEliminationSolves(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int competitors, @ForAll boolean prior) {
        BattleLikelihood likelihood = ring(seed, competitors, prior);
        SlicedLikelihood sliced = evaluated(likelihood, uniform(seed, competitors));
        EliminationOrder order = EliminationOrder.of(likelihood.pairs(), ALL, Double.POSITIVE_INFINITY);
        SparseElimination elimination = new SparseElimination(likelihood.pairs(), order);
        assertTrue(elimination.factor(sliced.weight(), sliced.ground(), sliced.diagonal()));
        double[] expected = uniform(seed + 1, competitors);
        double[] solution = new double[competitors];
        elimination.apply(product(likelihood.pairs(), sliced, expected), solution, 0, competitors);
        requireEqual(expected, solution, prior);
    }

    /** With a bound on links the order stops early, and conjugate gradients do the rest. */
    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void partialEliminationLeavesASystemThatConjugateGradientsSolve(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 40) int competitors,
            @ForAll @IntRange(max = 60) int links,
            @ForAll boolean prior) {
        BattleLikelihood likelihood = ring(seed, competitors, prior);
        PairTable pairs = likelihood.pairs();
        SlicedLikelihood sliced = evaluated(likelihood, uniform(seed, competitors));
        SparseElimination elimination =
                new SparseElimination(pairs, EliminationOrder.of(pairs, links, Double.POSITIVE_INFINITY));
        assertTrue(elimination.factor(sliced.weight(), sliced.ground(), sliced.diagonal()));
        ConjugateGradients gradients = new ConjugateGradients(
                pairs,
                new RowSlices(pairs, Execution.sequential()),
                sliced.weight(),
                sliced.ground(),
                prior,
                elimination);
        double[] expected = uniform(seed + 1, competitors);
        double[] solution = new double[competitors];
        assertTrue(gradients.solve(product(pairs, sliced, expected), solution, 1e-14, 1000));
        requireEqual(expected, solution, prior);
    }

    /** Two groups of weight 2.5e14, linked by a weight of 1/4: a unit across the link moves them apart by 4. */
    @Test
    void aThinLinkBetweenHeavyPairsKeepsItsDigits() {
        TallyBuilder builder = Tally.builder();
        builder.addCounts("a", "b", 500_000_000_000_000L, 500_000_000_000_000L, 0, 0);
        builder.addCounts("c", "d", 500_000_000_000_000L, 500_000_000_000_000L, 0, 0);
        builder.addCounts("b", "c", 1, 0, 0, 0);
        BattleLikelihood likelihood =
                new BattleLikelihood(PairTable.of(builder.build(), new TieCounting(true, true)), false);
        SlicedLikelihood sliced = evaluated(likelihood, new double[4]);
        SparseElimination elimination = new SparseElimination(
                likelihood.pairs(), EliminationOrder.of(likelihood.pairs(), ALL, Double.POSITIVE_INFINITY));
        assertTrue(elimination.factor(sliced.weight(), sliced.ground(), sliced.diagonal()));
        double[] step = new double[4];
        elimination.apply(new double[] {0, 1, -1, 0}, step, 0, 4);
        assertEquals(4, step[0] - step[3], 1e-14);
        assertEquals(4, step[1] - step[2], 1e-14);
        assertEquals(1e15, sliced.spread(), 1);
    }

    @Test
    void aMatrixThatUnderflowedIsRefused() {
        BattleLikelihood likelihood = ring(1, 4, false);
        SlicedLikelihood sliced = evaluated(likelihood, new double[] {0, 2000, 4000, 6000});
        SparseElimination elimination = new SparseElimination(
                likelihood.pairs(), EliminationOrder.of(likelihood.pairs(), ALL, Double.POSITIVE_INFINITY));
        assertFalse(elimination.factor(sliced.weight(), sliced.ground(), sliced.diagonal()));
    }

    /** What crawls is not taken for what has arrived: the ends of a chain feel the middle after half its length only. */
    @Test
    void conjugateGradientsOnAChainAreNotTrustedTooEarly() {
        int competitors = 400;
        TallyBuilder builder = Tally.builder();
        for (int i = 0; i + 1 < competitors; i++) {
            builder.addCounts(name(i), name(i + 1), 1, 1, 0, 0);
        }
        PairTable pairs = PairTable.of(builder.build(), new TieCounting(true, true));
        BattleLikelihood likelihood = new BattleLikelihood(pairs, false);
        SlicedLikelihood sliced = evaluated(likelihood, new double[competitors]);
        RowSlices slices = new RowSlices(pairs, Execution.sequential());
        ConjugateGradients gradients = new ConjugateGradients(
                pairs, slices, sliced.weight(), sliced.ground(), false, ConjugateGradients.diagonal(sliced.diagonal()));
        double[] right = new double[competitors];
        right[0] = 1;
        right[competitors - 1] = -1;
        double[] x = new double[competitors];
        assertFalse(gradients.solveAndTrust(right, x, 1e-3, competitors / 3));
        assertTrue(gradients.solveAndTrust(right, x, 1e-3, 2 * competitors));
        // Each link has weight 1/2, so a unit of flow makes a difference of 2 on each of 399.
        assertEquals(798, x[0] - x[competitors - 1], 798e-3);
    }

    private static SlicedLikelihood evaluated(BattleLikelihood likelihood, double[] theta) {
        SlicedLikelihood sliced =
                new SlicedLikelihood(likelihood, new RowSlices(likelihood.pairs(), Execution.sequential()));
        sliced.evaluate(theta);
        return sliced;
    }

    /** H x by its definition, Σ w (x_i − x_j) and the prior's share. */
    private static double[] product(PairTable pairs, SlicedLikelihood sliced, double[] x) {
        double[] image = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            image[i] = sliced.ground()[i] * x[i];
            for (int entry = pairs.start(i); entry < pairs.end(i); entry++) {
                image[i] += sliced.weight()[entry] * (x[i] - x[pairs.opponent(entry)]);
            }
        }
        return image;
    }

    private static void requireEqual(double[] expected, double[] solution, boolean prior) {
        if (!prior) {
            NewtonSteps.centre(expected);
            NewtonSteps.centre(solution);
        }
        assertArrayEquals(expected, solution, ROUNDING);
    }

    private static BattleLikelihood ring(long seed, int competitors, boolean prior) {
        SplittableRandom random = new SplittableRandom(seed);
        TallyBuilder builder = Tally.builder();
        for (int i = 0; i < competitors; i++) {
            builder.addCounts(name(i), name((i + 1) % competitors), 1 + random.nextInt(5), 1, 0, 0);
            for (int more = random.nextInt(3); more > 0; more--) {
                int other = (i + 1 + random.nextInt(competitors - 1)) % competitors;
                builder.addCounts(name(i), name(other), random.nextInt(20), random.nextInt(20), 0, 0);
            }
        }
        return new BattleLikelihood(PairTable.of(builder.build(), new TieCounting(true, true)), prior);
    }

    private static String name(int number) {
        return String.valueOf(1000 + number);
    }

    private static double[] uniform(long seed, int size) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.doubles(size, -0.5, 0.5).toArray();
    }
}
