package org.podium.bradleyterry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.podium.reference.Json;
import org.podium.reference.ReferenceData;
import org.podium.votes.Battle;
import org.podium.votes.Outcome;
import org.podium.votes.OutcomeLabels;
import org.podium.votes.Sides;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;
import org.podium.votes.VoteCounts;

/**
 * Against numbers made by other tools on real votes: numpy 2.4.6 with scipy 1.17.1 (the data's {@code tools/bt_ref.py}),
 * R 4.2.2 with BradleyTerry2 1.1.2, and evalica 0.4.2. The tool, its version and the formula stand in each reference
 * file.
 */
class BradleyTerryReferenceTest {
    /**
     * Points. The numpy fits stop at a gradient of 1e-12 of the votes, which leaves up to 1e-9 points; what is promised is
     * 1e-6.
     */
    private static final double SCORES = 1e-6;

    /** The references add up a million terms of the log-likelihood in plain doubles, which leaves some 1e-8. */
    private static final double LOG_LIKELIHOOD = 1e-6;

    /** Log-strengths by R, whose iteration stops at a relative change of the deviance of 1e-8. */
    private static final double R_ABILITIES = 1e-7;

    private final BradleyTerry halfWins = BradleyTerry.withDefaults();
    private final BradleyTerry noTies = BradleyTerry.withDefaults().with(TieModel.DROPPED);

    @Test
    void goldenBoardMatchesTheAnchoredScores() {
        Map<String, Object> reference = ReferenceData.json("arena-20240814-counts/reference_bt.json");
        BradleyTerryFit fit = halfWins.fit(goldenBoard()).requireConverged();
        requireScores(129, reference, "rating", fit, RatingScale.centred());
        requireScores(129, reference, "rating_anchored", fit, RatingScale.anchored("mixtral-8x7b-instruct-v0.1", 1114));
        requireLogLikelihood(reference, fit);
        assertEquals(1_670_250, fit.tally().battles());
    }

    @Test
    void goldenBoardMatchesWithoutTies() {
        Map<String, Object> reference = ReferenceData.json("arena-20240814-counts/reference_bt_no_ties.json");
        BradleyTerryFit fit = noTies.fit(goldenBoard()).requireConverged();
        requireScores(129, reference, "rating", fit, RatingScale.centred());
        requireScores(129, reference, "rating_anchored", fit, RatingScale.anchored("mixtral-8x7b-instruct-v0.1", 1114));
        requireLogLikelihood(reference, fit);
    }

    @Test
    void everySolverMatchesOnTheGoldenBoard() {
        Map<String, Object> reference = ReferenceData.json("arena-20240814-counts/reference_bt.json");
        Tally golden = goldenBoard();
        for (Solver solver : Solver.values()) {
            requireScores(
                    129,
                    reference,
                    "rating",
                    halfWins.with(solver).fit(golden).requireConverged(),
                    RatingScale.centred());
        }
    }

    @Test
    void arena140kMatchesWithSelfBattlesLeftOut() {
        Map<String, Object> reference = ReferenceData.json("arena-140k/reference.json");
        Tally tally = votes("arena-140k/votes.csv.gz");
        assertEquals(135_624, tally.battles());
        BradleyTerryFit fit = halfWins.fit(tally).requireConverged();
        requireScores(53, reference, "rating", fit, RatingScale.centred());
        requireLogLikelihood(reference, fit);
    }

    @Test
    void arena33kMatchesWithAndWithoutTies() {
        Map<String, Object> reference = ReferenceData.json("arena-33k/reference.json");
        Tally tally = votes("arena-33k/votes.csv.gz");
        BradleyTerryFit fit = halfWins.fit(tally).requireConverged();
        requireScores(20, reference, "rating", fit, RatingScale.centred());
        requireLogLikelihood(reference, fit);
        Map<String, Object> withoutTies = Json.object(reference.get("without_ties"));
        BradleyTerryFit decided = noTies.fit(tally).requireConverged();
        Map<String, Object> ratings = Json.object(withoutTies.get("ratings"));
        assertEquals(20, ratings.size());
        ratings.forEach((name, row) -> assertEquals(
                Json.number(Json.array(row).get(0)), RatingScale.centred().score(decided, name), SCORES, name));
        requireLogLikelihood(withoutTies, decided);
    }

