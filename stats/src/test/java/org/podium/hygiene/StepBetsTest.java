package org.podium.hygiene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StepBetsTest {
    /** Between these the factors do not change. */
    private static final double[] STEPS = {0, 0.125, 0.25, 0.5, 0.75, 1};

    @Test
    void everyGamblersFactorHasMeanOne() {
        double[] means = new double[StepBets.COUNT];
        for (int step = 1; step < STEPS.length; step++) {
            double[] wealth = new double[StepBets.COUNT];
            Arrays.fill(wealth, 1);
            StepBets.bet(wealth, 0, (STEPS[step - 1] + STEPS[step]) / 2, 1);
            for (int i = 0; i < means.length; i++) {
                means[i] += (STEPS[step] - STEPS[step - 1]) * wealth[i];
            }
        }
        for (double mean : means) {
            assertEquals(1, mean, 1e-14);
        }
    }

    @Test
    void smallPValuesPayMore() {
        double before = Double.POSITIVE_INFINITY;
        for (int step = 1; step < STEPS.length; step++) {
            double[] wealth = new double[StepBets.COUNT];
            Arrays.fill(wealth, 1);
            double mean = StepBets.bet(wealth, 0, STEPS[step], 1);
            assertEquals(Arrays.stream(wealth).average().orElseThrow(), mean, 1e-14);
            assertTrue(mean < before);
            before = mean;
        }
    }

    @Test
    void wealthStaysFinite() {
        double[] wealth = new double[StepBets.COUNT];
        Arrays.fill(wealth, 1);
        double mean = 1;
        for (int bet = 0; bet < 10_000; bet++) {
            mean = StepBets.bet(wealth, 0, 0.01, mean);
        }
        assertTrue(mean > 1e200 && mean < 1e210, "mean " + mean);
        for (int bet = 0; bet < 10_000; bet++) {
            mean = StepBets.bet(wealth, 0, 0.99, mean);
        }
        assertTrue(mean > 1e200, "those who are rich bet no more");
    }
}
