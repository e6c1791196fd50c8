package org.podium.bradleyterry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;

/**
 * Boards on which usual methods crawl, overflow or lose digits. Numbers that are not analytic come from mpmath 1.4.1
 * with 50 digits by {@code src/test/reference/chain_ref.py}.
 */
class HardBoardsTest {
    /** What the convergence rule promises, in points. */
    private static final double PROMISE = 1e-8;

    private static final double[] RING_OF_12 = {
        29.41172338159738,
        23.89326697213408,
        18.374810562670778,
        12.974638819198606,
        7.574467075726434,
        2.688136033918351,
        -2.5103609973827505,
        -7.708858028683852,
        -13.003167373834408,
        -18.297476718984964,
        -23.591786064135523,
        -29.80539366222413
    };

    private final BradleyTerry model = BradleyTerry.withDefaults();

    @ParameterizedTest
    @EnumSource(
            value = Solver.class,
            names = {"AUTO", "NEWTON", "CONJUGATE_GRADIENT"})
    void aChainOf100IsFittedExactly(Solver solver) {
        Tally chain = Boards.unevenChain(100);
        BradleyTerryFit fit = model.with(solver).fit(chain).requireConverged();
        Points.requireWithin(PROMISE, Boards.exactOnTree(chain), fit);
        // by mpmath, whose analytic solution the line above repeats in doubles
        assertEquals(18.183256379741472, fit.logStrength(0), PROMISE / Points.PER_UNIT);
        assertEquals(-550.7300771616358, fit.logLikelihood(), 1e-10);
    }

    @ParameterizedTest
    @EnumSource(
            value = Solver.class,
            names = {"AUTO", "NEWTON", "CONJUGATE_GRADIENT"})
    void anAlmostSeparatedRingOf12IsFitted(Solver solver) {
        TallyBuilder builder = Tally.builder();
        for (int i = 0; i < 11; i++) {
            builder.addCounts(Boards.name(i), Boards.name(i + 1), 1000, 1, 0, 0);
        }
        builder.addCounts(Boards.name(0), Boards.name(11), 1000, 1, 0, 0);
        builder.addCounts(Boards.name(0), Boards.name(5), 997, 2, 0, 0);
        builder.addCounts(Boards.name(2), Boards.name(7), 40, 0, 1, 0);
        builder.addCounts(Boards.name(4), Boards.name(10), 7, 3, 0, 0);
        BradleyTerryFit fit = model.with(solver).fit(builder.build()).requireConverged();
        Points.requireWithin(PROMISE, RING_OF_12, fit);
        assertEquals(-331.0564772156886, fit.logLikelihood(), 1e-10);
    }

    /** Sweeps of Newman's iteration move a chain's ends by ever smaller steps: the result must not pass for the fit. */
    @Test
    void sweepsOnAChainSayThatTheyDidNotConverge() {
        Tally chain = Boards.unevenChain(100);
        BradleyTerryFit fit = model.with(Solver.NEWMAN).fit(chain);
        assertEquals(Convergence.Status.NOT_CONVERGED, fit.convergence().status());
        assertFalse(fit.convergence().isConverged());
        assertEquals("newman", fit.convergence().solver());
        double off = Points.distance(Boards.exactOnTree(chain), fit.logStrengths());
        assertTrue(off > PROMISE, "off by " + off);
        assertEquals(off, fit.convergence().newtonCorrection(), 0.2 * off, "the correction says how far it is off");
        NotConvergedException thrown = assertThrows(NotConvergedException.class, fit::requireConverged);
        assertSame(fit.convergence(), thrown.convergence());
        assertEquals(new NotConverged(fit.convergence()), thrown.finding());
        assertEquals("not-converged", thrown.finding().kind());
        assertTrue(thrown.getMessage().contains("Solver.AUTO"), thrown.getMessage());
    }

    @ParameterizedTest
    @EnumSource(Solver.class)
    void tooFewIterationsAreSaid(Solver solver) {
        BradleyTerryFit fit = model.with(solver).withMaximumIterations(1).fit(Boards.unevenChain(20));
        assertFalse(fit.convergence().isConverged());
        assertThrows(NotConvergedException.class, fit::requireConverged);
    }

    @Test
    void aConvergedFitReturnsItself() {
        BradleyTerryFit fit = model.fit(Boards.of("a b 3:1"));
        assertSame(fit, fit.requireConverged());
        assertEquals(Math.log(3), fit.logStrength("a") - fit.logStrength("b"), 1e-14);
    }

