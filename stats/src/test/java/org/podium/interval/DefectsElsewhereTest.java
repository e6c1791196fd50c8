package org.podium.interval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.OrderEffect;
import org.podium.bradleyterry.RatingScale;
import org.podium.bradleyterry.Reweighting;
import org.podium.bradleyterry.TieModel;
import org.podium.covariates.Covariate;
import org.podium.covariates.CovariateScaling;
import org.podium.covariates.Covariates;
import org.podium.covariates.Ridge;
import org.podium.elo.Elo;
import org.podium.elo.EloUpdate;
import org.podium.execution.Execution;
import org.podium.reference.Json;
import org.podium.reference.ReferenceData;
import org.podium.reference.ReferenceVotes;
import org.podium.resampling.Bootstrap;
import org.podium.resampling.BootstrapResult;
import org.podium.stats.testing.TestBoards;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.DataException;
import org.podium.votes.Outcome;
import org.podium.votes.OutcomeLabels;
import org.podium.votes.Sides;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;

/** Mistakes that other tools make with weights, ties, covariates and their errors, each of which must not happen here. */
class DefectsElsewhereTest {
    private static final double POINTS = 400 / Math.log(10);
    private static final double TRUE_EFFECT = 0.4;

    /** Votes of the logistic model with strengths 0, ½, 1 … and a covariate of variance 1 whose effect is known. */
    private static BattleLog simulated(int votes) {
        SplittableRandom random = new SplittableRandom(votes);
        BattleLogBuilder builder = BattleLog.builder();
        for (int vote = 0; vote < votes; vote++) {
            int i = random.nextInt(5);
            int j = (i + 1 + random.nextInt(4)) % 5;
            double x = Math.sqrt(3) * (2 * random.nextDouble() - 1);
            double eta = 0.5 * (i - j) + TRUE_EFFECT * x;
            boolean won = random.nextDouble() < 1 / (1 + Math.exp(-eta));
            builder.add("c" + i, "c" + j, won ? Outcome.FIRST : Outcome.SECOND).covariate("x", x);
        }
        return builder.build();
    }

    private static CoefficientInterval effect(BattleLog log, Ridge ridge) {
        BradleyTerry model = BradleyTerry.withDefaults()
                .with(Covariates.of(Covariate.column("x")).with(ridge).with(CovariateScaling.NONE));
        return Coefficients.of(model.fit(log), IntervalMethod.sandwich(0.95)).row("x");
    }

    /**
     * arena-rank 0.1 puts its default penalty on the mean loss, so that coefficients stay at a fraction of their value
     * however many votes there are. The default here is none, and a penalty acts on the sum.
     */
    @Test
    void aPenaltyLosesItsInfluenceAsVotesComeIn() {
        double before = Double.POSITIVE_INFINITY;
        for (int votes : new int[] {400, 4_000, 40_000}) {
            BattleLog log = simulated(votes);
            CoefficientInterval unpenalised = effect(log, Ridge.none());
            // Normal beyond 4.5 errors: once in 10⁵.
            assertEquals(TRUE_EFFECT, unpenalised.estimate(), 4.5 * unpenalised.standardError());
            double pull = unpenalised.estimate()
                    - effect(log, Ridge.onCoefficients(1)).estimate();
            assertTrue(pull > 0 && pull < before / 5, votes + " votes: " + pull);
            before = pull;
            double there = effect(log, Ridge.arenaRank(1)).estimate();
            assertEquals(0.17, there / unpenalised.estimate(), 0.05, "named as what it is, for comparison only");
        }
    }

    /** arena-rank 0.1 adds 1e-5 × votes to the diagonal before inverting, and makes errors of thin competitors too small. */
    @Test
    void nothingIsAddedToTheInformation() {
        Covariance sandwich = Covariance.sandwich(BradleyTerry.withDefaults().fit(ReferenceVotes.golden(Sides.MERGED)));
        Map<String, Object> reference = ReferenceData.json("arena-20240814-counts/reference_bt.json");
        Map<String, Object> thinnest = Json.array(reference.get("models")).stream()
                .map(Json::object)
                .filter(model -> Json.number(model.get("votes")) == 1193)
                .findFirst()
                .orElseThrow();
        double error = POINTS * sandwich.standardError((String) thinnest.get("model"));
        assertEquals(POINTS * Json.number(thinnest.get("se_sandwich")), error, 1e-6);
        assertEquals(8.56, error, 0.005);
        assertEquals(8.05, POINTS * Json.number(thinnest.get("se_sandwich_arena_rank_reg")), 0.005, "there");
    }

