package org.podium.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.RatingScale;
import org.podium.execution.Execution;
import org.podium.reference.Json;
import org.podium.reference.ReferenceData;
import org.podium.resampling.Bootstrap;
import org.podium.resampling.BootstrapResult;
import org.podium.stats.internal.Inference;
import org.podium.stats.testing.RealVotes;
import org.podium.stats.testing.References;
import org.podium.votes.Tally;

/**
 * Intervals of real votes: bootstraps against runs of numpy (see {@code src/test/reference}), Fisher errors against R
 * 4.2.2 with BradleyTerry2 1.1.2.
 */
class IntervalReferenceTest {
    private static final RatingScale SCALE = RatingScale.centred();

    private static BootstrapResult replicates(BradleyTerryFit fit, int number) {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            return Bootstrap.withDefaults()
                    .replicates(number)
                    .execution(Execution.on(pool, 2))
                    .run(fit);
        } finally {
            pool.shutdown();
        }
    }

    /**
     * Two runs of 10,000. The difference of a percentile has √2 times its Monte-Carlo error, which the reference itself
     * estimates with an error of some 20 %, so six of these or 0.15 standard deviations, whichever is more; a bound of BCa
     * has z₀ to carry too, 0.22. A standard deviation is known to 0.7 %, the ratio of two to 1 %: five of these. z₀ has a
     * Monte-Carlo error of 0.0125: 0.08 is 4.5 of √2 times that. False alarms over 129 competitors: some 1e-3 for z₀ and
     * 1e-4 for the deviations, less for the bounds; the seed is fixed.
     */
    private static void requireBootstrap(Map<String, Object> reference, BradleyTerryFit fit) {
        BootstrapResult replicates = replicates(fit, 10_000);
        Intervals percentile = IntervalMethod.percentile(0.95).estimate(replicates, SCALE, RelativeTo.MEAN);
        Intervals basic = IntervalMethod.basic(0.95).estimate(replicates, SCALE, RelativeTo.MEAN);
        Intervals bca = IntervalMethod.bca(0.95).estimate(replicates, SCALE, RelativeTo.MEAN);
        Map<String, Object> competitors = Json.object(References.member(reference, "competitors"));
        assertEquals(fit.roster().size(), competitors.size());
        competitors.forEach((name, object) -> {
            Map<String, Object> expected = Json.object(object);
            int i = fit.roster().indexOf(name);
            double deviation = References.number(expected, "sd");
            double low = tolerance(References.number(expected, "mcse_lower"), 0.15 * deviation);
            double high = tolerance(References.number(expected, "mcse_upper"), 0.15 * deviation);
            double score = SCALE.score(fit, i);
            assertEquals(1, percentile.standardError(i) / deviation, 0.05, name);
            assertEquals(References.number(expected, "lower"), percentile.lower(i), low, name);
            assertEquals(References.number(expected, "upper"), percentile.upper(i), high, name);
            assertEquals(2 * score - References.number(expected, "upper"), basic.lower(i), high, name);
            assertEquals(2 * score - References.number(expected, "lower"), basic.upper(i), low, name);
            assertEquals(References.number(expected, "bca_lower"), bca.lower(i), 0.22 * deviation, name);
            assertEquals(References.number(expected, "bca_upper"), bca.upper(i), 0.22 * deviation, name);
            double[] sorted = replicates.logStrengths(i);
            Arrays.sort(sorted);
            assertEquals(
                    References.number(expected, "z0"),
                    BcaBounds.biasCorrection(sorted, fit.logStrength(i), 1e-9),
                    0.08,
                    name);
        });
    }

    private static double tolerance(double monteCarloError, double share) {
        return Math.max(6 * Math.sqrt(2) * monteCarloError, share);
    }

    /** No random number in these: the acceleration by both, and the levels from the reference's own z₀ of six digits. */
    private static void requireAccelerationsAndLevels(Map<String, Object> reference, BradleyTerryFit fit) {
        Inference inference = Inference.of(fit);
        double[] fisher = inference.fisher();
        NormalDistribution normal = new NormalDistribution();
        double z = normal.inverseCumulativeProbability(0.975);
        Json.object(References.member(reference, "competitors")).forEach((name, object) -> {
            Map<String, Object> expected = Json.object(object);
            double acceleration = inference.acceleration(fisher, fit.roster().indexOf(name), -1);
            assertEquals(References.number(expected, "acceleration"), acceleration, 1e-9, name);
            double bias = References.number(expected, "z0");
            assertEquals(
                    References.number(expected, "bca_level_lower"),
                    BcaBounds.level(bias, -z, acceleration),
                    1e-6,
                    name);
            assertEquals(
                    References.number(expected, "bca_level_upper"), BcaBounds.level(bias, z, acceleration), 1e-6, name);
        });
    }

    @Test
    void goldenBootstrapMatchesTenThousandRoundsOfNumpy() {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(RealVotes.golden());
        Map<String, Object> reference = References.json("golden_bootstrap.json");
        requireAccelerationsAndLevels(reference, fit);
        requireBootstrap(reference, fit);
    }

    @Test
    void arena33kBootstrapMatchesTenThousandRoundsOfNumpy() {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(RealVotes.arena("arena-33k/votes.csv.gz"));
        Map<String, Object> reference = References.json("arena33k_bootstrap.json");
        requireAccelerationsAndLevels(reference, fit);
        requireBootstrap(reference, fit);
    }

    /**
     * A hundred rounds only: their 2.5 % quantile has a Monte-Carlo error of a quarter of a standard error and a bias
     * inwards, so that they are narrower by some 4 %.
     */
    @Test
    void goldenPercentilesAreNearTheHundredRoundsOfTheData() {
        Map<String, Object> reference = ReferenceData.json("arena-20240814-counts/reference_bootstrap.json");
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(RealVotes.golden());
        Intervals intervals = IntervalMethod.percentile(0.95).estimate(replicates(fit, 1000), SCALE, RelativeTo.MEAN);
        Map<String, Object> models = Json.object(References.member(reference, "models"));
        double ratios = 0;
        for (int i = 0; i < fit.roster().size(); i++) {
            Map<String, Object> expected =
                    Json.object(References.member(models, fit.roster().name(i)));
            double lower = References.number(expected, "q025");
            double upper = References.number(expected, "q975");
            double reach = 1.2 * intervals.standardError(i);
            assertEquals(lower, intervals.lower(i), reach, fit.roster().name(i));
            assertEquals(upper, intervals.upper(i), reach, fit.roster().name(i));
            ratios += (upper - lower) / (intervals.upper(i) - intervals.lower(i));
        }
        assertEquals(0.96, ratios / fit.roster().size(), 0.03);
    }

    /**
     * R's errors are those of the weights of its last iteration but one, where the abilities were off by some 1e-5, since
     * it stops when the next step changes the deviance by less than 1e-8 of it.
     */
    @ParameterizedTest
    @CsvSource({"citations, 4", "baseball, 7", "icehockey, 58"})
    void fisherErrorsMatchR(String board, int competitors) {
        String file = board.equals("citations") ? "citations_reference.json" : board + "_reference_no_home.json";
        Map<String, Object> reference = ReferenceData.json("classic/" + file);
        Tally tally = switch (board) {
            case "citations" -> RealVotes.citations();
            case "baseball" -> RealVotes.baseball();
            default -> RealVotes.iceHockey();
        };
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(tally);
        Covariance fisher = Covariance.fisher(fit);
        int compared = 0;
        for (Object player : Json.array(References.member(reference, "centered"))) {
            Map<String, Object> expected = Json.object(player);
            String name = (String) References.member(expected, "player");
            assertEquals(References.number(expected, "se"), fisher.standardError(name), 1e-5, name);
            compared++;
        }
        assertEquals(competitors, compared);
        assertEquals(competitors, fit.roster().size());
    }

    /** The same boards by numpy, whose fits are converged: sandwich and Fisher to 1e-9. */
    @ParameterizedTest
    @CsvSource({"citations", "baseball", "icehockey"})
    void errorsMatchNumpyOnClassicBoards(String board) {
        Map<String, Object> reference = ReferenceData.json("classic/" + board + "_python_reference.json");
        Tally tally = switch (board) {
            case "citations" -> RealVotes.citations();
            case "baseball" -> RealVotes.baseball();
            default -> RealVotes.iceHockey();
        };
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(tally);
        Covariance fisher = Covariance.fisher(fit);
        Covariance sandwich = Covariance.sandwich(fit);
        for (Object model : Json.array(References.member(reference, "models"))) {
            Map<String, Object> expected = Json.object(model);
            String name = (String) References.member(expected, "model");
            assertEquals(References.number(expected, "se_fisher"), fisher.standardError(name), 1e-9, name);
            assertEquals(References.number(expected, "se_sandwich"), sandwich.standardError(name), 1e-9, name);
        }
    }
}
