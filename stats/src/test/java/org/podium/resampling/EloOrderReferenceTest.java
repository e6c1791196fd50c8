package org.podium.resampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.podium.elo.Elo;
import org.podium.reference.Json;
import org.podium.reference.ReferenceData;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.OutcomeLabels;

/** 26,919 votes of the Chatbot Arena in time order, and their Bradley-Terry scores by numpy. */
class EloOrderReferenceTest {

    private static BattleLog votes() {
        BattleLogBuilder votes = BattleLog.builder();
        for (Map<String, String> row : ReferenceData.csv("arena-33k/votes.csv.gz")) {
            votes.add(
                    row.get("model_a"),
                    row.get("model_b"),
                    OutcomeLabels.arena().find(row.get("winner")).orElseThrow());
        }
        return votes.build();
    }

    private static Map<String, Double> bradleyTerryScores() {
        Map<String, Double> scores = new HashMap<>();
        for (Object element :
                Json.array(ReferenceData.json("arena-33k/reference.json").get("models"))) {
            Map<String, Object> model = Json.object(element);
            scores.put((String) model.get("model"), Json.number(model.get("rating")));
        }
        return scores;
    }

    /**
     * Once the order is averaged out, Elo comes to the maximum likelihood. Over orders a rating has a standard deviation
     * of about 14 points, so a median of 1,000 is known to 0.55 points; 20 of them lie within 4 times that but for a
     * chance of 0.1 %, and 0.8 points are left for the bias of a finite step.
     */
    @Test
    void averagedOverOrdersEloAgreesWithTheFit() {
        Map<String, Double> scores = bradleyTerryScores();
        for (EloResampling resampling :
                List.of(EloResampling.permutations(Elo.withDefaults()), EloResampling.bootstrap(Elo.withDefaults()))) {
            List<EloSummary> rows = resampling.run(votes()).rows(0.95);
            assertEquals(20, rows.size());
            rows.forEach(row -> assertEquals(scores.get(row.competitor()), row.median(), 3, row.competitor()));
            assertEquals("gpt-4", rows.get(0).competitor());
        }
    }

    /** The same votes in another order move every rating by more than most intervals on published boards are wide. */
    @Test
    void theOrderAloneMovesRatingsByDozensOfPoints() {
        List<EloSummary> rows =
                EloResampling.permutations(Elo.withDefaults()).run(votes()).rows(0.95);
        assertTrue(rows.stream().allMatch(row -> row.range() > 50 && row.upper() - row.lower() > 30));
    }
}
