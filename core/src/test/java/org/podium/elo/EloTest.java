package org.podium.elo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.podium.votes.Outcome;

class EloTest {
    private final Elo elo = Elo.withDefaults();

    @Test
    void theDefaultsAreTheArenas() {
        assertEquals("Elo[updateStep=4.0, base=10.0, pointsPerUnit=400.0, start=1000.0]", elo.toString());
    }

    @Test
    void optionsAreKeptAndLeaveTheOriginalAlone() {
        Elo other = elo.withUpdateStep(20).withBase(Math.E).withPointsPerUnit(1).withStart(-5);
        assertEquals(20, other.updateStep());
        assertEquals(Math.E, other.base());
        assertEquals(1, other.pointsPerUnit());
        assertEquals(-5, other.start());
        assertEquals(Elo.withDefaults(), elo);
        assertNotEquals(elo, other);
        assertEquals(
                elo, other.withUpdateStep(4).withBase(10).withPointsPerUnit(400).withStart(1000));
        assertEquals(elo.hashCode(), Elo.withDefaults().withUpdateStep(4).hashCode());
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> elo.withUpdateStep(wrong));
            assertThrows(IllegalArgumentException.class, () -> elo.withPointsPerUnit(wrong));
            assertThrows(IllegalArgumentException.class, () -> elo.withBase(wrong));
        }
        assertThrows(IllegalArgumentException.class, () -> elo.withBase(1));
        assertThrows(IllegalArgumentException.class, () -> elo.withStart(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> elo.withStart(Double.NEGATIVE_INFINITY));
        assertThrows(
                IllegalArgumentException.class,
                () -> elo.withBase(Math.nextUp(1.0)).withPointsPerUnit(Double.MAX_VALUE));
    }

    /** 400 points are odds of ten to one. */
    @Test
    void expectedScoreByHand() {
        assertEquals(0.5, elo.expectedScore(1200, 1200));
        assertEquals(10 / 11.0, elo.expectedScore(1400, 1000), 1e-15);
        assertEquals(1 / 11.0, elo.expectedScore(1000, 1400), 1e-15);
        assertEquals(1 / 101.0, elo.expectedScore(0, 800), 1e-15);
        assertEquals(2 / 3.0, elo.withBase(2).withPointsPerUnit(1).expectedScore(8, 7), 1e-15);
        assertEquals(1, elo.expectedScore(1e300, -1e300));
        assertEquals(0, elo.expectedScore(-Double.MAX_VALUE, Double.MAX_VALUE));
    }

    /**
     * The worked example of the English Wikipedia, "Elo rating system", section "Mathematical details": a player of
     * 1613 points with K = 32 loses to 1609, draws with 1477, beats 1388 and 1586, loses to 1720.
     */
    @Test
    void theExampleOfTheEncyclopedia() {
        double expected = 0;
        double[] published = {0.51, 0.69, 0.79, 0.54, 0.35};
        double[] opponents = {1609, 1477, 1388, 1586, 1720};
        for (int i = 0; i < opponents.length; i++) {
            assertEquals(published[i], elo.expectedScore(1613, opponents[i]), 0.005);
            expected += elo.expectedScore(1613, opponents[i]);
        }
        assertEquals(1601, 1613 + 32 * (2.5 - expected), 0.5);
    }

    @Test
    void updatesByHand() {
        assertEquals(new EloUpdate(1002, 998), elo.update(1000, 1000, Outcome.FIRST));
        assertEquals(new EloUpdate(998, 1002), elo.update(1000, 1000, Outcome.SECOND));
        assertEquals(new EloUpdate(1000, 1000), elo.update(1000, 1000, Outcome.TIE));
        EloUpdate upset = elo.withUpdateStep(33).update(1000, 1400, Outcome.FIRST);
        assertEquals(1030, upset.first(), 1e-12);
        assertEquals(1370, upset.second(), 1e-12);
        EloUpdate tie = elo.withUpdateStep(22).update(1400, 1000, Outcome.TIE);
        assertEquals(1391, tie.first(), 1e-12);
        assertEquals(1009, tie.second(), 1e-12);
        assertEquals(tie, elo.withUpdateStep(22).update(1400, 1000, Outcome.BOTH_BAD));
    }

    @Test
    void aWeightMultipliesTheWholeUpdate() {
        assertEquals(new EloUpdate(1004, 996), elo.update(1000, 1000, Outcome.FIRST, 2));
        assertEquals(new EloUpdate(1001, 999), elo.update(1000, 1000, Outcome.FIRST, 0.5));
        for (Outcome outcome : Outcome.values()) {
            assertEquals(new EloUpdate(1234.5, -6.75), elo.update(1234.5, -6.75, outcome, 0));
        }
    }

    @Test
    void argumentsOutOfRangeAreRefused() {
        for (double wrong : List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)) {
            assertThrows(IllegalArgumentException.class, () -> elo.expectedScore(wrong, 0));
            assertThrows(IllegalArgumentException.class, () -> elo.expectedScore(0, wrong));
            assertThrows(IllegalArgumentException.class, () -> elo.update(wrong, 0, Outcome.TIE));
            assertThrows(IllegalArgumentException.class, () -> elo.update(0, wrong, Outcome.TIE));
            assertThrows(IllegalArgumentException.class, () -> elo.update(0, 0, Outcome.TIE, wrong));
        }
        assertTrue(assertThrows(IllegalArgumentException.class, () -> elo.update(0, 0, Outcome.TIE, -1))
                .getMessage()
                .contains("-1.0"));
    }

    @Test
    void anUpdateBeyondTheNumbersIsAnError() {
        assertThrows(ArithmeticException.class, () -> elo.update(0, 0, Outcome.FIRST, Double.MAX_VALUE));
        assertThrows(
                ArithmeticException.class,
                () -> elo.update(Double.MAX_VALUE, Double.MAX_VALUE, Outcome.FIRST, Double.MAX_VALUE / 8));
    }
}
