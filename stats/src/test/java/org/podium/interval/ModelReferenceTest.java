package org.podium.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.OrderEffect;
import org.podium.bradleyterry.Reweighting;
import org.podium.bradleyterry.TieModel;
import org.podium.covariates.Covariate;
import org.podium.covariates.CovariateScaling;
import org.podium.covariates.Covariates;
import org.podium.reference.Json;
import org.podium.reference.ReferenceData;
import org.podium.reference.ReferenceVotes;
import org.podium.votes.Sides;
import org.podium.votes.Tally;

/** Errors of tie models, order effects, style coefficients and weights on real votes against other tools. */
class ModelReferenceTest {
    /** Relative. The reference's matrices are differences of gradients, good to some 1e-9 of the largest element. */
    private static final double DIFFERENCES = 1e-6;

    @ParameterizedTest
    @EnumSource(
            value = TieModel.class,
            names = {"DAVIDSON", "RAO_KUPPER", "GROUNDED"})
    void goldenBoardHasTheErrorsOfThePlainLikelihood(TieModel ties) {
        requireReference(
                "golden", ties, BradleyTerry.withDefaults().with(ties).fit(ReferenceVotes.golden(Sides.MERGED)));
    }

    @ParameterizedTest
    @EnumSource(
            value = TieModel.class,
            names = {"HALF_WIN", "DAVIDSON", "RAO_KUPPER", "GROUNDED"})
    void orderEffectHasTheErrorsOfThePlainLikelihood(TieModel ties) {
        requireReference(
                "arena-33k",
                ties,
                BradleyTerry.withDefaults().with(ties).with(OrderEffect.FITTED).fit(ReferenceVotes.arena33k()));
    }

    private static void requireReference(String board, TieModel ties, BradleyTerryFit fit) {
        Map<String, Object> reference = Json.array(
                        ReferenceVotes.results("tie_models.json").get(board))
                .stream()
                .map(Json::object)
                .filter(model -> model.get("model").equals(ties.name()))
                .findFirst()
                .orElseThrow();
        for (int column : new int[] {1, 2}) { // Fisher, sandwich
            Covariance covariance = column == 1 ? Covariance.fisher(fit) : Covariance.sandwich(fit);
            Coefficients effects =
                    Coefficients.of(fit, column == 1 ? IntervalMethod.fisher(0.95) : IntervalMethod.sandwich(0.95));
            Json.object(reference.get("strengths"))
                    .forEach((name, row) -> requireClose(row, column, covariance.standardError(name)));
            effects.tieParameter().ifPresent(tie -> requireClose(reference.get("tie"), column, tie.standardError()));
            effects.rows().forEach(row -> requireClose(reference.get(row.name()), column, row.standardError()));
        }
    }

    private static void requireClose(Object row, int column, double actual) {
        double expected = Json.number(Json.array(row).get(column));
        assertEquals(expected, actual, DIFFERENCES * expected);
    }

    @Test
    void styleControlledLlmfaoHasTheErrorsOfTheReference() {
        Map<String, Object> mle =
                Json.object(ReferenceData.json("llmfao/reference_style.json").get("mle"));
        Covariates style = Covariates.none().with(CovariateScaling.CENTRED);
        for (String feature : ReferenceVotes.LLMFAO_STYLE) {
            style = style.with(Covariate.relativeDifferencePlusOne(feature, feature + "_a", feature + "_b"));
        }
        BradleyTerryFit fit = BradleyTerry.withDefaults().with(style).fit(ReferenceVotes.llmfao());
        Covariance fisher = Covariance.fisher(fit);
        Covariance sandwich = Covariance.sandwich(fit);
        for (Object row : Json.array(mle.get("coefficients"))) {
            Map<String, Object> expected = Json.object(row);
            String name = (String) expected.get("name");
            assertEquals(number(expected, "se_fisher"), fisher.standardErrorOfCoefficient(name), 1e-8, name);
            assertEquals(number(expected, "se_sandwich"), sandwich.standardErrorOfCoefficient(name), 1e-8, name);
        }
        for (Object row : Json.array(mle.get("models"))) {
            Map<String, Object> expected = Json.object(row);
            String name = (String) expected.get("model");
            assertEquals(number(expected, "se_fisher"), fisher.standardError(name), 1e-8, name);
            assertEquals(number(expected, "se_sandwich"), sandwich.standardError(name), 1e-8, name);
        }
    }

