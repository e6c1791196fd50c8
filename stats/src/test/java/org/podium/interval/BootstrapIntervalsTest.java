package org.podium.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.RatingScale;
import org.podium.resampling.Bootstrap;
import org.podium.resampling.BootstrapResult;
import org.podium.stats.testing.SlowBoard;
import org.podium.stats.testing.TestBoards;
import org.podium.votes.Battle;
import org.podium.votes.Tally;

/** Intervals computed a second time from the replicates, by their definitions. */
class BootstrapIntervalsTest {
    private static final double POINTS = 400 / Math.log(10);
    private static final List<Battle> BATTLES = TestBoards.mixed(21, 5, 400);
    private static final BradleyTerryFit FIT = BradleyTerry.withDefaults().fit(Tally.of(BATTLES));
    private static final BootstrapResult REPLICATES =
            Bootstrap.withDefaults().replicates(777).run(FIT);
    private static final int ANCHOR = 3;
    private static final RatingScale SCALE = RatingScale.anchored(TestBoards.name(ANCHOR), 1200);

    /** Scores of a competitor in all replicates, ascending: shifted as the full data, or each anchored. */
    private static double[] scores(int competitor, RelativeTo relativeTo) {
        double[] anchor = REPLICATES.logStrengths(ANCHOR);
        double[] own = REPLICATES.logStrengths(competitor);
        double[] scores = new double[own.length];
        for (int r = 0; r < own.length; r++) {
            double origin = relativeTo == RelativeTo.ANCHOR ? anchor[r] : FIT.logStrength(ANCHOR);
            scores[r] = 1200 + POINTS * (own[r] - origin);
        }
        Arrays.sort(scores);
        return scores;
    }

    private static double quantile(double[] sorted, double probability) {
        double position = (sorted.length - 1) * probability;
        int below = (int) position;
        return sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
    }

    private static double score(int competitor) {
        return 1200 + POINTS * (FIT.logStrength(competitor) - FIT.logStrength(ANCHOR));
    }

    /** Tolerance here and below: rounding of scores of some 1000 points. */
    @ParameterizedTest
    @EnumSource
    void percentileBoundsAreQuantilesOfTheReplicates(RelativeTo relativeTo) {
        Intervals intervals = IntervalMethod.percentile(0.9).estimate(REPLICATES, SCALE, relativeTo);
        for (int i = 0; i < 5; i++) {
            if (i == ANCHOR) {
                continue;
            }
            double[] scores = scores(i, relativeTo);
            assertEquals(quantile(scores, 0.05), intervals.lower(i), 1e-10);
            assertEquals(quantile(scores, 0.95), intervals.upper(i), 1e-10);
        }
    }

    @ParameterizedTest
    @EnumSource
    void basicBoundsMirrorThePercentilesAtTheScore(RelativeTo relativeTo) {
        Intervals basic = IntervalMethod.basic(0.95).estimate(REPLICATES, SCALE, relativeTo);
        Intervals percentile = IntervalMethod.percentile(0.95).estimate(REPLICATES, SCALE, relativeTo);
        for (int i = 0; i < 5; i++) {
            assertEquals(2 * score(i) - percentile.upper(i), basic.lower(i), 1e-10);
            assertEquals(2 * score(i) - percentile.lower(i), basic.upper(i), 1e-10);
        }
    }

    /** Influences from the slow implementation vote by vote, z₀ by counting, the level by its formula. */
    @ParameterizedTest
    @EnumSource
    void bcaBoundsAreQuantilesAtCorrectedLevels(RelativeTo relativeTo) {
        NormalDistribution normal = new NormalDistribution();
        SlowBoard slow = new SlowBoard(BATTLES, false);
        Intervals intervals = IntervalMethod.bca(0.9).estimate(REPLICATES, SCALE, relativeTo);
        for (int i = 0; i < 5; i++) {
            if (i == ANCHOR) {
                continue;
            }
            double squares = 0;
            double cubes = 0;
            double[] contrast = relativeTo == RelativeTo.ANCHOR ? slow.difference(i, ANCHOR) : slow.relativeToMean(i);
            for (double influence : slow.influences(contrast)) {
                squares += influence * influence;
                cubes += influence * influence * influence;
            }
            double acceleration = cubes / 6 / Math.pow(squares, 1.5);
            double[] scores = scores(i, relativeTo);
            int competitor = i;
            double below = Arrays.stream(scores)
                    .filter(value -> value < score(competitor))
                    .count();
            double bias = normal.inverseCumulativeProbability(below / scores.length);
            double[] bounds = new double[2];
            for (int side = 0; side < 2; side++) {
                double shifted = bias + (side == 0 ? -1 : 1) * 1.6448536269514722;
                bounds[side] =
                        quantile(scores, normal.cumulativeProbability(bias + shifted / (1 - acceleration * shifted)));
            }
            assertEquals(bounds[0], intervals.lower(i), 1e-8);
            assertEquals(bounds[1], intervals.upper(i), 1e-8);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theStandardErrorIsTheDeviationOfTheReplicates(RelativeTo relativeTo) {
        for (BootstrapIntervals method :
                List.of(IntervalMethod.percentile(0.9), IntervalMethod.basic(0.9), IntervalMethod.bca(0.9))) {
            Intervals intervals = method.estimate(REPLICATES, SCALE, relativeTo);
            for (int i = 0; i < 5; i++) {
                double[] scores = scores(i, relativeTo);
                double mean = Arrays.stream(scores).average().orElseThrow();
                double sum = Arrays.stream(scores)
                        .map(value -> (value - mean) * (value - mean))
                        .sum();
                double expected = i == ANCHOR && relativeTo == RelativeTo.ANCHOR ? 0 : Math.sqrt(sum / 776);
                assertEquals(expected, intervals.standardError(i), 1e-9);
            }
        }
    }

    @Test
    void replicatesMadeBeforehandGiveTheIntervalsOfARunOfItsOwn() {
        BootstrapIntervals method =
                IntervalMethod.bca(0.95).with(Bootstrap.withDefaults().replicates(777));
        Intervals shared = method.estimate(REPLICATES, SCALE, RelativeTo.MEAN);
        Intervals own = method.estimate(FIT, SCALE, RelativeTo.MEAN);
        for (int i = 0; i < 5; i++) {
            assertEquals(shared.lower(i), own.lower(i));
            assertEquals(shared.upper(i), own.upper(i));
        }
    }

    @Test
    void theBootstrapCanBeReplaced() {
        Bootstrap other = Bootstrap.withDefaults().seed(7);
        assertSame(other, IntervalMethod.basic(0.8).with(other).bootstrap());
        assertEquals(0.8, IntervalMethod.basic(0.8).with(other).confidence());
        assertEquals("basic", IntervalMethod.basic(0.8).with(other).name());
        assertEquals(1000, IntervalMethod.bca(0.8).bootstrap().replicates());
        assertEquals(42, IntervalMethod.bca(0.8).bootstrap().seed());
    }
}
