package org.podium.bradleyterry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.podium.covariates.Covariate;
import org.podium.covariates.CovariateScaling;
import org.podium.covariates.Covariates;
import org.podium.covariates.Ridge;
import org.podium.reference.Json;
import org.podium.reference.ReferenceData;
import org.podium.reference.ReferenceVotes;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.Outcome;
import org.podium.votes.Tally;

/**
 * Covariates on real votes: style control of llmfao against numpy 2.4.6 with scipy 1.17.1 (checked with R's glm), home
 * advantage against R 4.2.2 with BradleyTerry2 1.1.2.
 */
class CovariatesReferenceTest {
    private final BradleyTerry halfWins = BradleyTerry.withDefaults();

    private static Covariates style(CovariateScaling scaling) {
        Covariates style = Covariates.none().with(scaling);
        for (String feature : ReferenceVotes.LLMFAO_STYLE) {
            style = style.with(Covariate.relativeDifferencePlusOne(feature, feature + "_a", feature + "_b"));
        }
        return style;
    }

    @Test
    void styleControlledLlmfaoMatchesTheUnpenalisedFit() {
        Map<String, Object> reference = ReferenceData.json("llmfao/reference_style.json");
        BradleyTerryFit fit = halfWins.with(style(CovariateScaling.CENTRED))
                .fit(ReferenceVotes.llmfao())
                .requireConverged();
        Map<String, Object> mle = Json.object(reference.get("mle"));
        List<Object> deviations = Json.array(reference.get("feature_sd"));
        List<Object> coefficients = Json.array(mle.get("coefficients"));
        assertEquals(4, fit.coefficients().size());
        for (int m = 0; m < 4; m++) {
            Map<String, Object> expected = Json.object(coefficients.get(m));
            Coefficient actual = fit.coefficients().get(m);
            assertEquals(expected.get("name"), actual.name());
            assertEquals(Json.number(expected.get("estimate")), actual.estimate(), 1e-8, actual.name());
            // The tool adds 8,931 squares one after another, which loses some ten bits; rationals give
            // 0.38674322052551382 for
            // lists, where it has 0.3867432205255346.
            assertEquals(Json.number(deviations.get(m)), actual.unit(), 1e-13, actual.name());
            assertEquals(actual.estimate() / actual.unit(), actual.perRawUnit());
        }
        List<Object> models = Json.array(mle.get("models"));
        assertEquals(59, models.size());
        for (Object row : models) {
            Map<String, Object> model = Json.object(row);
            String name = (String) model.get("model");
            assertEquals(Json.number(model.get("theta")), fit.logStrength(name), 1e-8, name);
        }
        assertEquals(Json.number(mle.get("log_likelihood")), fit.logLikelihood(), 1e-7);
    }

    @Test
    void styleControlledLlmfaoMatchesFastChatsPenalty() {
        Map<String, Object> reference =
                Json.object(ReferenceData.json("llmfao/reference_style.json").get("fastchat"));
        BradleyTerryFit fit = halfWins.with(style(CovariateScaling.CENTRED).with(Ridge.fastChat()))
                .fit(ReferenceVotes.llmfao())
                .requireConverged();
        Map<String, Object> coefficients = Json.object(reference.get("coefficients"));
        assertEquals(4, coefficients.size());
        for (Coefficient effect : fit.coefficients()) {
            assertEquals(Json.number(coefficients.get(effect.name())), effect.estimate(), 1e-6, effect.name());
        }
        Map<String, Object> ratings = Json.object(reference.get("ratings"));
        assertEquals(59, ratings.size());
        ratings.forEach((name, rating) ->
                assertEquals(Json.number(rating), RatingScale.centred().score(fit, name), 1e-6, name));
    }

