package org.podium.internal.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /**
     * The one pair between two groups is fitted exactly, whatever happens within them: its difference is ln(wins / losses).
     * Rounding of the groups' many battles must not show there, nor a last step that did not get so far.
     */
    @ParameterizedTest
    @CsvSource({"2, 20, 1000000", "15, 25, 60"})
    void keepsTheScoreOfAThinLinkOrLeavesItToOtherSolvers(int smallest, int largest, int most) {
        SplittableRandom random = new SplittableRandom(6);
        int solved = 0;
        for (int round = 0; round < 400; round++) {
            int wins = random.nextInt(1, 16);
            int losses = random.nextInt(1, 16);
            int votes = (int) Math.exp(Math.log(30) + Math.log(most / 30.0) * random.nextDouble());
            TallyBuilder builder = Tally.builder().addCounts("a0", "b0", wins, losses, 0, 0);
            addGroup(builder, "a", random, random.nextInt(smallest, largest), votes);
            addGroup(builder, "b", random, random.nextInt(smallest, largest), votes);
            Tally tally = builder.build();
            Solution dense = DenseNewton.solve(tally, ALL, 1000);
            if (dense != null) {
                solved++;
                double difference = dense.theta()[tally.roster().indexOf("a0")]
                        - dense.theta()[tally.roster().indexOf("b0")];
                assertEquals(Math.log((double) wins / losses), difference, 2e-8 / Solution.POINTS); // 1e-8 points each
            }
        }
        assertTrue(solved > 40, "only " + solved + " boards were solved");
    }

    /** Pairs of about equals, who share their votes as 64 throws of a coin say. */
    private static void addGroup(TallyBuilder builder, String name, SplittableRandom random, int size, int votes) {
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                long heads = Long.bitCount(random.nextLong());
                builder.addCounts(name + i, name + j, heads * votes / 64 + 1, (64 - heads) * votes / 64 + 1, 0, 0);
            }
        }
    }

    @Test
    void leavesAThinLinkBetweenHeavyGroupsToOtherSolvers() {
        SplittableRandom random = new SplittableRandom(7);
        TallyBuilder builder = Tally.builder().addCounts("a0", "b0", 3, 2, 0, 0);
        addGroup(builder, "a", random, 20, 1_000_000);
        addGroup(builder, "b", random, 20, 1_000_000);
        assertNull(DenseNewton.solve(builder.build(), ALL, 1000));
    }

    @Test
    void leavesBoardsWithoutAnEstimateAlone() {
        assertNull(DenseBoard.of(of("a b 3:0"), ALL), "unbeaten");
        assertNull(DenseBoard.of(of("a b 1:1", "a c 0:1", "b c 0:2"), ALL), "unbeaten, last in the roster");
        assertNull(DenseBoard.of(of("a b 1:1", "c d 1:1"), ALL), "disconnected");
        assertNull(DenseBoard.of(of("a b 0:0:1"), new TieCounting(false, false)), "nothing but ties, dropped");
        assertNull(DenseBoard.of(Tally.empty(), ALL), "empty");
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
        assertNull(DenseNewton.solve(of("a b 1000000000000:1"), ALL, 1000), "steps that do not pay");
        assertNull(DenseNewton.solve(of("a b 9:8", "b c 2:1"), ALL, 1), "one step is not enough");
    }

    /** 30 competitors of whom 20 % of the pairs met, in one order or in both: as many cells, but not as many pairs. */
    @Test
    void countsPairsAndNotTheirOrders() {
        TallyBuilder oneOrder = Tally.builder();
        TallyBuilder bothOrders = Tally.builder();
        for (int i = 0; i < 30; i++) {
            for (int step = 1; step <= 3; step++) {
                String one = "c" + i;
                String other = "c" + (i + step) % 30;
                oneOrder.addCounts(one, other, 3, 5, 0, 0);
                bothOrders.addCounts(one, other, 3, 0, 0, 0).addCounts(other, one, 5, 0, 0, 0);
            }
        }
        assertNull(DenseNewton.solve(oneOrder.build(), ALL, 1000));
        assertNull(DenseNewton.solve(bothOrders.build(), ALL, 1000));
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
