package org.podium.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.podium.bradleyterry.AnchorNotRated;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.NotConvergedException;
import org.podium.bradleyterry.RatingScale;
import org.podium.bradleyterry.Reweighting;
import org.podium.bradleyterry.Solver;
import org.podium.resampling.Bootstrap;
import org.podium.stats.testing.TestBoards;
import org.podium.votes.DataException;
import org.podium.votes.Tally;

/** What all methods have in common, and the normal intervals. */
class IntervalMethodTest {
    private static final double POINTS = 400 / Math.log(10);
    private static final BradleyTerryFit FIT = BradleyTerry.withDefaults().fit(Tally.of(TestBoards.mixed(1, 6, 600)));

    static List<IntervalMethod> methods() {
        Bootstrap few = Bootstrap.withDefaults().replicates(200);
        return List.of(
                IntervalMethod.sandwich(0.95),
                IntervalMethod.fisher(0.95),
                IntervalMethod.percentile(0.95).with(few),
                IntervalMethod.basic(0.95).with(few),
                IntervalMethod.bca(0.95).with(few));
    }

    @Test
    void methodsHaveTheNamesOfTheCommandLine() {
        assertEquals(
                List.of("sandwich", "fisher", "percentile", "basic", "bca"),
                methods().stream().map(IntervalMethod::name).toList());
    }

    /** 1.959963984540054 is the normal quantile; rounding of sums of some 1000 points. */
    @Test
    void sandwichAndFisherAreScorePlusMinusErrors() {
        for (IntervalMethod method : List.of(IntervalMethod.sandwich(0.95), IntervalMethod.fisher(0.95))) {
            Covariance covariance =
                    method.name().equals("sandwich") ? Covariance.sandwich(FIT) : Covariance.fisher(FIT);
            Intervals intervals = method.estimate(FIT, RatingScale.centred(), RelativeTo.MEAN);
            for (int i = 0; i < 6; i++) {
                double score = 1000 + POINTS * FIT.logStrength(i);
                double error = POINTS * covariance.standardError(TestBoards.name(i));
                assertEquals(error, intervals.standardError(i), 1e-12);
                assertEquals(score - 1.959963984540054 * error, intervals.lower(i), 1e-11);
                assertEquals(score + 1.959963984540054 * error, intervals.upper(i), 1e-11);
            }
        }
    }