    /** Strengths e^θ scaled to the sum 1. The golden file agrees with a converged numpy fit to 1e-12 points. */
    @Test
    void llmfaoMatchesEvalicasGoldenScores() {
        BradleyTerryFit fit = halfWins.fit(votes("llmfao/votes.csv")).requireConverged();
        Map<String, Double> golden = new TreeMap<>();
        for (Map<String, String> row : ReferenceData.csv("llmfao/evalica-golden.csv")) {
            if (row.get("algorithm").equals("bradley_terry")) {
                golden.put(row.get("item"), Double.valueOf(row.get("score")));
            }
        }
        assertEquals(fit.roster().names(), List.copyOf(golden.keySet()));
        double sum = 0;
        for (double theta : fit.logStrengths()) {
            sum += Math.exp(theta);
        }
        double total = sum;
        golden.forEach((item, score) ->
                assertEquals(Math.log(score), fit.logStrength(item) - Math.log(total), 1e-8 / Points.PER_UNIT, item));
        requireScores(59, ReferenceData.json("llmfao/reference.json"), "rating", fit, RatingScale.centred());
    }

    @Test
    void citationsMatchR() {
        TallyBuilder builder = Tally.builder();
        for (Map<String, String> row : ReferenceData.csv("classic/citations_long.csv")) {
            if (!row.get("cited").equals(row.get("citing"))) {
                builder.addCounts(row.get("cited"), row.get("citing"), Long.parseLong(row.get("Freq")), 0, 0, 0);
            }
        }
        BradleyTerryFit fit = halfWins.fit(builder.build()).requireConverged();
        requireR(ReferenceData.json("classic/citations_reference.json"), fit);
        requireScores(
                4, ReferenceData.json("classic/citations_python_reference.json"), "rating", fit, RatingScale.centred());
        assertEquals(-1622.889808827598, fit.logLikelihood(), LOG_LIKELIHOOD);
        double constants = 0;
        for (int i = 0; i < 4; i++) {
            for (int j = i + 1; j < 4; j++) {
                constants += logBinomial(count(fit, j, i), count(fit, i, j));
            }
        }
        assertEquals(
                Json.number(
                        ReferenceData.json("classic/citations_reference.json").get("log_likelihood")),
                fit.logLikelihood() + constants,
                LOG_LIKELIHOOD,
                "R's is a binomial log-likelihood, one observation a pair");
    }

    private static long count(BradleyTerryFit fit, int first, int second) {
        return fit.tally().count(fit.roster().name(first), fit.roster().name(second), Outcome.FIRST);
    }

    @Test
    void baseballMatchesR() {
        TallyBuilder builder = Tally.builder();
        double constants = 0;
        for (Map<String, String> row : ReferenceData.csv("classic/baseball.csv")) {
            long home = Long.parseLong(row.get("home.wins"));
            long away = Long.parseLong(row.get("away.wins"));
            builder.addCounts(row.get("home.team"), row.get("away.team"), home, away, 0, 0);
            constants += logBinomial(home, away);
        }
        BradleyTerryFit fit = halfWins.fit(builder.build()).requireConverged();
        Map<String, Object> reference = ReferenceData.json("classic/baseball_reference_no_home.json");
        requireR(reference, fit);
        requireScores(
                7, ReferenceData.json("classic/baseball_python_reference.json"), "rating", fit, RatingScale.centred());
        assertEquals(
                Json.number(reference.get("log_likelihood")),
                fit.logLikelihood() + constants,
                LOG_LIKELIHOOD,
                "R's is a binomial log-likelihood, one observation a row");
    }