    /**
     * leaderbot's AIC is 2k − 2 · (mean negative log-likelihood a vote): the wrong sign and scale, so that larger models
     * always look worse; its BIC counts pairs. Here both are of the sum over votes.
     */
    @Test
    void criteriaAreSumsOverVotes() {
        Tally golden = ReferenceVotes.golden(Sides.MERGED);
        BradleyTerryFit davidson =
                BradleyTerry.withDefaults().with(TieModel.DAVIDSON).fit(golden);
        BradleyTerryFit raoKupper =
                BradleyTerry.withDefaults().with(TieModel.RAO_KUPPER).fit(golden);
        assertEquals(129, davidson.freeParameters());
        assertEquals(2 * 129 - 2 * davidson.logLikelihood(), davidson.aic().orElseThrow(), 1e-6);
        assertEquals(
                129 * Math.log(1_670_250) - 2 * davidson.logLikelihood(),
                davidson.bic().orElseThrow(),
                1e-6);
        // 0.00028 nats a vote are 473 nats in all: a difference of 946, not of 0.0006.
        assertEquals(945.9, davidson.aic().orElseThrow() - raoKupper.aic().orElseThrow(), 0.1);

        BattleLog votes = ReferenceVotes.arena33k();
        double plain = BradleyTerry.withDefaults()
                .with(TieModel.DROPPED)
                .fit(votes)
                .aic()
                .orElseThrow();
        double withOrder = BradleyTerry.withDefaults()
                .with(TieModel.DROPPED)
                .with(OrderEffect.FITTED)
                .fit(votes)
                .aic()
                .orElseThrow();
        assertTrue(withOrder < plain + 2, "a parameter more costs 2 at most, whatever it gains");
        assertTrue(BradleyTerry.withDefaults().fit(votes).aic().isEmpty(), "half wins have no likelihood");
    }

    /** FastChat's style control stops its optimiser early, 1 to 20 points off for thin competitors. */
    @Test
    void styleFitsReachTheMaximum() {
        Covariates style = Covariates.none().with(CovariateScaling.CENTRED).with(Ridge.fastChat());
        for (String feature : ReferenceVotes.LLMFAO_STYLE) {
            style = style.with(Covariate.relativeDifferencePlusOne(feature, feature + "_a", feature + "_b"));
        }
        BradleyTerryFit fit = BradleyTerry.withDefaults().with(style).fit(ReferenceVotes.llmfao());
        assertTrue(fit.convergence().isConverged());
        assertTrue(fit.convergence().gradientNorm() <= 1e-10, fit.convergence()::toString);
        assertTrue(fit.convergence().newtonCorrection() <= 1e-8, fit.convergence()::toString);
    }

    /** evalica 0.4 weights the score of a vote but not its expectation, so that even a vote of weight 0 moves scores. */
    @Test
    void aVoteOfWeightZeroIsNoVote() {
        List<BattleLog> logs = new ArrayList<>();
        for (boolean extra : new boolean[] {false, true}) {
            BattleLogBuilder builder = BattleLog.builder();
            for (Outcome outcome : Outcome.values()) {
                builder.add("a", "b", outcome).importance(1.5);
                builder.add("b", "c", outcome).importance(0.5);
                builder.add("c", "a", outcome).importance(2);
            }
            if (extra) {
                builder.add("a", "c", Outcome.FIRST).importance(0);
            }
            logs.add(builder.build());
        }
        for (TieModel ties : TieModel.values()) {
            BradleyTerry model = BradleyTerry.withDefaults().with(ties);
            assertTrue(Arrays.equals(
                    model.fit(logs.get(0)).logStrengths(),
                    model.fit(logs.get(1)).logStrengths()));
            Covariance expected = Covariance.sandwich(model.fit(logs.get(0)));
            Covariance actual = Covariance.sandwich(model.fit(logs.get(1)));
            assertEquals(expected.standardError("a"), actual.standardError("a"));
        }
    }

    /** arena-hard-auto counts strong verdicts three times, as if they were three verdicts: intervals √3 too narrow. */
    @Test
    void anImportantVoteIsOneVote() {
        BattleLogBuilder once = BattleLog.builder();
        BattleLogBuilder heavy = BattleLog.builder();
        SplittableRandom random = new SplittableRandom(31);
        for (int vote = 0; vote < 500; vote++) {
            String first = "c" + vote % 3;
            String second = "c" + (vote + 1) % 3;
            Outcome outcome = random.nextBoolean() ? Outcome.FIRST : Outcome.SECOND;
            once.add(first, second, outcome);
            heavy.add(first, second, outcome).importance(3);
        }
        for (IntervalMethod method : List.of(IntervalMethod.sandwich(0.95), IntervalMethod.fisher(0.95))) {
            Intervals expected = intervals(once.build(), method);
            Intervals actual = intervals(heavy.build(), method);
            assertEquals(expected.standardError(0), actual.standardError(0), 1e-9, method.name());
        }
    }

    private static Intervals intervals(BattleLog log, IntervalMethod method) {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(log);
        return method.estimate(fit, RatingScale.centred(), RelativeTo.MEAN);
    }

