package org.podium.bradleyterry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.podium.covariates.Covariate;
import org.podium.covariates.CovariateScaling;
import org.podium.covariates.Covariates;
import org.podium.execution.Execution;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.Outcome;
import org.podium.votes.Roster;

/** Logs of many blocks and slices of rows, with the start from a part of them. */
class ManyCovariateRowsTest {
    private static final ExecutorService POOL = Executors.newFixedThreadPool(3);
    private static final int ROWS = 300_007;
    private static final int COMPETITORS = 9;
    private static final Covariates STYLE = Covariates.of(
            Covariate.column("x"),
            Covariate.relativeDifference("words", "a", "b"),
            Covariate.position(),
            Covariate.column("x").times(Covariate.column("y")),
            Covariate.column("y"));

    @AfterAll
    static void end() {
        POOL.shutdown();
    }

    /** A vote with small whole numbers beside it, so that many are equal. */
    private record Vote(int first, int second, Outcome outcome, int x, int y, int a, int b) {
        static Vote random(SplittableRandom random) {
            int first = random.nextInt(COMPETITORS);
            int second = (first + 1 + random.nextInt(COMPETITORS - 1)) % COMPETITORS;
            int x = random.nextInt(3) - 1;
            double eta = 0.3 * (first - second) + 0.2 * x;
            double won = 1 / (1 + Math.exp(-eta));
            Outcome outcome = random.nextDouble() < won ? Outcome.FIRST : Outcome.SECOND;
            if (random.nextInt(5) == 0) {
                outcome = random.nextBoolean() ? Outcome.TIE : Outcome.BOTH_BAD;
            }
            return new Vote(first, second, outcome, x, random.nextInt(2), random.nextInt(3), random.nextInt(2));
        }

        void addTo(BattleLogBuilder builder, long times) {
            builder.add(first, second, outcome)
                    .covariate("x", x)
                    .covariate("y", y)
                    .covariate("a", a)
                    .covariate("b", b);
            if (times > 0) {
                builder.frequency(times);
            }
        }
    }

    private static BattleLogBuilder builder() {
        return BattleLog.builder(Roster.of(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i")));
    }

    private static BattleLog log() {
        SplittableRandom random = new SplittableRandom(6);
        BattleLogBuilder builder = builder();
        for (int row = 0; row < ROWS; row++) {
            Vote.random(random).addTo(builder, 0);
        }
        return builder.build();
    }

    /** The same votes, equal ones once with their frequency: a few thousand rows. */
    private static BattleLog withFrequencies() {
        SplittableRandom random = new SplittableRandom(6);
        TreeMap<String, Vote> votes = new TreeMap<>();
        TreeMap<String, Long> times = new TreeMap<>();
        for (int row = 0; row < ROWS; row++) {
            Vote vote = Vote.random(random);
            votes.put(vote.toString(), vote);
            times.merge(vote.toString(), 1L, Long::sum);
        }
        BattleLogBuilder builder = builder();
        votes.forEach((key, vote) -> vote.addTo(builder, times.get(key)));
        return builder.build();
    }

    @ParameterizedTest
    @EnumSource
    void equalRowsAreTheSameAsFrequencies(CovariateScaling scaling) {
        BradleyTerry model = BradleyTerry.withDefaults().with(STYLE.with(scaling));
        BradleyTerryFit expected = model.fit(withFrequencies()).requireConverged();
        BradleyTerryFit actual = model.fit(log()).requireConverged();
        // Other rows in another order: equal to 1e-9 points, and to the rounding of 300,000 terms.
        Points.requireWithin(1e-9, expected.logStrengths(), actual);
        for (int m = 0; m < expected.coefficients().size(); m++) {
            Coefficient coefficient = expected.coefficients().get(m);
            assertEquals(coefficient.estimate(), actual.coefficients().get(m).estimate(), 1e-11);
            assertEquals(coefficient.unit(), actual.coefficients().get(m).unit(), 1e-13);
        }
        assertEquals(expected.logLikelihood(), actual.logLikelihood(), 1e-12 * -expected.logLikelihood());
    }

    @Test
    void theNumberOfThreadsChangesNoBit() {
        BattleLog log = log();
        BradleyTerry model = BradleyTerry.withDefaults().with(STYLE);
        BradleyTerryFit expected = model.fit(log);
        for (int threads = 2; threads <= 4; threads++) {
            BradleyTerryFit actual = model.fit(log, Execution.on(POOL, threads));
            assertArrayEquals(expected.logStrengths(), actual.logStrengths());
            assertEquals(expected.coefficients(), actual.coefficients());
            assertEquals(expected.logLikelihood(), actual.logLikelihood());
            assertEquals(expected.convergence(), actual.convergence());
        }
    }
}
