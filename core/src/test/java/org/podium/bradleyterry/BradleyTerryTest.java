package org.podium.bradleyterry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.podium.votes.Tally;

/** The options of a model and what a fit answers. */
class BradleyTerryTest {
    private final BradleyTerry model = BradleyTerry.withDefaults();

    @Test
    void defaultsAreHalfWinsWithoutPriorAndWithErrors() {
        assertEquals(TieModel.HALF_WIN, model.tieModel());
        assertEquals(BothBad.AS_TIE, model.bothBad());
        assertEquals(Prior.NONE, model.prior());
        assertEquals(OnUnidentifiable.ERROR, model.onUnidentifiable());
        assertEquals(Solver.AUTO, model.solver());
        assertEquals(10_000, model.maximumIterations());
        assertTrue(model.countsTies());
        assertTrue(model.countsBothBad());
    }

    @Test
    void eachOptionMakesANewModelAndKeepsTheOthers() {
        BradleyTerry chosen = model.with(TieModel.DROPPED)
                .with(BothBad.DROPPED)
                .with(Prior.HALF_WIN_HALF_LOSS)
                .with(OnUnidentifiable.PRIOR)
                .with(Solver.NEWTON)
                .withMaximumIterations(7);
        assertEquals(TieModel.DROPPED, chosen.tieModel());
        assertEquals(BothBad.DROPPED, chosen.bothBad());
        assertEquals(Prior.HALF_WIN_HALF_LOSS, chosen.prior());
        assertEquals(OnUnidentifiable.PRIOR, chosen.onUnidentifiable());
        assertEquals(Solver.NEWTON, chosen.solver());
        assertEquals(7, chosen.maximumIterations());
        defaultsAreHalfWinsWithoutPriorAndWithErrors();
    }

    @Test
    void droppedTiesTakeBothBadsWithThem() {
        assertFalse(model.with(TieModel.DROPPED).countsTies());
        assertFalse(model.with(TieModel.DROPPED).countsBothBad());
        assertTrue(model.with(BothBad.DROPPED).countsTies());
        assertFalse(model.with(BothBad.DROPPED).countsBothBad());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void theLimitOfIterationsIsAtLeastOne(int limit) {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> model.withMaximumIterations(limit))
                .getMessage()
                .contains(String.valueOf(limit)));
    }

    /** Three competitors, worked by hand: with s the score, σ(θ_a − θ_b) = 3/4 and σ(θ_b − θ_c) = 5/8. */
    @Test
    void aTreeIsFittedByItsShares() {
        BradleyTerryFit fit = model.fit(Boards.of("a b 5:1 1 1", "b c 2:1 0 1"));
        assertEquals(Math.log(6.0 / 2.0), fit.logStrength("a") - fit.logStrength("b"), 1e-13);
        assertEquals(0.75, fit.winProbability("a", "b"), 1e-14);
        assertEquals(0.625, fit.winProbability("b", "c"), 1e-14);
        assertEquals(1, fit.winProbability("a", "c") + fit.winProbability("c", "a"), 1e-15);
        assertEquals(0.5, fit.winProbability("a", "a"));
        double expected = 6 * Math.log(0.75) + 2 * Math.log(0.25) + 2.5 * Math.log(0.625) + 1.5 * Math.log(0.375);
        assertEquals(expected, fit.logLikelihood(), 1e-12);
    }

    @Test
    void logStrengthsSumToZeroAndAreACopyInOrderOfTheRoster() {
        BradleyTerryFit fit = model.fit(Boards.of("b a 5:1", "c a 3:2", "b c 2:2"));
        assertEquals(List.of("a", "b", "c"), fit.roster().names());
        double[] theta = fit.logStrengths();
        assertEquals(0, DoubleStream.of(theta).sum(), 1e-14);
        for (int i = 0; i < 3; i++) {
            assertEquals(theta[i], fit.logStrength(i));
            assertEquals(theta[i], fit.logStrength(fit.roster().name(i)));
        }
        theta[0] = 99;
        assertNotEquals(99, fit.logStrength(0));
        assertNotSame(fit.logStrengths(), fit.logStrengths());
    }

    @Test
    void unknownCompetitorsAreRefusedByName() {
        BradleyTerryFit fit = model.fit(Boards.of("a b 2:1"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> fit.winProbability("a", "zeta"))
                .getMessage()
                .contains("'zeta'"));
    }

    @Test
    void aFitRemembersWhatMadeIt() {
        Tally tally = Boards.of("a b 2:1");
        BradleyTerry options = model.with(Solver.NEWTON).with(BothBad.DROPPED).withMaximumIterations(50);
        BradleyTerryFit fit = options.fit(tally);
        assertEquals(options, fit.model());
        assertEquals(tally, fit.tally());
        Provenance provenance = fit.provenance();
        Map<String, String> given = provenance.options();
        assertEquals("HALF_WIN", given.get("ties"));
        assertEquals("DROPPED", given.get("bothBad"));
        assertEquals("NONE", given.get("prior"));
        assertEquals("ERROR", given.get("onUnidentifiable"));
        assertEquals("NEWTON", given.get("solver"));
        assertEquals("50", given.get("maximumIterations"));
        assertEquals(
                provenance.options().keySet().stream().sorted().toList(),
                List.copyOf(provenance.options().keySet()),
                "in order of name, so that it prints the same in every run");
        assertEquals(tally.digest(), provenance.votesDigest());
        assertEquals(Provenance.libraryVersion(), provenance.version());
        assertFalse(provenance.version().contains("$"), "filled in by the build");
        assertEquals(System.getProperty("java.version"), provenance.java());
    }

    @Test
    void theDigestIsThatOfTheVotesGivenNotOfThoseKept() {
        Tally given = Boards.of("a b 2:1", "x y 1:0");
        BradleyTerryFit fit = model.with(OnUnidentifiable.LARGEST_COMPONENT).fit(given);
        assertEquals(given.digest(), fit.provenance().votesDigest());
        assertNotEquals(given.digest(), fit.tally().digest());
    }

    @Test
    void oneModelServesManyTallies() {
        double[] first = model.fit(Boards.of("a b 2:1")).logStrengths();
        model.fit(Boards.of("a b 1:7", "b c 3:2"));
        Points.requireWithin(0, first, model.fit(Boards.of("a b 2:1")));
    }

    @Test
    void textsNameTheOptionsAndTheStatus() {
        assertTrue(model.toString().contains("HALF_WIN"), model.toString());
        String fit = model.fit(Boards.of("a b 2:1")).toString();
        assertTrue(fit.contains("2 competitors") && fit.contains("CONVERGED"), fit);
    }
}
