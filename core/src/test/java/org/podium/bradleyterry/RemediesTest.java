package org.podium.bradleyterry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.podium.votes.Tally;

class RemediesTest {
    private final BradleyTerry model = BradleyTerry.withDefaults();
    private final BradleyTerry keepLargest = model.with(OnUnidentifiable.LARGEST_COMPONENT);
    private final BradleyTerry usePrior = model.with(OnUnidentifiable.PRIOR);

    @Test
    void theLargestComponentIsFittedAsIfTheRestWereNotThere() {
        Tally largest = Boards.of("a b 3:2", "b c 4:2 1");
        Tally rest = Boards.of("x y 1:1", "king a 2:0");
        BradleyTerryFit fit = keepLargest.fit(largest.plus(rest));
        assertEquals(largest, fit.tally());
        assertArrayEquals(model.fit(largest).logStrengths(), fit.logStrengths());
        assertEquals(List.of("king", "x", "y"), fit.droppedCompetitors());
        assertEquals(4, fit.droppedBattles());
        assertEquals(List.of("a", "b", "c"), fit.identifiability().components().get(0));
        assertFalse(fit.identifiability().isIdentifiable(), "the verdict is on the votes given");
        assertThrows(IllegalArgumentException.class, () -> fit.logStrength("king"));
    }

    @Test
    void amongEqualNumbersOfCompetitorsTheOneWithMoreVotesIsKept() {
        BradleyTerryFit fit = keepLargest.fit(Boards.of("a b 2:1", "y z 2:1 1"));
        assertEquals(List.of("y", "z"), fit.roster().names());
    }

    @Test
    void amongEqualVotesTheFirstByNameIsKept() {
        BradleyTerryFit fit = keepLargest.fit(Boards.of("y z 2:1", "a b 2:1"));
        assertEquals(List.of("a", "b"), fit.roster().names());
    }

    /** Votes between components belong to none, however many they are. */
    @Test
    void onlyVotesInsideAComponentCountForTheChoice() {
        BradleyTerryFit fit = keepLargest.fit(Boards.of("a b 1:1", "y z 2:1", "a king 0:9", "b king 0:9"));
        assertEquals(List.of("y", "z"), fit.roster().names());
    }

    @Test
    void aLargeComponentBeatsOneWithManyVotes() {
        BradleyTerryFit fit = keepLargest.fit(Boards.of("a b 1000:1000", "x y 1:1", "y z 1:1"));
        assertEquals(List.of("x", "y", "z"), fit.roster().names());
    }

    @Test
    void remediesChangeNothingWhereNoneIsNeeded() {
        Tally tally = Boards.of("a b 3:2", "b c 4:2 1");
        BradleyTerryFit plain = model.fit(tally);
        for (OnUnidentifiable reaction : OnUnidentifiable.values()) {
            BradleyTerryFit fit = model.with(reaction).fit(tally);
            assertArrayEquals(plain.logStrengths(), fit.logStrengths());
            assertEquals(Prior.NONE, fit.prior());
            assertEquals(List.of(), fit.droppedCompetitors());
            assertEquals(0, fit.droppedBattles());
            assertEquals(OptionalDouble.empty(), fit.phantomLogStrength());
        }
        assertEquals(1, model.fitEachComponent(tally).size());
        assertArrayEquals(
                plain.logStrengths(), model.fitEachComponent(tally).get(0).logStrengths());
    }