    /** Swapping the sides of a vote changes the sign of its differences and the winner's side, and nothing else. */
    @Test
    void swappedSidesAreTheSameFit() {
        BattleLog votes = ReferenceVotes.llmfao();
        BattleLogBuilder swapped = BattleLog.builder();
        for (int row = 0; row < votes.size(); row++) {
            boolean swap = row % 2 == 1;
            String first = votes.battle(row).first();
            String second = votes.battle(row).second();
            swapped.add(
                    swap ? second : first,
                    swap ? first : second,
                    swap ? turned(votes.outcome(row)) : votes.outcome(row));
            for (String feature : ReferenceVotes.LLMFAO_STYLE) {
                double a = votes.covariate(feature + "_a").value(row);
                double b = votes.covariate(feature + "_b").value(row);
                swapped.covariate(feature + "_a", swap ? b : a).covariate(feature + "_b", swap ? a : b);
            }
        }
        BradleyTerry model = halfWins.with(style(CovariateScaling.ROOT_MEAN_SQUARE));
        BradleyTerryFit expected = model.fit(votes).requireConverged();
        BradleyTerryFit actual = model.fit(swapped.build()).requireConverged();
        // Real-valued columns: equal to 1e-9 points under reordering, which swapped sums are.
        Points.requireWithin(1e-9, expected.logStrengths(), actual);
        for (int m = 0; m < 4; m++) {
            Coefficient coefficient = expected.coefficients().get(m);
            assertEquals(coefficient.estimate(), actual.coefficients().get(m).estimate(), 1e-11);
            assertEquals(coefficient.unit(), actual.coefficients().get(m).unit(), 1e-15);
        }
    }

    private static Outcome turned(Outcome outcome) {
        return switch (outcome) {
            case FIRST -> Outcome.SECOND;
            case SECOND -> Outcome.FIRST;
            case TIE, BOTH_BAD -> outcome;
        };
    }

    /** 69 of the 1,083 games were on neutral ice, where the covariate is 0. */
    @Test
    void iceHockeyMatchesRWithHomeIce() {
        BattleLog games = ReferenceVotes.iceHockey();
        BradleyTerryFit fit = halfWins.with(Covariates.of(Covariate.column("home")))
                .fit(games)
                .requireConverged();
        assertEquals(
                58,
                TieModelsReferenceTest.requireAbilities(
                        ReferenceData.json("classic/icehockey_reference_home.json"), fit));
        Coefficient home = fit.coefficients().get(0);
        assertEquals(0.4028986, home.perRawUnit(), 1e-6);
        assertEquals(Math.sqrt(1014.0 / 1083), home.unit(), 1e-15, "the root mean square of 1,014 ones and 69 zeros");
        assertEquals(-637.0465, fit.logLikelihood(), 0.00005, "four digits are printed");
        assertEquals(-653.5226, halfWins.fit(games).logLikelihood(), 0.00005);
        BradleyTerryFit everyGame = halfWins.with(OrderEffect.FITTED).fit(games).requireConverged();
        assertEquals(0.3817, everyGame.coefficients().get(0).estimate(), 0.00005, "as if neutral ice were home ice");
        assertThrows(
                IllegalArgumentException.class,
                () -> halfWins.with(Covariates.of(Covariate.column("home"))).fit(Tally.of(games)));
    }

    /** The same advantage as an order effect of the tally, as a covariate of the log, and beside another covariate. */
    @Test
    void positionIsTheOrderEffect() {
        BattleLog games = ReferenceVotes.iceHockey();
        BradleyTerryFit order =
                halfWins.with(OrderEffect.FITTED).fit(Tally.of(games)).requireConverged();
        BradleyTerryFit position =
                halfWins.with(Covariates.of(Covariate.position())).fit(games).requireConverged();
        Points.requireWithin(1e-8, order.logStrengths(), position);
        assertEquals(
                order.coefficients().get(0).estimate(),
                position.coefficients().get(0).estimate(),
                1e-10);
        BradleyTerry home = halfWins.with(Covariates.of(Covariate.column("home").named("home ice")));
        BradleyTerryFit both = home.with(OrderEffect.FITTED).fit(games).requireConverged();
        assertEquals(
                List.of("home ice", "first"),
                both.coefficients().stream().map(Coefficient::name).toList());
    }
}