    private static double number(Map<String, Object> object, String name) {
        return Json.number(object.get(name));
    }

    /** R's last step changes the Fisher errors of baseball by less than 1e-6. */
    @Test
    void baseballHasTheErrorsOfR() {
        BradleyTerryFit baseball =
                BradleyTerry.withDefaults().with(OrderEffect.FITTED).fit(ReferenceVotes.baseball());
        requireR("classic/baseball_reference_home.json", Covariance.fisher(baseball)::standardError, 1e-6);
        assertEquals(0.1309436, Covariance.fisher(baseball).standardErrorOfCoefficient("first"), 1e-6);
    }

    /**
     * R stops when the deviance changes by less than 1e-8 of itself and reports the Fisher errors of the step before the last
     * one; for ice hockey those are up to 6.2e-6 from the errors at the maximum. So R's iteration is repeated here: stopped
     * as R stops it has R's errors, and run to the end it has the library's.
     */
    @Test
    void iceHockeyHasTheErrorsOfR() {
        BradleyTerryFit hockey = BradleyTerry.withDefaults()
                .with(Covariates.of(Covariate.column("home")))
                .fit(ReferenceVotes.iceHockey());
        Covariance fisher = Covariance.fisher(hockey);
        WeightedLeastSquares asR = WeightedLeastSquares.ofIceHockey(1e-8);
        requireR("classic/icehockey_reference_home.json", asR::standardError, 1e-9);
        assertEquals(0.0708679, asR.standardErrorOfHomeIce(), 5e-8, "seven digits are printed");
        WeightedLeastSquares converged = WeightedLeastSquares.ofIceHockey(0);
        for (String team : fisher.roster().names()) {
            assertEquals(converged.standardError(team), fisher.standardError(team), 1e-11, team);
        }
        CoefficientInterval home =
                Coefficients.of(hockey, IntervalMethod.fisher(0.95)).row("home");
        assertEquals(converged.standardErrorOfHomeIce(), home.standardErrorPerRawUnit(), 1e-12);
        assertEquals(0.4028986, home.estimatePerRawUnit(), 1e-6);
    }

    private static void requireR(String file, ToDoubleFunction<String> error, double tolerance) {
        for (Object row : Json.array(ReferenceData.json(file).get("centered"))) {
            Map<String, Object> player = Json.object(row);
            String name = (String) player.get("player");
            assertEquals(number(player, "se"), error.applyAsDouble(name), tolerance, name);
        }
    }

    /** 1 / max(n, 50): measured as a factor of 1.39 on the error of the median competitor. */
    @Test
    void reweightingCostsAsMuchPrecisionAsMeasured() {
        Tally golden = ReferenceVotes.golden(Sides.MERGED);
        BradleyTerry model = BradleyTerry.withDefaults();
        Covariance plain = Covariance.sandwich(model.fit(golden));
        BradleyTerryFit reweighted =
                model.with(Reweighting.inversePropensity(50)).fit(golden);
        Covariance sandwich = Covariance.sandwich(reweighted);
        Covariance fisher = Covariance.fisher(reweighted);
        double[] factors = golden.roster().names().stream()
                .mapToDouble(name -> sandwich.standardError(name) / plain.standardError(name))
                .sorted()
                .toArray();
        assertEquals(129, factors.length);
        assertEquals(1.39, factors[64], 0.005, "three digits are printed");
        for (String name : golden.roster().names()) {
            // As without weights, where half-win ties make Fisher errors too wide by a fifth to a half.
            assertEquals(1.3, fisher.standardError(name) / sandwich.standardError(name), 0.3, name);
        }
    }
}
