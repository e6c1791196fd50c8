package org.podium.bradleyterry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.podium.execution.Execution;
import org.podium.internal.solver.BattleLikelihood;
import org.podium.internal.solver.BattleSolver;
import org.podium.internal.solver.PairTable;
import org.podium.internal.solver.Solution;
import org.podium.internal.solver.TieCounting;
import org.podium.votes.Battle;
import org.podium.votes.BattleLog;
import org.podium.votes.Outcome;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;

/** The solver of large boards: on small ones against the slow fit, on large ones against what is known exactly. */
class LargeBoardsTest {
    /** What the convergence rule promises, in points. */
    private static final double PROMISE = 1e-8;

    private final BradleyTerry model = BradleyTerry.withDefaults();

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void smallBoardsThroughTheSolverOfLargeOnes(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 9) int competitors,
            @ForAll @IntRange(max = 120) int votes,
            @ForAll boolean ties,
            @ForAll boolean prior) {
        List<Battle> battles = Boards.ringAndRandom(seed, competitors, votes);
        PairTable pairs = PairTable.of(Tally.of(battles), new TieCounting(ties, ties));
        Solution solution = sparse(pairs, prior);
        double[] theta = solution.theta().clone();
        double mean = 0;
        for (double value : theta) {
            mean += value / theta.length;
        }
        for (int i = 0; i < theta.length; i++) {
            theta[i] -= mean;
        }
        assertTrue(solution.converged(), solution.toString());
        double[] expected = PlainBradleyTerry.fit(battles, ties, ties, prior);
        Points.requireWithin(PROMISE, expected, theta, solution.toString());
    }

    private static Solution sparse(PairTable pairs, boolean prior) {
        BattleLikelihood likelihood = new BattleLikelihood(pairs, prior);
        return new BattleSolver(likelihood, 10_000, Execution.sequential()).sparse(new double[pairs.size()]);
    }

    /** Two fits within the promise of the optimum are within twice that of each other. */
    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void countsOfManyMagnitudes(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 12) int competitors,
            @ForAll @IntRange(max = 12) int magnitude) {
        SplittableRandom random = new SplittableRandom(seed);
        TallyBuilder builder = Tally.builder();
        for (int i = 0; i < competitors; i++) {
            int other = (i + 1 + random.nextInt(competitors - 1)) % competitors;
            builder.addCounts(Boards.name(i), Boards.name((i + 1) % competitors), 1, 0, 0, 0);
            builder.addCounts(
                    Boards.name(i), Boards.name(other), count(random, magnitude), count(random, magnitude), 0, 0);
        }
        Tally tally = builder.build();
        Solution solution = sparse(PairTable.of(tally, new TieCounting(true, true)), false);
        assertTrue(solution.converged(), solution.toString());
        double[] newton = model.with(Solver.NEWTON).fit(tally).logStrengths();
        Points.requireWithin(2 * PROMISE, newton, solution.theta(), solution.toString());
    }

    private static long count(SplittableRandom random, int magnitude) {
        return Math.round(Math.pow(10, magnitude * random.nextDouble()));
    }

    /** Log-strengths run over 18,000 natural units, which doubles hold to 4e-12; more than the promise is not to be had. */
    @Test
    void aChainOf100ThousandIsFittedExactly() {
        Tally chain = Boards.unevenChain(100_000);
        BradleyTerryFit fit = model.fit(chain).requireConverged();
        Points.requireWithin(PROMISE, Boards.exactOnTree(chain), fit);
        assertTrue(
                fit.convergence().solver().endsWith("elimination"),
                fit.convergence().toString());
    }

    @Test
    void aRandomTreeOf50ThousandIsFittedExactly() {
        SplittableRandom random = new SplittableRandom(7);
        TallyBuilder builder = Tally.builder();
        for (int i = 1; i < 50_000; i++) {
            builder.addCounts(
                    Boards.name(random.nextInt(i)), Boards.name(i), 1 + random.nextInt(9), 1 + random.nextInt(9), 0, 0);
        }
        Tally tree = builder.build();
        Points.requireWithin(PROMISE, Boards.exactOnTree(tree), model.fit(tree).requireConverged());
    }

    /** A mixed board of 2,000 with a chain of 3,000 hanging on it: each link of the chain is fitted exactly. */
    @Test
    void aLongTailOfAMixedBoardIsFittedExactly() {
        TallyBuilder builder = Tally.builder();
        for (Battle battle : Boards.ringAndRandom(3, 2000, 20_000)) {
            builder.add(battle);
        }
        for (int i = 1999; i < 4999; i++) {
            builder.addCounts(Boards.name(i), Boards.name(i + 1), 3 + i % 5, 2 + i % 7, 0, 0);
        }
        BradleyTerryFit fit = model.fit(builder.build()).requireConverged();
        double expected = 0;
        for (int i = 1999; i < 4999; i++) {
            expected += Math.log((3.0 + i % 5) / (2 + i % 7));
            double actual = fit.logStrength(1999) - fit.logStrength(i + 1);
            assertEquals(expected, actual, 2 * PROMISE / Points.PER_UNIT);
        }
        assertTrue(Points.gradientNorm(fit) <= 1e-10);
    }

    /** Thin and heavy links by turns, with a spread of 10^11, which conjugate gradients alone do not master. */
    @Test
    void heavyAndThinLinksAlternatingAlongALongChainKeepTheirScores() {
        TallyBuilder builder = Tally.builder();
        for (int i = 0; i < 5000; i++) {
            long times = i % 2 == 0 ? 100_000_000_000L : 1;
            builder.addCounts(Boards.name(i), Boards.name(i + 1), 5 * times, 3 * times + i % 7, 0, 0);
        }
        Tally tally = builder.build();
        Points.requireWithin(
                PROMISE, Boards.exactOnTree(tally), model.fit(tally).requireConverged());
    }

    /** 10,000 competitors, 150,000 pairs met: narrow counts, several slices, and threads that share them. */
    @Test
    void aFitIsBitIdenticalForAnyNumberOfThreadsAndAnyOrderOfVotes() {
        List<Battle> battles = new ArrayList<>(Boards.ringAndRandom(11, 10_000, 150_000));
        Tally tally = Tally.of(BattleLog.of(battles));
        double[] alone = model.fit(tally).requireConverged().logStrengths();
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            for (int threads = 1; threads <= 4; threads++) {
                BradleyTerryFit fit = model.fit(tally, Execution.on(pool, threads));
                assertArrayEquals(alone, fit.logStrengths(), "with " + threads + " threads");
                assertTrue(Points.gradientNorm(fit) <= 1e-10);
            }
            Collections.shuffle(battles, new Random(5));
            Tally shuffled = Tally.of(BattleLog.of(battles));
            assertArrayEquals(alone, model.fit(shuffled, Execution.on(pool, 2)).logStrengths());
        } finally {
            pool.shutdown();
        }
    }

    /** Replicates of a bootstrap keep the pairs of the votes and may have no battle on some. */
    @Test
    void pairsWithoutABattleAreNoPairs() {
        TieCounting counting = new TieCounting(true, true);
        Tally all = Tally.of(Boards.ringAndRandom(17, 800, 8000));
        PairTable pairs = PairTable.of(all, counting);
        double[] score = new double[pairs.entries()];
        double[] battles = new double[pairs.entries()];
        TallyBuilder builder = Tally.builder();
        for (int i = 0; i < 800; i++) {
            for (int entry = pairs.start(i); entry < pairs.end(i); entry++) {
                int j = pairs.opponent(entry);
                boolean kept = Math.abs(i - j) == 1 || Math.abs(i - j) == 799 || (i + j) % 3 > 0;
                score[entry] = kept ? pairs.score(entry) : 0;
                battles[entry] = kept ? pairs.battles(entry) : 0;
                if (kept && i < j) {
                    builder.addCounts(
                            Boards.name(i),
                            Boards.name(j),
                            (long) pairs.wins(entry),
                            (long) pairs.losses(entry),
                            (long) pairs.halfWins(entry),
                            0);
                }
            }
        }
        Solution expected = sparse(PairTable.of(builder.build(), counting), false);
        Solution solution = sparse(pairs.withCounts(score, battles, new double[0]), false);
        assertTrue(solution.converged(), solution.toString());
        assertEquals("conjugate-gradient", solution.method(), "no pair of weight 0 counts as thin");
        Points.requireWithin(2 * PROMISE, expected.theta(), solution.theta(), solution.toString());
    }

    @Test
    void theLogLikelihoodIsThatOfTheVotes() {
        List<Battle> battles = Boards.ringAndRandom(13, 1000, 9000);
        for (Prior prior : Prior.values()) {
            BradleyTerryFit fit = model.with(prior).fit(Tally.of(battles)).requireConverged();
            double expected = 0;
            for (Battle battle : battles) {
                double first = fit.logStrength(battle.first()) - fit.logStrength(battle.second());
                double won = -Math.log1p(Math.exp(-first));
                double lost = -Math.log1p(Math.exp(first));
                expected += battle.outcome() == Outcome.FIRST
                        ? won
                        : battle.outcome() == Outcome.SECOND ? lost : 0.5 * (won + lost);
            }
            // 10,000 terms of size 1, each rounded to 1e-16.
            assertEquals(expected, fit.logLikelihood(), 1e-10);
        }
    }

    @Test
    void tooFewStepsAreSaid() {
        BradleyTerryFit fit = model.withMaximumIterations(2).fit(Tally.of(Boards.ringAndRandom(1, 700, 5000)));
        assertFalse(fit.convergence().isConverged());
        assertEquals(2, fit.convergence().iterations());
    }

    @Test
    void aFitCanBeCancelled() {
        Tally tally = Tally.of(Boards.ringAndRandom(1, 700, 5000));
        Execution cancelled = Execution.sequential().cancelledBy(() -> true);
        assertThrows(CancellationException.class, () -> model.fit(tally, cancelled));
    }
}