    /** arena-rank's reweighting is on in one reader and off in another; here it is what the model says, and off by default. */
    @Test
    void reweightingIsAnOptionOfTheModel() {
        assertEquals(Reweighting.none(), BradleyTerry.withDefaults().reweighting());
        Tally golden = ReferenceVotes.golden(Sides.MERGED);
        BradleyTerry model = BradleyTerry.withDefaults().with(Reweighting.inversePropensity(50));
        assertEquals("50", model.fit(golden).provenance().options().get("reweightingMinimum"));
    }

    /** A length that only ever goes with the winner has no finite coefficient; logistic regressions print a large one. */
    @Test
    void separationAlongACovariateIsNotANumber() {
        BattleLogBuilder builder = BattleLog.builder();
        for (int vote = 0; vote < 30; vote++) {
            builder.add("c" + vote % 3, "c" + (vote + 1 + vote % 2) % 3, vote % 2 == 0 ? Outcome.FIRST : Outcome.SECOND)
                    .covariate("length", vote % 2 == 0 ? 10 + vote : -10 - vote);
        }
        BradleyTerry model = BradleyTerry.withDefaults().with(Covariates.of(Covariate.column("length")));
        DataException thrown = assertThrows(DataException.class, () -> model.fit(builder.build()));
        assertEquals("separating-covariates", thrown.finding().kind());
    }

    /** FastChat's style bootstrap depends on which worker ends first. Each replicate has a stream of its own here. */
    @Test
    void styleReplicatesDoNotDependOnTheWorkers() {
        BradleyTerry model = BradleyTerry.withDefaults().with(Covariates.of(Covariate.column("x")));
        Bootstrap bootstrap = Bootstrap.of(model).replicates(30);
        BattleLog log = simulated(400);
        BootstrapResult alone = bootstrap.run(log);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            for (int run = 0; run < 3; run++) {
                BootstrapResult together =
                        bootstrap.execution(Execution.on(pool, 4)).run(log);
                assertArrayEquals(alone.coefficients(0), together.coefficients(0));
                assertArrayEquals(alone.logStrengths(0), together.logStrengths(0));
            }
        } finally {
            pool.shutdown();
        }
    }

    /** arena-rank makes half a win of whatever it does not know. */
    @Test
    void anUnknownOutcomeIsNotHalfAWin() {
        for (String text : List.of("Model_A", "draw", "a", "", "0.5", "tie ")) {
            assertEquals(Optional.empty(), OutcomeLabels.arena().find(text), text);
        }
        assertEquals(Optional.of(Outcome.TIE), OutcomeLabels.arena().find("tie"));
    }

    /**
     * A hundred generations, each of which met only its neighbours and beat the next 3:2. evalica's default of 100 sweeps
     * ends hundreds of points off without a word; on a chain every pair is fitted exactly, by ln 3/2 a link.
     */
    @Test
    void aChainOfGenerationsIsNotCutShort() {
        TallyBuilder builder = Tally.builder();
        for (int generation = 0; generation < 99; generation++) {
            builder.addCounts("g" + (100 + generation), "g" + (101 + generation), 3, 2, 0, 0);
        }
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(builder.build()).requireConverged();
        double points = POINTS * (fit.logStrength("g100") - fit.logStrength("g199"));
        assertEquals(POINTS * 99 * Math.log(1.5), points, 1e-7); // 6,973 points; a correction of at most 1e-8 a link
    }

    /** evalica gives a win of weight 2 between equals +45 and −15 at a step of 30, and moves votes of weight 0. */
    @Test
    void aWeightMovesBothSidesOfAnEloUpdate() {
        Elo elo = Elo.withDefaults().withUpdateStep(30);
        assertEquals(new EloUpdate(1030, 970), elo.update(1000, 1000, Outcome.FIRST, 2));
        assertEquals(new EloUpdate(1000, 1200), elo.update(1000, 1200, Outcome.FIRST, 0));
    }

    /** The intervals of arena-hard-auto run from the 5th to the 95th of a hundred replicates: those are of 90 %. */
    @Test
    void ninetyFivePercentAreNotNinety() {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(Tally.of(TestBoards.mixed(3, 5, 400)));
        BootstrapResult replicates = Bootstrap.withDefaults().run(fit);
        Intervals intervals =
                IntervalMethod.percentile(0.95).estimate(replicates, RatingScale.centred(), RelativeTo.MEAN);
        for (int i = 0; i < 5; i++) {
            double lower = intervals.lower(i);
            double upper = intervals.upper(i);
            long inside = Arrays.stream(replicates.logStrengths(i))
                    .map(strength -> 1000 + POINTS * strength)
                    .filter(score -> lower <= score && score <= upper)
                    .count();
            assertEquals(950, inside, "of a thousand");
        }
    }
}
