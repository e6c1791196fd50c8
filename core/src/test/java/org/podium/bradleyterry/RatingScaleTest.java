package org.podium.bradleyterry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.podium.votes.DataException;

class RatingScaleTest {
    /** Points; scores near 1000 have a unit in the last place of 1e-13. */
    private static final double ROUNDING = 1e-11;

    private final BradleyTerryFit fit = BradleyTerry.withDefaults().fit(Boards.of("strong weak 10:1"));

    /** Odds of ten to one are 400 points. */
    @Test
    void scoresAreCentredOn1000With400PointsForTenToOne() {
        assertEquals(1200, RatingScale.centred().score(fit, "strong"), ROUNDING);
        assertEquals(800, RatingScale.centred().score(fit, "weak"), ROUNDING);
        assertEquals(173.71779276130073, RatingScale.ARENA_POINTS_PER_UNIT, 1e-13);
        assertEquals(1700, RatingScale.centredOn(1500).score(fit, "strong"), ROUNDING);
    }

    @Test
    void anAnchorShiftsAllScoresByOneConstant() {
        RatingScale scale = RatingScale.anchored("weak", 1114);
        assertEquals(1114, scale.score(fit, "weak"), ROUNDING);
        assertEquals(1514, scale.score(fit, "strong"), ROUNDING);
        assertEquals(Optional.of("weak"), scale.anchor());
        assertEquals(1114, scale.reference());
        assertEquals(1314, scale.offset(fit), ROUNDING);
        assertEquals(Optional.empty(), RatingScale.centred().anchor());
        assertEquals(1000, RatingScale.centred().offset(fit));
    }

    @Test
    void otherUnitsStretchAroundTheReference() {
        RatingScale natural = RatingScale.centredOn(0).withPointsPerUnit(1);
        assertEquals(fit.logStrength("strong"), natural.score(fit, "strong"));
        assertEquals(1, natural.pointsPerUnit());
        RatingScale anchored = RatingScale.anchored("weak", 25).withPointsPerUnit(10);
        assertEquals(25, anchored.score(fit, "weak"), ROUNDING);
        assertEquals(25 + 10 * Math.log(10), anchored.score(fit, "strong"), ROUNDING);
    }

    @Test
    void anAnchorInAnotherComponentIsAFindingThatNamesIt() {
        BradleyTerryFit largest = BradleyTerry.withDefaults()
                .with(OnUnidentifiable.LARGEST_COMPONENT)
                .fit(Boards.of("a b 1:1", "b c 1:1", "x y 1:1"));
        RatingScale scale = RatingScale.anchored("x", 1000);
        DataException thrown = assertThrows(DataException.class, () -> scale.score(largest, "a"));
        AnchorNotRated expected = new AnchorNotRated("x", true, List.of("a", "b", "c"));
        assertEquals(expected, thrown.finding());
        assertEquals("anchor-in-other-component", expected.kind());
        assertEquals(List.of("x"), expected.competitors());
        assertTrue(thrown.getMessage().contains("'x'"), thrown.getMessage());
        assertTrue(thrown.getMessage().contains("anchor at one of the competitors rated"), thrown.getMessage());
        assertThrows(DataException.class, () -> scale.offset(largest));
        BradleyTerryFit other = BradleyTerry.withDefaults()
                .fitEachComponent(Boards.of("a b 1:1", "b c 1:1", "x y 3:1"))
                .get(1);
        assertEquals(1000, scale.score(other, "x"), ROUNDING);
    }

    @Test
    void anAnchorInNoVoteIsAnotherFinding() {
        RatingScale scale = RatingScale.anchored("nobody", 1000);
        DataException thrown = assertThrows(DataException.class, () -> scale.score(fit, "weak"));
        assertEquals(new AnchorNotRated("nobody", false, List.of("strong", "weak")), thrown.finding());
        assertEquals("anchor-unknown", thrown.finding().kind());
    }

    @Test
    void anUnknownCompetitorIsRefused() {
        RatingScale scale = RatingScale.centred();
        assertThrows(IllegalArgumentException.class, () -> scale.score(fit, "nobody"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void referencesMustBeFinite(double value) {
        assertThrows(IllegalArgumentException.class, () -> RatingScale.centredOn(value));
        assertThrows(IllegalArgumentException.class, () -> RatingScale.anchored("a", value));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 0, -1})
    void unitsMustBeFiniteAndPositive(double value) {
        RatingScale scale = RatingScale.centred();
        assertTrue(assertThrows(IllegalArgumentException.class, () -> scale.withPointsPerUnit(value))
                .getMessage()
                .contains(String.valueOf(value)));
    }

    @Test
    void anAnchorNeedsAName() {
        assertThrows(IllegalArgumentException.class, () -> RatingScale.anchored(" ", 1000));
    }

    @Test
    void theTextSaysWhatStandsWhere() {
        assertTrue(RatingScale.centred().toString().contains("mean = 1000.0"));
        assertTrue(RatingScale.anchored("weak", 1114).toString().contains("weak = 1114.0"));
    }
}