    /** R rounds half wins in its log-likelihood; −653.5226 is that of half wins. */
    @Test
    void iceHockeyMatchesRAndThePublishedKrachRatings() {
        TallyBuilder builder = Tally.builder();
        for (Map<String, String> row : ReferenceData.csv("classic/icehockey.csv")) {
            double result = Double.parseDouble(row.get("result"));
            builder.addCounts(
                    row.get("visitor"),
                    row.get("opponent"),
                    result == 1 ? 1 : 0,
                    result == 0 ? 1 : 0,
                    result == 0.5 ? 1 : 0,
                    0);
        }
        BradleyTerryFit fit = halfWins.fit(builder.build()).requireConverged();
        assertEquals(1083, fit.tally().battles());
        Map<String, Object> reference = ReferenceData.json("classic/icehockey_reference_no_home.json");
        requireR(reference, fit);
        requireScores(
                58,
                ReferenceData.json("classic/icehockey_python_reference.json"),
                "rating",
                fit,
                RatingScale.centred());
        assertEquals(-653.5225885807822, fit.logLikelihood(), LOG_LIKELIHOOD);
        for (Object row : Json.array(reference.get("krach"))) {
            Map<String, Object> krach = Json.object(row);
            double ratio = Math.exp(fit.logStrength((String) krach.get("team")) - fit.logStrength("Denver"));
            assertEquals(Json.number(krach.get("KRACH")) / 543.025399970216, ratio, 1e-6 * ratio);
        }
        // Published with four digits: Denver 543.0, Miami 488.2, Wisconsin 481.3, North Dakota 434.3.
        assertEquals(488.2 / 543.0, Math.exp(fit.logStrength("Miami") - fit.logStrength("Denver")), 2e-4);
        assertEquals(434.3 / 543.0, Math.exp(fit.logStrength("North Dakota") - fit.logStrength("Denver")), 2e-4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"category", "language"})
    void groupsGetTheVerdictOfTheTransitiveClosure(String split) {
        Map<String, Tally> groups = groups(split);
        assertEquals(split.equals("category") ? 11 : 164, groups.size());
        int disconnected = 0;
        for (Map.Entry<String, Tally> group : groups.entrySet()) {
            Identifiability verdict = halfWins.check(group.getValue());
            List<List<String>> slow = SlowComponents.of(group.getValue(), true, true);
            assertEquals(slow, verdict.components(), group.getKey());
            assertEquals(slow.size() == 1, verdict.isIdentifiable(), group.getKey());
            disconnected += verdict.findings().stream().anyMatch(Disconnected.class::isInstance) ? 1 : 0;
            Tally tally = group.getValue();
            assertEquals(
                    SlowComponents.of(tally, false, false), noTies.check(tally).components(), group.getKey());
        }
        assertEquals(split.equals("category") ? 0 : 124, disconnected, "the number in the notes on the data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"category", "language"})
    void groupsAreFittedOverTheirLargestComponent(String split) {
        BradleyTerry model = halfWins.with(OnUnidentifiable.LARGEST_COMPONENT);
        for (Map.Entry<String, Tally> group : groups(split).entrySet()) {
            List<String> largest =
                    SlowComponents.of(group.getValue(), true, true).get(0);
            if (largest.size() > 1) {
                BradleyTerryFit fit = model.fit(group.getValue()).requireConverged();
                assertEquals(largest, fit.roster().names(), group.getKey());
                Points.requireWithin(2e-8, plainFit(fit.tally()), fit.logStrengths(), group.getKey());
                assertEquals(
                        group.getValue().roster().size() - largest.size(),
                        fit.droppedCompetitors().size());
                assertEquals(group.getValue().battles() - fit.tally().battles(), fit.droppedBattles());
            }
        }
    }

    @Test
    void lizardsHaveNoFiniteEstimateAndTheFindingNamesThem() {
        TallyBuilder builder = Tally.builder();
        for (Map<String, String> row : ReferenceData.csv("classic/flatlizards_contests.csv")) {
            builder.addCounts(row.get("winner"), row.get("loser"), 1, 0, 0, 0);
        }
        Tally lizards = builder.build();
        assertEquals(77, lizards.roster().size());
        UnidentifiableException thrown = assertThrows(UnidentifiableException.class, () -> halfWins.fit(lizards));
        Identifiability verdict = thrown.identifiability();
        assertEquals(SlowComponents.of(lizards, false, false), verdict.components());
        List<String> unbeaten = named(lizards, counts -> counts.losses());
        List<String> winless = named(lizards, counts -> counts.wins());
        assertTrue(verdict.findings().contains(new Unbeaten(unbeaten)), verdict.findings()::toString);
        assertTrue(verdict.findings().contains(new Winless(winless)), verdict.findings()::toString);
        assertTrue(thrown.getMessage().contains(unbeaten.get(0)), thrown.getMessage());
        assertEquals(77, verdict.components().size(), "no lizard both beat and lost to another, be it by detours");
        BradleyTerry keepLargest = halfWins.with(OnUnidentifiable.LARGEST_COMPONENT);
        assertEquals(
                new TooFewCompetitors(List.of()),
                assertThrows(UnidentifiableException.class, () -> keepLargest.fit(lizards))
                        .finding());
        assertThrows(UnidentifiableException.class, () -> halfWins.fitEachComponent(lizards));
        assertEquals(
                77,
                halfWins.with(OnUnidentifiable.PRIOR)
                        .fit(lizards)
                        .requireConverged()
                        .roster()
                        .size());
    }

    private static List<String> named(Tally tally, ToDoubleFunction<VoteCounts> count) {
        List<VoteCounts> counts = tally.countsByCompetitor();
        return Stream.iterate(0, i -> i + 1)
                .limit(counts.size())
                .filter(i -> count.applyAsDouble(counts.get(i)) == 0)
                .map(tally.roster()::name)
                .toList();
    }

    private static double[] plainFit(Tally tally) {
        PlainBradleyTerry plain = new PlainBradleyTerry(tally.roster().names(), false);
        tally.forEachCell((i, j, wins, losses, ties, bothBad) -> {
            plain.add(tally.roster().name(i), tally.roster().name(j), 1, (double) wins);
            plain.add(tally.roster().name(i), tally.roster().name(j), 0, (double) losses);
            plain.add(tally.roster().name(i), tally.roster().name(j), 0.5, (double) (ties + bothBad));
        });
        return plain.logStrengths();
    }

    private static Tally goldenBoard() {
        TallyBuilder builder = Tally.builder().sides(Sides.MERGED);
        ReferenceData.csv("arena-20240814-counts/pair_counts.csv").forEach(row -> addCounts(builder, row));
        return builder.build();
    }

    private static Map<String, Tally> groups(String column) {
        Map<String, TallyBuilder> builders = new LinkedHashMap<>();
        for (Map<String, String> row :
                ReferenceData.csv("arena-20240814-counts/pair_counts_by_" + column + ".csv.gz")) {
            addCounts(builders.computeIfAbsent(row.get(column), name -> Tally.builder()), row);
        }
        Map<String, Tally> groups = new LinkedHashMap<>();
        builders.forEach((name, builder) -> groups.put(name, builder.build()));
        return groups;
    }

    private static void addCounts(TallyBuilder builder, Map<String, String> row) {
        builder.addCounts(
                row.get("model_a"),
                row.get("model_b"),
                Long.parseLong(row.get("win_a")),
                Long.parseLong(row.get("win_b")),
                Long.parseLong(row.get("tie")),
                Long.parseLong(row.get("both_bad")));
    }

    private static Tally votes(String file) {
        OutcomeLabels labels = OutcomeLabels.arena();
        TallyBuilder builder = Tally.builder();
        for (Map<String, String> row : ReferenceData.csv(file)) {
            if (!row.get("model_a").equals(row.get("model_b"))) {
                builder.add(new Battle(
                        row.get("model_a"),
                        row.get("model_b"),
                        labels.find(row.get("winner")).orElseThrow()));
            }
        }
        return builder.build();
    }

    private static void requireScores(
            int competitors, Map<String, Object> reference, String column, BradleyTerryFit fit, RatingScale scale) {
        List<Object> models = Json.array(reference.get("models"));
        assertEquals(competitors, models.size());
        assertEquals(competitors, fit.roster().size());
        for (Object each : models) {
            Map<String, Object> model = Json.object(each);
            String name = (String) model.get("model");
            assertEquals(Json.number(model.get(column)), scale.score(fit, name), SCORES, name);
        }
    }

    private static void requireLogLikelihood(Map<String, Object> reference, BradleyTerryFit fit) {
        assertEquals(Json.number(reference.get("log_likelihood")), fit.logLikelihood(), LOG_LIKELIHOOD);
    }

    /** Abilities relative to the first competitor, which are contrasts, and centred ones. */
    private static void requireR(Map<String, Object> reference, BradleyTerryFit fit) {
        List<Map<String, Object>> abilities = new ArrayList<>();
        Json.array(reference.get("abilities")).forEach(row -> abilities.add(Json.object(row)));
        assertEquals(fit.roster().size(), abilities.size());
        String first = (String) abilities.get(0).get("player");
        for (Map<String, Object> row : abilities) {
            String player = (String) row.get("player");
            assertEquals(
                    Json.number(row.get("ability")),
                    fit.logStrength(player) - fit.logStrength(first),
                    R_ABILITIES,
                    player);
        }
        for (Object each : Json.array(reference.get("centered"))) {
            Map<String, Object> row = Json.object(each);
            String player = (String) row.get("player");
            assertEquals(Json.number(row.get("ability")), fit.logStrength(player), R_ABILITIES, player);
        }
    }

    /** ln of the number of ways to order these wins and losses. */
    private static double logBinomial(long wins, long losses) {
        double sum = 0;
        for (long k = 1; k <= losses; k++) {
            sum += Math.log((double) (wins + k) / k);
        }
        return sum;
    }
}
