package org.podium.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.votes.BattleLog;
import org.podium.votes.Outcome;
import org.podium.votes.Tally;

class SimulatedLeagueTest {
    private static final Map<String, Double> FOUR = strengths("a", 0.9, "b", 0.2, "c", -0.3, "d", -0.8);

    private static Map<String, Double> strengths(Object... namesAndValues) {
        Map<String, Double> strengths = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            strengths.put((String) namesAndValues[i], (Double) namesAndValues[i + 1]);
        }
        return strengths;
    }

    @Test
    void sameSeedGivesTheSameVotes() {
        SimulatedLeague league = SimulatedLeague.of(FOUR);
        assertEquals(
                league.votes(500, 7).stream().toList(),
                league.votes(500, 7).stream().toList());
        assertNotEquals(
                league.votes(500, 7).stream().toList(),
                league.votes(500, 8).stream().toList());
    }

    @Test
    void moreVotesContinueTheSameSequence() {
        SimulatedLeague league = SimulatedLeague.of(FOUR);
        assertEquals(
                league.votes(100, 7).stream().toList(),
                league.votes(500, 7).stream().limit(100).toList());
    }

    @Test
    void votersAndCategoriesLeaveTheVotesAsTheyWere() {
        SimulatedLeague plain = SimulatedLeague.of(FOUR);
        SimulatedLeague rich = plain.withVoters(20).withCategory("language", strengths("English", 3.0, "German", 1.0));
        BattleLog log = rich.votes(300, 1);
        assertEquals(plain.votes(300, 1).stream().toList(), log.stream().toList());
        assertTrue(log.voter().isPresent());
        assertEquals(
                java.util.Set.of("English", "German"),
                java.util.Set.copyOf(log.category("language").values()));
    }

    @Test
    void bothBadShareTurnsTiesAndNothingElse() {
        SimulatedLeague none = SimulatedLeague.of(FOUR);
        SimulatedLeague half = none.withBothBadShare(0.5);
        List<Outcome> before =
                none.votes(2000, 3).stream().map(battle -> battle.outcome()).toList();
        List<Outcome> after =
                half.votes(2000, 3).stream().map(battle -> battle.outcome()).toList();
        for (int i = 0; i < before.size(); i++) {
            Outcome folded = after.get(i) == Outcome.BOTH_BAD ? Outcome.TIE : after.get(i);
            assertEquals(before.get(i), folded);
        }
        assertTrue(after.contains(Outcome.BOTH_BAD));
        assertTrue(after.contains(Outcome.TIE));
    }

    /** 200,000 votes: a standard error is 0.001, so a true share fails one time in 10⁻¹² at seven of them. */
    @Test
    void sharesAreAsAsked() {
        int votes = 200_000;
        SimulatedLeague league = SimulatedLeague.of(FOUR).withTieShare(0.35).withBothBadShare(0.4);
        Map<Outcome, Integer> counts = new HashMap<>();
        league.votes(votes, 11).stream().forEach(battle -> counts.merge(battle.outcome(), 1, Integer::sum));
        double ties = counts.get(Outcome.TIE) + counts.get(Outcome.BOTH_BAD);
        assertEquals(0.35, ties / votes, 0.0075);
        assertEquals(0.4, counts.get(Outcome.BOTH_BAD) / ties, 0.013);
    }

    /** Ties are drawn so that the half-win model is the true one; the fit's errors are 0.01, the bound is six of them. */
    @Test
    void fitFindsTheStrengths() {
        Tally tally =
                Tally.of(SimulatedLeague.of(FOUR).votes(100_000, 5).stream().toList());
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(tally).requireConverged();
        FOUR.forEach((name, strength) -> assertEquals(strength, fit.logStrength(name), 0.06, name));
    }

    @Test
    void popularCompetitorsMeetMoreOften() {
        Map<String, Double> popularity = strengths("a", 4.0, "b", 1.0, "c", 1.0, "d", 1.0);
        SimulatedLeague league = SimulatedLeague.of(FOUR).withPopularity(popularity);
        long withA = league.votes(10_000, 2).stream()
                .filter(battle -> battle.first().equals("a") || battle.second().equals("a"))
                .count();
        assertEquals(12.0 / 15, withA / 10_000.0, 0.03); // pairs weigh 4+4+4 with a, 1+1+1 without
    }

    @Test
    void bothSidesAreEquallyLikely() {
        long first = SimulatedLeague.of(strengths("x", 0.0, "y", 0.0)).votes(40_000, 9).stream()
                .filter(battle -> battle.first().equals("x"))
                .count();
        assertEquals(0.5, first / 40_000.0, 0.0175); // seven standard errors
    }

    @Test
    void earlyVotersAreMoreActive() {
        BattleLog log = SimulatedLeague.of(FOUR).withVoters(50).votes(20_000, 4);
        Map<String, Integer> counts = new HashMap<>();
        for (int row = 0; row < log.size(); row++) {
            counts.merge(log.voter().orElseThrow().text(row).orElseThrow(), 1, Integer::sum);
        }
        assertEquals(50, counts.size());
        assertTrue(counts.get("voter-0001") > 3 * counts.get("voter-0050"));
    }

    @Test
    void drawnLeaguesAreNamedAndRepeatable() {
        SimulatedLeague league = SimulatedLeague.drawn(1200, 1, 6);
        assertEquals(league.strengths(), SimulatedLeague.drawn(1200, 1, 6).strengths());
        assertTrue(league.strengths().containsKey("competitor-0001"));
        double[] values =
                league.strengths().values().stream().mapToDouble(value -> value).toArray();
        double mean = java.util.Arrays.stream(values).average().orElseThrow();
        double square =
                java.util.Arrays.stream(values).map(v -> v * v).average().orElseThrow();
        assertEquals(0, mean, 0.2); // seven standard errors of a standard normal mean
        assertEquals(1, square, 0.3);
        assertEquals(
                0.3,
                league.votes(20_000, 1).stream()
                                .filter(battle -> battle.outcome() == Outcome.TIE)
                                .count()
                        / 20_000.0,
                0.025);
    }

    @Test
    void noTiesAreNoTies() {
        assertFalse(SimulatedLeague.of(FOUR).withTieShare(0).votes(1000, 1).stream()
                .anyMatch(battle -> battle.outcome() == Outcome.TIE));
    }

    @Test
    void unreachableTieShareSaysWhatIsReachable() {
        SimulatedLeague league =
                SimulatedLeague.of(strengths("strong", 5.0, "weak", -5.0)).withTieShare(0.3);
        Throwable failure = assertThrows(IllegalArgumentException.class, () -> league.votes(10, 1));
        assertTrue(failure.getMessage().contains("at most 0.000"), failure.getMessage());
    }

    @Test
    void argumentsAreChecked() {
        SimulatedLeague league = SimulatedLeague.of(FOUR);
        assertThrows(IllegalArgumentException.class, () -> SimulatedLeague.of(strengths("alone", 1.0)));
        assertThrows(IllegalArgumentException.class, () -> SimulatedLeague.of(strengths("a", 1.0, " ", 1.0)));
        assertThrows(IllegalArgumentException.class, () -> SimulatedLeague.of(strengths("a", Double.NaN, "b", 1.0)));
        assertThrows(IllegalArgumentException.class, () -> SimulatedLeague.drawn(5, Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> league.withTieShare(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> league.withBothBadShare(1.5));
        assertThrows(IllegalArgumentException.class, () -> league.withVoters(-1));
        assertThrows(IllegalArgumentException.class, () -> league.withPopularity(strengths("a", 1.0)));
        assertThrows(IllegalArgumentException.class, () -> league.withCategory("language", Map.of()));
        assertThrows(IllegalArgumentException.class, () -> league.votes(-1, 1));
    }
}
