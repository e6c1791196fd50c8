package org.podium.elo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.podium.reference.Json;
import org.podium.reference.ReferenceData;
import org.podium.votes.Battle;
import org.podium.votes.BattleLog;
import org.podium.votes.Outcome;
import org.podium.votes.OutcomeLabels;

/** Against numbers made by others. */
class EloReferenceTest {

    /**
     * Final ratings printed in the vignette "Calculating running Elo updates" (running_elos) of the R package elo, made
     * by {@code elo.run(score(points.Home, points.Visitor) ~ team.Home + team.Visitor, data = tournament, k = 20)}.
     */
    private static final Map<String, Double> TOURNAMENT_FINALS = Map.of(
            "Athletic Armadillos", 1564.318,
            "Blundering Baboons", 1453.079,
            "Cunning Cats", 1518.019,
            "Defense-less Dogs", 1421.394,
            "Elegant Emus", 1509.851,
            "Fabulous Frogs", 1532.986,
            "Gallivanting Gorillas", 1513.944,
            "Helpless Hyenas", 1486.411);

    @Test
    void tournamentMatchesThePublishedFinals() {
        List<Battle> games = ReferenceData.csv("classic/elo_tournament.csv").stream()
                .map(EloReferenceTest::game)
                .toList();
        EloRatings ratings =
                Elo.withDefaults().withUpdateStep(20).withStart(1500).replay(BattleLog.of(games));
        assertEquals(8, ratings.roster().size());
        TOURNAMENT_FINALS.forEach((team, published) ->
                assertEquals(published, ratings.rating(team).orElseThrow(), 0.0005, team));
        Map<String, Object> python = Json.object(
                ReferenceData.json("classic/elo_tournament_reference.json").get("python"));
        requireEqual(python, ratings);
    }

    private static Battle game(Map<String, String> row) {
        int points =
                Integer.compare(Integer.parseInt(row.get("points.Home")), Integer.parseInt(row.get("points.Visitor")));
        Outcome outcome = points > 0 ? Outcome.FIRST : points < 0 ? Outcome.SECOND : Outcome.TIE;
        return new Battle(row.get("team.Home"), row.get("team.Visitor"), outcome);
    }

    /** 26,919 votes of the Chatbot Arena; reference by numpy with K = 4, start 1000, every tie half a win. */
    @Test
    void arenaMatchesInFileOrderAndReversed() {
        Map<String, Object> reference = ReferenceData.json("arena-33k/reference.json");
        OutcomeLabels labels = OutcomeLabels.arena();
        List<Battle> battles = new ArrayList<>();
        for (Map<String, String> row : ReferenceData.csv("arena-33k/votes.csv.gz")) {
            battles.add(new Battle(
                    row.get("model_a"),
                    row.get("model_b"),
                    labels.find(row.get("winner")).orElseThrow()));
        }
        assertEquals(26_919, battles.size());
        requireEqual(
                Json.object(reference.get("online_elo_K4_file_order")),
                Elo.withDefaults().replay(BattleLog.of(battles)));
        Collections.reverse(battles);
        requireEqual(
                Json.object(reference.get("online_elo_K4_reversed")),
                Elo.withDefaults().replay(BattleLog.of(battles)));
    }

    private static void requireEqual(Map<String, Object> reference, EloRatings ratings) {
        assertEquals(reference.size(), ratings.roster().size());
        reference.forEach((name, rating) ->
                assertEquals(Json.number(rating), ratings.rating(name).orElseThrow(), 1e-9, name));
    }
}
