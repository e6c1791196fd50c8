package org.podium.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.podium.board.Leaderboard;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.NotConvergedException;
import org.podium.bradleyterry.Prior;
import org.podium.bradleyterry.TieModel;
import org.podium.execution.Execution;
import org.podium.votes.DataException;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;

/** Errors by solving against the whole covariance matrix, and against what is known exactly where there is no matrix. */
class ContrastErrorsTest {
    /** What the class promises; the matrices are some hundred times more accurate. */
    private static final double ACCURACY = 1e-8;

    @ParameterizedTest
    @CsvSource({
        "2, 1, HALF_WIN, NONE",
        "50, 6, HALF_WIN, NONE",
        "300, 4, HALF_WIN, NONE",
        "50, 3, DROPPED, NONE",
        "120, 2, HALF_WIN, HALF_WIN_HALF_LOSS",
        "300, 0, HALF_WIN, NONE"
    })
    void matchTheCovarianceMatrix(int competitors, int pairsEach, TieModel ties, Prior prior) {
        Tally tally = ring(competitors, pairsEach, 11);
        BradleyTerryFit fit = BradleyTerry.withDefaults().with(ties).with(prior).fit(tally);
        Covariance[] matrices = {Covariance.sandwich(fit), Covariance.fisher(fit)};
        ContrastErrors[] solved = {ContrastErrors.sandwich(fit), ContrastErrors.fisher(fit)};
        SplittableRandom random = new SplittableRandom(5);
        for (int kind = 0; kind < 2; kind++) {
            for (int draw = 0; draw < 20; draw++) {
                String first = name(random.nextInt(competitors));
                String second = name(random.nextInt(competitors));
                requireClose(matrices[kind].standardError(first), solved[kind].standardError(first));
                requireClose(
                        matrices[kind].standardErrorOfDifference(first, second),
                        solved[kind].standardErrorOfDifference(first, second));
            }
            double[] contrast = random.doubles(competitors, -1, 1).toArray();
            double sum = 0;
            for (double value : contrast) {
                sum += value;
            }
            contrast[0] -= sum;
            requireClose(
                    matrices[kind].standardErrorOfContrast(contrast), solved[kind].standardErrorOfContrast(contrast));
            assertEquals(0, solved[kind].standardErrorOfContrast(new double[competitors]));
        }
    }

    private static void requireClose(double expected, double actual) {
        assertEquals(expected, actual, ACCURACY * expected);
    }

    /** Fisher variances of links of a chain add up: 1 / (w l / n) each; the sandwich's are equal without ties. */
    @Test
    void onALongChainVariancesAddUp() {
        int competitors = 20_000;
        TallyBuilder builder = Tally.builder();
        double[] variance = new double[competitors];
        for (int i = 0; i + 1 < competitors; i++) {
            int wins = 3 + i % 5;
            int losses = 2 + i % 3;
            builder.addCounts(name(i), name(i + 1), wins, losses, 0, 0);
            variance[i + 1] = variance[i] + 1.0 / wins + 1.0 / losses;
        }
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(builder.build());
        ContrastErrors sandwich = ContrastErrors.sandwich(fit);
        ContrastErrors fisher = ContrastErrors.fisher(fit);
        for (int[] pair : new int[][] {{0, 1}, {0, competitors - 1}, {700, 12_345}}) {
            double expected = Math.sqrt(variance[pair[1]] - variance[pair[0]]);
            requireClose(expected, fisher.standardErrorOfDifference(name(pair[0]), name(pair[1])));
            requireClose(expected, sandwich.standardErrorOfDifference(name(pair[0]), name(pair[1])));
        }
    }

    /** Beyond the matrices: bit-identical over threads, and the leaderboard says what to do instead. */
    @Test
    void aBoardTooLargeForAMatrixHasErrorsBySolving() {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(ring(12_500, 6, 3));
        double alone = ContrastErrors.sandwich(fit).standardError(name(77));
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            assertEquals(
                    alone, ContrastErrors.sandwich(fit, Execution.on(pool, 3)).standardError(name(77)));
        } finally {
            pool.shutdown();
        }
        DataException refused = assertThrows(DataException.class, () -> Covariance.sandwich(fit));
        TooManyCompetitors finding = assertInstanceOf(TooManyCompetitors.class, refused.finding());
        assertEquals(new TooManyCompetitors(12_500, 12_000), finding);
        assertTrue(refused.getMessage().contains("ContrastErrors"), refused.getMessage());
        assertThrows(DataException.class, () -> Leaderboard.of(fit, IntervalMethod.sandwich(0.95)));
    }

    @Test
    void noVariationIsAFinding() {
        TallyBuilder builder = Tally.builder();
        builder.addCounts("a", "b", 0, 0, 3, 0).addCounts("b", "c", 0, 0, 1, 0).addCounts("c", "d", 1, 2, 0, 0);
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(builder.build());
        ContrastErrors sandwich = ContrastErrors.sandwich(fit);
        DataException refused = assertThrows(DataException.class, () -> sandwich.standardErrorOfDifference("a", "c"));
        assertEquals(new ZeroVariance(List.of("a", "c"), List.of()), refused.finding());
        assertEquals(0, sandwich.standardErrorOfDifference("a", "a"));
        assertTrue(sandwich.standardErrorOfDifference("a", "d") > 0);
        // 1 / (3 / 4) + 1 / (1 / 4)
        requireClose(Math.sqrt(4 / 3.0 + 4), ContrastErrors.fisher(fit).standardErrorOfDifference("a", "c"));
    }

    @Test
    void whatIsNoContrastOrNoPlainFitIsRefused() {
        Tally tally = ring(20, 3, 1);
        BradleyTerry model = BradleyTerry.withDefaults();
        ContrastErrors errors = ContrastErrors.sandwich(model.fit(tally));
        assertThrows(IllegalArgumentException.class, () -> errors.standardError("nobody"));
        assertThrows(IllegalArgumentException.class, () -> errors.standardErrorOfContrast(new double[19]));
        double[] level = new double[20];
        level[3] = 1;
        assertThrows(IllegalArgumentException.class, () -> errors.standardErrorOfContrast(level));
        BradleyTerryFit davidson = model.with(TieModel.DAVIDSON).fit(tally);
        String refusal = assertThrows(IllegalArgumentException.class, () -> ContrastErrors.fisher(davidson))
                .getMessage();
        assertTrue(refusal.contains("use Covariance"), refusal);
        BradleyTerryFit stopped = model.withMaximumIterations(1).fit(ring(700, 3, 1));
        assertThrows(NotConvergedException.class, () -> ContrastErrors.sandwich(stopped));
    }

    /** A tie and a win and a loss round a ring, and some random pairs. */
    private static Tally ring(int competitors, int pairsEach, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TallyBuilder builder = Tally.builder();
        for (int i = 0; i < competitors; i++) {
            builder.addCounts(name(i), name((i + 1) % competitors), 1 + random.nextInt(3), 1, 1, 0);
            for (int pair = 0; pair < pairsEach; pair++) {
                int other = (i + 1 + random.nextInt(competitors - 1)) % competitors;
                builder.addCounts(name(i), name(other), random.nextInt(4), random.nextInt(3), random.nextInt(2), 0);
            }
        }
        return builder.build();
    }

    private static String name(int number) {
        return String.format(Locale.ROOT, "m%05d", number);
    }
}
