package org.podium.elo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LogisticTableTest {

    /** The direct formula is itself wrong by up to two units in the last place, 4e-16. */
    @Test
    void agreesWithTheDirectFormula() {
        double worst = 0;
        for (int i = 0; i <= 4_200_000; i++) {
            double x = i * 1e-5;
            double direct = 1 / (1 + StrictMath.exp(x));
            worst = Math.max(worst, Math.abs(LogisticTable.weakerScore(x) - direct) / direct);
        }
        assertTrue(worst < 1e-15, "relative error " + worst);
    }

    @Test
    void specialArguments() {
        assertEquals(0.5, LogisticTable.weakerScore(0));
        assertEquals(0.5, LogisticTable.weakerScore(Double.MIN_VALUE));
        assertEquals(0, LogisticTable.weakerScore(Double.POSITIVE_INFINITY));
        assertEquals(1 / (1 + StrictMath.exp(40)), LogisticTable.weakerScore(40));
        assertEquals(1 / (1 + StrictMath.exp(40)), LogisticTable.weakerScore(Math.nextDown(40.0)), 1e-31);
        assertEquals(StrictMath.exp(-700), LogisticTable.weakerScore(700), 1e-318);
    }
}
