package org.podium.interval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.RatingScale;
import org.podium.covariates.Covariate;
import org.podium.covariates.Covariates;
import org.podium.execution.Execution;
import org.podium.resampling.Bootstrap;
import org.podium.resampling.BootstrapResult;
import org.podium.slow.SmallBoards;
import org.podium.votes.Battle;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;

/** Covariances, intervals and replicates of a covariate fit with several slices of rows, on one thread and on several. */
class CovariateThreadsTest {
    private static final ExecutorService POOL = Executors.newFixedThreadPool(3);
    private static final BradleyTerryFit FIT = fit();

    @AfterAll
    static void end() {
        POOL.shutdown();
    }

    private static BradleyTerryFit fit() {
        SplittableRandom random = new SplittableRandom(3);
        BattleLogBuilder builder = BattleLog.builder();
        for (Battle battle : SmallBoards.random(random, 6, 40_000)) {
            builder.add(battle).covariate("x", random.nextDouble()).covariate("y", random.nextInt(4));
        }
        BattleLog log = builder.build();
        return BradleyTerry.withDefaults()
                .with(Covariates.of(Covariate.column("x"), Covariate.column("y")))
                .fit(log);
    }

    @Test
    void covariancesHaveTheSameBits() {
        double[][] sandwich = Covariance.sandwich(FIT).matrix();
        double[][] fisher = Covariance.fisher(FIT).matrix();
        for (int threads = 2; threads <= 4; threads++) {
            Execution execution = Execution.on(POOL, threads);
            assertArrayEquals(sandwich, Covariance.sandwich(FIT, execution).matrix());
            assertArrayEquals(fisher, Covariance.fisher(FIT, execution).matrix());
        }
    }

    @Test
    void intervalsHaveTheSameBits() {
        Execution execution = Execution.on(POOL, 3);
        IntervalMethod alone = IntervalMethod.sandwich(0.95);
        IntervalMethod helped = IntervalMethod.sandwich(0.95, execution);
        Intervals expected = alone.estimate(FIT, RatingScale.centred(), RelativeTo.MEAN);
        Intervals actual = helped.estimate(FIT, RatingScale.centred(), RelativeTo.MEAN);
        for (int i = 0; i < FIT.roster().size(); i++) {
            assertEquals(expected.lower(i), actual.lower(i));
            assertEquals(expected.upper(i), actual.upper(i));
        }
        assertEquals(
                Coefficients.of(FIT, IntervalMethod.fisher(0.95)).rows(),
                Coefficients.of(FIT, IntervalMethod.fisher(0.95, execution)).rows());
    }

    @Test
    void replicatesHaveTheSameBits() {
        Bootstrap bootstrap = Bootstrap.of(FIT.model()).replicates(8);
        BootstrapResult expected = bootstrap.run(FIT);
        BootstrapResult actual = bootstrap.execution(Execution.on(POOL, 4)).run(FIT);
        for (int i = 0; i < FIT.roster().size(); i++) {
            assertArrayEquals(expected.logStrengths(i), actual.logStrengths(i));
        }
        assertArrayEquals(expected.coefficients(1), actual.coefficients(1));
        assertEquals(8, Arrays.stream(expected.coefficients(0)).distinct().count());
    }
}
