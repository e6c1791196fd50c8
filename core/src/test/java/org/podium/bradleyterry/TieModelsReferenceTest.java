package org.podium.bradleyterry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.podium.reference.Json;
import org.podium.reference.ReferenceData;
import org.podium.reference.ReferenceVotes;
import org.podium.votes.BattleLog;
import org.podium.votes.DataException;
import org.podium.votes.Sides;
import org.podium.votes.Tally;

/**
 * Tie models, order effects and weights on real votes: against {@code tie_models.json}, made by numpy from the plain
 * likelihoods ({@code src/test/reference/tie_models_ref.py}), against evalica 0.4.2 and R 4.2.2.
 */
class TieModelsReferenceTest {
    /** Points. The numpy fits end with a gradient of some 1e-11, the library with a correction of at most 1e-8 points. */
    private static final double SCORES = 1e-7;

    /** Sums of a million terms in plain doubles. */
    private static final double LOG_LIKELIHOOD = 1e-5;

    @ParameterizedTest
    @EnumSource(
            value = TieModel.class,
            names = {"DAVIDSON", "RAO_KUPPER", "GROUNDED"})
    void goldenBoardMatchesThePlainLikelihood(TieModel ties) {
        Tally golden = ReferenceVotes.golden(Sides.MERGED);
        BradleyTerryFit fit = BradleyTerry.withDefaults().with(ties).fit(golden).requireConverged();
        requireReference("golden", ties, fit);
        assertEquals(fit.roster().size() + (ties == TieModel.GROUNDED ? 1 : 0), fit.freeParameters());
    }

    @ParameterizedTest
    @EnumSource(
            value = TieModel.class,
            names = {"HALF_WIN", "DAVIDSON", "RAO_KUPPER", "GROUNDED"})
    void orderEffectMatchesThePlainLikelihood(TieModel ties) {
        BattleLog votes = ReferenceVotes.arena33k();
        BradleyTerryFit fit = BradleyTerry.withDefaults()
                .with(ties)
                .with(OrderEffect.FITTED)
                .fit(votes)
                .requireConverged();
        requireReference("arena-33k", ties, fit);
    }

    private static void requireReference(String board, TieModel ties, BradleyTerryFit fit) {
        Map<String, Object> reference = Json.array(
                        ReferenceVotes.results("tie_models.json").get(board))
                .stream()
                .map(Json::object)
                .filter(model -> model.get("model").equals(ties.name()))
                .findFirst()
                .orElseThrow();
        double tolerance = SCORES / Points.PER_UNIT;
        Map<String, Object> strengths = Json.object(reference.get("strengths"));
        assertEquals(strengths.size(), fit.roster().size());
        strengths.forEach((name, row) -> assertEquals(estimate(row), fit.logStrength(name), tolerance, name));
        fit.tieParameter().ifPresent(tie -> assertEquals(estimate(reference.get("tie")), tie, tolerance));
        for (Coefficient effect : fit.coefficients()) {
            assertEquals(estimate(reference.get("first")), effect.estimate(), tolerance, effect.name());
            assertEquals(1, effect.unit());
        }
        assertEquals(Json.number(reference.get("log_likelihood")), fit.logLikelihood(), LOG_LIKELIHOOD);
    }

    private static double estimate(Object row) {
        return Json.number(Json.array(row).get(0));
    }

    /**
     * Evalica's {@code newman} is Davidson's model, its scores e^θ on an arbitrary scale; ν and the log-likelihood are
     * those of the converged maximum, made by numpy from the same formulas.
     */
    @Test
    void llmfaoMatchesEvalicasNewmanScores() {
        BradleyTerryFit fit = BradleyTerry.withDefaults()
                .with(TieModel.DAVIDSON)
                .fit(ReferenceVotes.llmfao())
                .requireConverged();
        Map<String, Double> golden = new TreeMap<>();
        for (Map<String, String> row : ReferenceData.csv("llmfao/evalica-golden.csv")) {
            if (row.get("algorithm").equals("newman")) {
                golden.put(row.get("item"), Math.log(Double.parseDouble(row.get("score"))));
            }
        }
        assertEquals(59, golden.size());
        double mean = golden.values().stream().mapToDouble(x -> x).average().orElseThrow();
        golden.forEach((item, log) -> assertEquals(log - mean, fit.logStrength(item), 1e-8 / Points.PER_UNIT, item));
        assertEquals(1.4797075877784545, Math.exp(fit.tieParameter().orElseThrow()), 1e-11);
        assertEquals(-8995.83970357908, fit.logLikelihood(), 1e-9);
        assertEquals(59, fit.freeParameters(), "59 log-strengths that sum to zero, and ν");
        assertEquals(2 * 59 + 2 * 8995.83970357908, fit.aic().orElseThrow(), 1e-8);
        assertEquals(59 * Math.log(8931) + 2 * 8995.83970357908, fit.bic().orElseThrow(), 1e-8);
    }

    /** Home wins and losses of 1987; R's log-likelihood holds binomial constants, its abilities stop at 1e-8. */
    @Test
    void baseballMatchesRWithHomeAdvantage() {
        BradleyTerryFit fit = BradleyTerry.withDefaults()
                .with(OrderEffect.FITTED)
                .fit(ReferenceVotes.baseball())
                .requireConverged();
        Map<String, Object> reference = ReferenceData.json("classic/baseball_reference_home.json");
        assertEquals(7, requireAbilities(reference, fit));
        assertEquals(0.3022607, fit.coefficients().get(0).estimate(), 1e-6);
        assertEquals("first", fit.coefficients().get(0).name());
        double[] constants = {0};
        fit.tally().forEachCell((i, j, homeWins, awayWins, ties, bothBad) -> {
            for (long k = 1; k <= awayWins; k++) {
                constants[0] += Math.log((double) (homeWins + k) / k);
            }
        });
        assertEquals(Json.number(reference.get("log_likelihood")), fit.logLikelihood() + constants[0], 1e-6);
    }

    static int requireAbilities(Map<String, Object> reference, BradleyTerryFit fit) {
        for (Object row : Json.array(reference.get("centered"))) {
            Map<String, Object> player = Json.object(row);
            String name = (String) player.get("player");
            assertEquals(Json.number(player.get("ability")), fit.logStrength(name), 1e-6, name);
        }
        return fit.roster().size();
    }

    @Test
    void reweightedGoldenBoardHasTheArenasTopFive() {
        BradleyTerryFit fit = BradleyTerry.withDefaults()
                .with(Reweighting.inversePropensity(50))
                .fit(ReferenceVotes.golden(Sides.MERGED))
                .requireConverged();
        RatingScale scale = RatingScale.anchored("mixtral-8x7b-instruct-v0.1", 1114);
        double[] scores = fit.roster().names().stream()
                .mapToDouble(name -> -scale.score(fit, name))
                .sorted()
                .map(score -> -score)
                .toArray();
        double[] published = {1307.06, 1292.0, 1279.3, 1269.0, 1264.3};
        double[] digits = {0.005, 0.05, 0.05, 0.05, 0.05}; // as many as are printed
        for (int rank = 0; rank < published.length; rank++) {
            assertEquals(published[rank], scores[rank], digits[rank]);
        }
        assertTrue(fit.aic().isEmpty());
    }

    @Test
    void mergedSidesHaveNoOrderEffect() {
        BradleyTerry model = BradleyTerry.withDefaults().with(OrderEffect.FITTED);
        Tally golden = ReferenceVotes.golden(Sides.MERGED);
        DataException thrown = assertThrows(DataException.class, () -> model.fit(golden));
        assertEquals(new SidesMerged(), thrown.finding());
    }
}
