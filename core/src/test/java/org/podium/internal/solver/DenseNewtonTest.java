package org.podium.internal.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.podium.execution.Execution;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;

class DenseNewtonTest {
    private static final TieCounting ALL = new TieCounting(true, true);

    /** Both promise 1e-8 points from the maximum. */
    @Test
    void agreesWithNewtonOverADenseFactor() {
        SplittableRandom random = new SplittableRandom(5);
        int solved = 0;
        for (int round = 0; round < 300; round++) {
            Tally tally =
                    board(random, 2 + random.nextInt(40), 0.3 + 0.7 * random.nextDouble(), 1 + random.nextInt(2000));
            Solution dense = DenseNewton.solve(tally, ALL, 1000);
            if (dense == null) {
                continue;
            }
            solved++;
            PairTable pairs = PairTable.of(tally, ALL);
            Solution factored = new BattleSolver(new BattleLikelihood(pairs, false), 1000, Execution.sequential())
                    .newton(new double[pairs.size()]);
            assertTrue(factored.converged());
            assertTrue(dense.gradientNorm() <= Solution.GRADIENT_LIMIT);
            assertTrue(dense.newtonCorrection() <= Solution.CORRECTION_LIMIT);
            for (int i = 0; i < pairs.size(); i++) {
                assertEquals(factored.theta()[i], dense.theta()[i], 2e-8 / Solution.POINTS);
            }
        }
        assertTrue(solved > 100, "only " + solved + " boards were solved");
    }

    @Test
    void leavesBoardsWithoutAnEstimateAlone() {
        assertNull(DenseNewton.solve(of("a b 3:0"), ALL, 1000), "unbeaten");
        assertNull(DenseNewton.solve(of("a b 1:1", "a c 0:1", "b c 0:2"), ALL, 1000), "unbeaten, last in the roster");
        assertNull(DenseNewton.solve(of("a b 1:1", "c d 1:1"), ALL, 1000), "disconnected");
        assertNull(
                DenseNewton.solve(of("a b 0:0:1"), new TieCounting(false, false), 1000), "nothing but ties, dropped");
        assertNull(DenseNewton.solve(Tally.empty(), ALL, 1000), "empty");
    }

    /** A ring of wins against the order of the roster: every pass over the cells finds one more. */
    @Test
    void findsPathsThatTakeManyPasses() {
        TallyBuilder ring = Tally.builder();
        int size = 9;
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                boolean backwards = j == i + 1;
                ring.addCounts("c" + i, "c" + j, backwards ? 0 : 1, backwards ? 1 : 0, 0, 0);
            }
        }
        assertNotNull(DenseNewton.solve(ring.build(), ALL, 1000));
    }

    @Test
    void leavesBoardsOfAnotherShapeToOtherSolvers() {
        TallyBuilder chain = Tally.builder();
        for (int i = 0; i < 30; i++) {
            chain.addCounts(
                    String.format(Locale.ROOT, "c%02d", i), String.format(Locale.ROOT, "c%02d", i + 1), 1, 1, 0, 0);
        }
        assertNull(DenseNewton.solve(chain.build(), ALL, 1000), "few of the pairs met");
        assertNull(DenseNewton.solve(of("a b 2000000:1000000"), ALL, 1000), "e^θ would not do");
        assertNull(DenseNewton.solve(of("a b 900000:900000", "b c 1:1", "a c 0:0"), ALL, 1), "one step is not enough");
    }

    private static Tally of(String... lines) {
        TallyBuilder builder = Tally.builder();
        for (String line : lines) {
            String[] words = line.split("[ :]", -1);
            builder.addCounts(
                    words[0],
                    words[1],
                    Long.parseLong(words[2]),
                    Long.parseLong(words[3]),
                    words.length > 4 ? Long.parseLong(words[4]) : 0,
                    0);
        }
        return builder.build();
    }

    private static Tally board(SplittableRandom random, int size, double density, int most) {
        TallyBuilder builder = Tally.builder();
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                if (i != j && random.nextDouble() < density) {
                    builder.addCounts(
                            "c" + i,
                            "c" + j,
                            random.nextInt(most + 1),
                            random.nextInt(most + 1),
                            random.nextInt(most + 1),
                            random.nextInt(3));
                }
            }
        }
        return builder.build();
    }
}