    @Test
    void eachComponentIsCentredByItself() {
        Tally tally = Boards.of("a b 3:1", "x y 2:1", "y z 2:1", "x a 1:0", "lone x 0:1");
        List<BradleyTerryFit> fits = model.fitEachComponent(tally);
        assertEquals(
                List.of(List.of("x", "y", "z"), List.of("a", "b")),
                fits.stream().map(fit -> fit.roster().names()).toList());
        assertEquals(Math.log(3) / 2, fits.get(1).logStrength("a"), 1e-14);
        assertEquals(-Math.log(3) / 2, fits.get(1).logStrength("b"), 1e-14);
        assertEquals(Math.log(2), fits.get(0).logStrength("x"), 1e-14);
        assertEquals(List.of("lone", "x", "y", "z"), fits.get(1).droppedCompetitors());
        assertEquals(8, fits.get(0).tally().battles() + fits.get(0).droppedBattles() - 4);
        for (BradleyTerryFit fit : fits) {
            assertTrue(fit.convergence().isConverged());
            assertEquals(12 - fit.tally().battles(), fit.droppedBattles());
        }
    }

    /** mpmath 1.4.1 with 50 digits by {@code src/test/reference/prior_ref.py}. */
    @ParameterizedTest
    @EnumSource(Solver.class)
    void thePriorMatchesMpmath(Solver solver) {
        Tally tally = Boards.of("a b 3:0", "b c 2:1", "c d 1:1 1", "b d 2:2");
        double[] expected = {1.6128449803674771, -0.4333966683202565, -0.6934685417755622, -0.4859797702716585};
        for (BradleyTerry options : List.of(usePrior, model.with(Prior.HALF_WIN_HALF_LOSS))) {
            BradleyTerryFit fit = options.with(solver).fit(tally).requireConverged();
            Points.requireWithin(1e-8, expected, fit);
            assertEquals(Prior.HALF_WIN_HALF_LOSS, fit.prior());
            assertEquals(-7.208806969959262, fit.logLikelihood(), 1e-9, "of the votes alone");
            // the phantom sits at 0 before centring: there a is at 1.6829750795959322
            assertEquals(
                    1.6829750795959322,
                    fit.logStrength("a") - fit.phantomLogStrength().orElseThrow(),
                    1e-10);
            assertEquals(List.of(), fit.droppedCompetitors());
        }
    }

    @Test
    void aPriorAskedForAlwaysIsUsedWithoutNeedToo() {
        Tally tally = Boards.of("a b 3:1");
        BradleyTerryFit fit = model.with(Prior.HALF_WIN_HALF_LOSS).fit(tally);
        assertEquals(Prior.HALF_WIN_HALF_LOSS, fit.prior());
        assertTrue(fit.identifiability().isIdentifiable());
        assertTrue(fit.logStrength("a") < Math.log(3) / 2, "pulled to the middle");
        assertFalse(fit.restsOnPrior("a", "b"));
    }

    @Test
    void contrastsAcrossComponentsRestOnThePrior() {
        BradleyTerryFit fit = usePrior.fit(Boards.of("a b 3:1", "x y 1:1", "king a 2:0"));
        assertFalse(fit.restsOnPrior("a", "b"));
        assertFalse(fit.restsOnPrior("x", "y"));
        assertTrue(fit.restsOnPrior("a", "x"));
        assertTrue(fit.restsOnPrior("y", "b"));
        assertTrue(fit.restsOnPrior("king", "a"));
        assertFalse(fit.restsOnPrior("king", "king"));
        assertThrows(IllegalArgumentException.class, () -> fit.restsOnPrior("a", "nobody"));
        assertFalse(keepLargest.fit(Boards.of("a b 3:1", "x y 1:1")).restsOnPrior("a", "b"));
    }

    /** With no votes between them, groups of equals are all at the prior's zero. */
    @Test
    void thePriorPutsUnconnectedEqualsOnOneLevel() {
        BradleyTerryFit fit = usePrior.fit(Boards.of("a b 5:5", "x y 1:1"));
        Points.requireWithin(1e-12, new double[4], fit);
    }

    @Test
    void competitorsLeftWithoutACountedVoteAreAtThePriorsZero() {
        BradleyTerryFit fit = usePrior.with(TieModel.DROPPED).fit(Boards.of("a b 4:1", "draws a 0:0 3"));
        assertEquals(fit.phantomLogStrength().orElseThrow(), fit.logStrength("draws"), 1e-12);
    }
}