    /** The log-strengths span more than 2,000, far beyond the range of e^θ. */
    @ParameterizedTest
    @EnumSource(
            value = Solver.class,
            names = {"AUTO", "NEWTON", "CONJUGATE_GRADIENT"})
    void aChainOf300ThousandToOneLinksDoesNotOverflow(Solver solver) {
        Tally chain = Boards.chain(300, 1000, 1);
        BradleyTerryFit fit = model.with(solver).fit(chain).requireConverged();
        assertTrue(fit.logStrength(0) - fit.logStrength(299) > 2000);
        Points.requireWithin(PROMISE, Boards.exactOnTree(chain), fit);
        assertEquals(1, fit.winProbability(Boards.name(0), Boards.name(299)));
        assertTrue(Double.isFinite(fit.logLikelihood()));
    }

    @Test
    void sweepsThatLeaveTheRangeOfDoublesSaySo() {
        BradleyTerryFit fit = model.with(Solver.NEWMAN).fit(Boards.chain(300, 1000, 1));
        assertFalse(fit.convergence().isConverged());
        for (double theta : fit.logStrengths()) {
            assertTrue(Double.isFinite(theta));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {700, 5000})
    void longChainsAreFitted(int competitors) {
        Tally chain = Boards.unevenChain(competitors);
        Points.requireWithin(5e-8, Boards.exactOnTree(chain), model.fit(chain).requireConverged());
    }

    @Test
    void twoThousandCompetitorsWith50BattlesEachConvergeToThePromise() {
        Tally tally = LongStream.iterate(1, seed -> seed + 1)
                .mapToObj(seed -> Tally.of(Boards.random(seed, 2000, 50_000, 0)))
                .filter(draw -> model.check(draw).isIdentifiable())
                .findFirst()
                .orElseThrow();
        assertEquals(2000, tally.roster().size());
        BradleyTerryFit fit = model.fit(tally).requireConverged();
        assertTrue(fit.convergence().gradientNorm() <= 1e-10);
        assertTrue(fit.convergence().newtonCorrection() <= PROMISE);
        assertTrue(Points.gradientNorm(fit) <= 1e-10);
        for (Solver other : new Solver[] {Solver.NEWMAN, Solver.CONJUGATE_GRADIENT}) {
            Points.requireWithin(
                    2 * PROMISE,
                    fit.logStrengths(),
                    model.with(other).fit(tally).requireConverged());
        }
    }

    /** Two pairs that met a million million times and more, linked by ten battles: what the ten say must not be lost. */
    @ParameterizedTest
    @ValueSource(longs = {1_000_000L, 1_000_000_000_000L, 1_000_000_000_000_000L})
    void aThinLinkBetweenHeavyPairsKeepsItsScore(long many) {
        Tally tally = Boards.of("a b " + many / 3 + ":" + many / 2, "b c 6:4", "c d " + many / 7 + ":" + many / 2);
        for (Solver solver : new Solver[] {Solver.AUTO, Solver.NEWTON, Solver.CONJUGATE_GRADIENT}) {
            Points.requireWithin(
                    PROMISE,
                    Boards.exactOnTree(tally),
                    model.with(solver).fit(tally).requireConverged());
        }
    }

    @Test
    void heavyAndThinLinksAlternatingAlongAChainKeepTheirScores() {
        TallyBuilder builder = Tally.builder();
        for (int i = 0; i < 20; i++) {
            long times = i % 2 == 0 ? 1_000_000_000_000L : 1;
            builder.addCounts(Boards.name(i), Boards.name(i + 1), 5 * times, 3 * times + i, 0, 0);
        }
        Tally tally = builder.build();
        for (Solver solver : new Solver[] {Solver.AUTO, Solver.NEWTON}) {
            Points.requireWithin(
                    PROMISE,
                    Boards.exactOnTree(tally),
                    model.with(solver).fit(tally).requireConverged());
        }
        // Conjugate gradients may run out of digits here, but then they have to say so.
        BradleyTerryFit fit = model.with(Solver.CONJUGATE_GRADIENT).fit(tally);
        assertTrue(!fit.convergence().isConverged()
                || Points.distance(Boards.exactOnTree(tally), fit.logStrengths()) <= PROMISE);
    }

    /**
     * Heavy results that contradict each other leave large residuals, which cancel only when all are added: what ten
     * battles between two such groups say must not drown in their rounding.
     */
    @ParameterizedTest
    @EnumSource(
            value = Solver.class,
            names = {"AUTO", "NEWTON", "CONJUGATE_GRADIENT"})
    void aThinLinkBetweenHeavyContradictionsKeepsItsScore(Solver solver) {
        Tally tally = Boards.of(
                "a b 800000000000:100000000000",
                "b c 700000000000:300000000001",
                "c a 900000000007:200000000000",
                "d e 400000000000:100000000003",
                "e f 700000000000:600000000000",
                "f d 500000000001:200000000000",
                "a d 6:4");
        double[] expected = {
            0.2165672168408428,
            -0.0065763344697183255,
            0.3988887736434911,
            -0.1888978912673216,
            -0.33622270702837403,
            -0.08375905771891992
        };
        Points.requireWithin(PROMISE, expected, model.with(solver).fit(tally).requireConverged());
    }

    /** Full Newton steps from equal strengths overshoot here, to where the information underflows. */
    @ParameterizedTest
    @EnumSource(
            value = Solver.class,
            names = {"AUTO", "NEWTON", "CONJUGATE_GRADIENT"})
    void contradictionsOfManyMagnitudesAreFitted(Solver solver) {
        Tally tally = Boards.of(
                "a d 4242271:24273020",
                "b c 3249253:53031317060",
                "a b 4531109:1537",
                "b d 50903:1061151325",
                "c e 12:2698469",
                "a e 4000425439:1691");
        double[] expected = {
            9.885453819732039, -14.930155821785787, -5.245954270928746, 11.61569364248191, -1.3250373694994144
        };
        BradleyTerryFit fit = model.with(solver).fit(tally).requireConverged();
        Points.requireWithin(PROMISE, expected, fit);
        assertEquals(-48276835.18782247, fit.logLikelihood(), 1e-6);
    }

    /** After the first sweeps of the automatic choice the information underflows, so it has to begin again. */
    @ParameterizedTest
    @EnumSource(
            value = Solver.class,
            names = {"AUTO", "NEWTON", "CONJUGATE_GRADIENT"})
    void sweepsThatLeadAstrayAreTakenBack(Solver solver) {
        Tally tally = Boards.of(
                "a b 71141:125",
                "b i 275337:190884763",
                "c f 1502116:0 1",
                "d e 755331613:208",
                "c e 150664680:1204628958713",
                "f g 513243511508:0 1",
                "b g 577731054:4",
                "c h 0:81 1",
                "a i 46483:45466960");
        double[] expected = {
            -14.201457769032075,
            -14.48098883314755,
            9.303382797583694,
            33.395137605355664,
            18.290008251757104,
            -5.612150054523596,
            -33.269313485878314,
            14.397132998390457,
            -7.82175151050539
        };
        Points.requireWithin(PROMISE, expected, model.with(solver).fit(tally).requireConverged());
    }

    /** Weights that differ by 10^12 along a long chain are too much for conjugate gradients. */
    @Test
    void whereConjugateGradientsFailEliminationTakesOver() {
        TallyBuilder builder = Tally.builder();
        for (int i = 0; i < 601; i++) {
            long times = i % 2 == 0 ? 1_000_000_000_000L : 1;
            builder.addCounts(Boards.name(i), Boards.name(i + 1), 5 * times, 3 * times + i, 0, 0);
        }
        Tally tally = builder.build();
        BradleyTerryFit fit = model.fit(tally).requireConverged();
        assertEquals("conjugate-gradient+elimination", fit.convergence().solver());
        Points.requireWithin(PROMISE, Boards.exactOnTree(tally), fit);
    }

    /** Links won ten million million times to one: the surprise of a single loss must survive beside such a count. */
    @ParameterizedTest
    @EnumSource(
            value = Solver.class,
            names = {"AUTO", "NEWTON", "CONJUGATE_GRADIENT"})
    void aSingleLossAgainstTenMillionMillionWinsCounts(Solver solver) {
        Tally chain = Boards.chain(10, 10_000_000_000_000L, 1);
        Points.requireWithin(
                PROMISE,
                Boards.exactOnTree(chain),
                model.with(solver).fit(chain).requireConverged());
    }

    @ParameterizedTest
    @EnumSource(Solver.class)
    void countsUpToTheLimitAreFitted(Solver solver) {
        Tally pair = Boards.of("a b 1000000000000000:3 7 11");
        BradleyTerryFit fit = model.with(solver).fit(pair).requireConverged();
        assertEquals(Math.log((1_000_000_000_000_000L + 9.0) / 12), fit.logStrength("a") - fit.logStrength("b"), 1e-13);
        assertEquals(1_000_000_000_000_021L, fit.tally().battles());
    }

    /** 18 competitors around a hub, with counts from 1 to 10^12 in every combination. */
    @Test
    void wildlyDifferentCountsAroundAHubAreFitted() {
        TallyBuilder builder = Tally.builder();
        for (int i = 1; i < 19; i++) {
            builder.addCounts(
                    Boards.name(0),
                    Boards.name(i),
                    Math.round(Math.pow(10, i % 13)),
                    Math.round(Math.pow(10, i * 7 % 13)),
                    0,
                    0);
        }
        Tally hub = builder.build();
        for (Solver solver : Solver.values()) {
            Points.requireWithin(
                    PROMISE,
                    Boards.exactOnTree(hub),
                    model.with(solver).fit(hub).requireConverged());
        }
    }

    @Test
    void aDenseSolverRefusesABoardThatWouldNotFitInMemory() {
        Tally chain = Boards.chain(12_001, 1, 1);
        IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class, () -> model.with(Solver.NEWTON).fit(chain));
        assertTrue(thrown.getMessage().contains("12001"), thrown.getMessage());
        assertTrue(model.fit(chain).convergence().isConverged());
    }
}