    @Test
    void relativeToTheAnchorTheErrorIsThatOfTheDifference() {
        RatingScale scale = RatingScale.anchored(TestBoards.name(2), 1234);
        Intervals intervals = IntervalMethod.sandwich(0.9).estimate(FIT, scale, RelativeTo.ANCHOR);
        Covariance covariance = Covariance.sandwich(FIT);
        for (int i = 0; i < 6; i++) {
            double error = POINTS * covariance.standardErrorOfDifference(TestBoards.name(i), TestBoards.name(2));
            assertEquals(error, intervals.standardError(i), 1e-12);
            assertEquals(1234 + POINTS * (FIT.logStrength(i) - FIT.logStrength(2)), middle(intervals, i), 1e-11);
            assertEquals(2 * 1.6448536269514722 * error, intervals.upper(i) - intervals.lower(i), 1e-11);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void theAnchorsOwnIntervalHasNoWidth(IntervalMethod method) {
        RatingScale scale = RatingScale.anchored(TestBoards.name(2), 1114.3);
        Intervals intervals = method.estimate(FIT, scale, RelativeTo.ANCHOR);
        assertEquals(1114.3, intervals.lower(2));
        assertEquals(1114.3, intervals.upper(2));
        assertEquals(0, intervals.standardError(2));
        for (int i = 0; i < 6; i++) {
            assertTrue(i == 2 || intervals.upper(i) - intervals.lower(i) > 1, "competitor " + i);
        }
    }

    /** An anchor alone only shifts; tolerance: rounding of scores of some 1000 points. */
    @ParameterizedTest
    @MethodSource("methods")
    void relativeToTheMeanAnAnchorShiftsAllBoundsByOneConstant(IntervalMethod method) {
        Intervals centred = method.estimate(FIT, RatingScale.centred(), RelativeTo.MEAN);
        RatingScale anchored = RatingScale.anchored(TestBoards.name(4), 1114);
        Intervals shifted = method.estimate(FIT, anchored, RelativeTo.MEAN);
        double shift = 1114 - RatingScale.centred().score(FIT, TestBoards.name(4));
        for (int i = 0; i < 6; i++) {
            assertEquals(centred.lower(i) + shift, shifted.lower(i), 1e-10);
            assertEquals(centred.upper(i) + shift, shifted.upper(i), 1e-10);
            assertEquals(centred.standardError(i), shifted.standardError(i), 1e-10);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void otherPointsAUnitStretchBounds(IntervalMethod method) {
        RatingScale natural = RatingScale.centredOn(0).withPointsPerUnit(1);
        Intervals inPoints = method.estimate(FIT, RatingScale.centred(), RelativeTo.MEAN);
        Intervals inUnits = method.estimate(FIT, natural, RelativeTo.MEAN);
        for (int i = 0; i < 6; i++) {
            assertEquals(inPoints.lower(i), 1000 + POINTS * inUnits.lower(i), 1e-10);
            assertEquals(inPoints.upper(i), 1000 + POINTS * inUnits.upper(i), 1e-10);
            assertEquals(inPoints.standardError(i), POINTS * inUnits.standardError(i), 1e-10);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void boundsAreInOrderAndAroundTheScore(IntervalMethod method) {
        Intervals intervals = method.estimate(FIT, RatingScale.centred(), RelativeTo.MEAN);
        assertEquals(FIT.roster(), intervals.roster());
        assertEquals(List.of(), intervals.notes());
        for (int i = 0; i < 6; i++) {
            double score = RatingScale.centred().score(FIT, i);
            assertTrue(intervals.lower(i) < score && score < intervals.upper(i), "competitor " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void anAnchorThatTheScaleLacksIsAnError(IntervalMethod method) {
        assertThrows(
                IllegalArgumentException.class, () -> method.estimate(FIT, RatingScale.centred(), RelativeTo.ANCHOR));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void anAnchorThatWasNotFittedIsAFinding(IntervalMethod method) {
        RatingScale scale = RatingScale.anchored("stranger", 1000);
        for (RelativeTo relativeTo : RelativeTo.values()) {
            DataException exception = assertThrows(DataException.class, () -> method.estimate(FIT, scale, relativeTo));
            assertInstanceOf(AnchorNotRated.class, exception.finding());
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aFitThatDidNotConvergeHasNoIntervals(IntervalMethod method) {
        BradleyTerryFit fit = BradleyTerry.withDefaults()
                .with(Solver.NEWMAN)
                .withMaximumIterations(1)
                .fit(Tally.of(TestBoards.mixed(12, 10, 500)));
        assertThrows(NotConvergedException.class, () -> method.estimate(fit, RatingScale.centred(), RelativeTo.MEAN));
    }

    /** Whatever the method: all votes ties, no variation, no interval. */
    @ParameterizedTest
    @MethodSource("methods")
    void votesWithoutVariationAreAFinding(IntervalMethod method) {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(TestBoards.ofPairs(new int[][] {
            {0, 1, 0, 0, 40}, {1, 2, 0, 0, 40}, {2, 0, 0, 0, 40}
        }));
        if (method.name().equals("fisher")) {
            assertTrue(
                    method.estimate(fit, RatingScale.centred(), RelativeTo.MEAN).standardError(0) > 1, "the remedy");
            return;
        }
        DataException exception =
                assertThrows(DataException.class, () -> method.estimate(fit, RatingScale.centred(), RelativeTo.MEAN));
        assertInstanceOf(ZeroVariance.class, exception.finding());
    }

    /** c only tied with a and b, which are level: whatever a resample does to these two leaves c in the middle. */
    @Test
    void oneWithoutVariationIsNamedAlone() {
        Tally tally = Tally.builder()
                .addCounts("a", "b", 50, 50, 0, 0)
                .addCounts("c", "a", 0, 0, 20, 0)
                .addCounts("c", "b", 0, 0, 20, 0)
                .build();
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(tally);
        assertEquals(List.of("c"), withoutVariation(fit, RelativeTo.MEAN, RatingScale.centred()));
        assertTrue(withoutVariation(fit, RelativeTo.ANCHOR, RatingScale.anchored("a", 1000))
                .isEmpty());
        BradleyTerryFit all = BradleyTerry.withDefaults()
                .fit(Tally.builder()
                        .addCounts("a", "b", 0, 0, 20, 0)
                        .addCounts("b", "c", 0, 0, 20, 0)
                        .build());
        assertEquals(List.of("a", "b", "c"), withoutVariation(all, RelativeTo.MEAN, RatingScale.centred()));
        assertEquals(List.of("a", "c"), withoutVariation(all, RelativeTo.ANCHOR, RatingScale.anchored("b", 1000)));
    }

    private static List<String> withoutVariation(BradleyTerryFit fit, RelativeTo relativeTo, RatingScale scale) {
        try {
            IntervalMethod.sandwich(0.95).estimate(fit, scale, relativeTo);
            return List.of();
        } catch (DataException e) {
            return assertInstanceOf(ZeroVariance.class, e.finding()).competitors();
        }
    }

    @Test
    void covariancesThatAreThereGiveTheSameIntervals() {
        BradleyTerryFit plain = BradleyTerry.withDefaults().fit(Tally.of(TestBoards.mixed(12, 10, 500)));
        BradleyTerryFit weighted = BradleyTerry.withDefaults()
                .with(Reweighting.inversePropensity(5))
                .fit(Tally.of(TestBoards.mixed(12, 10, 500)));
        for (BradleyTerryFit fit : List.of(plain, weighted)) {
            Covariances covariances = Covariances.of(fit);
            for (IntervalMethod method : List.of(
                    IntervalMethod.sandwich(0.95), IntervalMethod.fisher(0.9), IntervalMethod.percentile(0.95))) {
                Intervals expected = method.estimate(fit, RatingScale.centred(), RelativeTo.MEAN);
                Intervals actual = method.estimate(covariances, RatingScale.centred(), RelativeTo.MEAN);
                for (int i = 0; i < fit.roster().size(); i++) {
                    assertEquals(expected.lower(i), actual.lower(i));
                    assertEquals(expected.upper(i), actual.upper(i));
                    assertEquals(expected.standardError(i), actual.standardError(i));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, 95, Double.NaN, Double.POSITIVE_INFINITY})
    void confidenceLiesBetweenZeroAndOne(double confidence) {
        assertThrows(IllegalArgumentException.class, () -> IntervalMethod.sandwich(confidence));
        assertThrows(IllegalArgumentException.class, () -> IntervalMethod.fisher(confidence));
        assertThrows(IllegalArgumentException.class, () -> IntervalMethod.percentile(confidence));
        assertThrows(IllegalArgumentException.class, () -> IntervalMethod.basic(confidence));
        assertThrows(IllegalArgumentException.class, () -> IntervalMethod.bca(confidence));
    }

    private static double middle(Intervals intervals, int i) {
        return (intervals.lower(i) + intervals.upper(i)) / 2;
    }
}
