package org.podium.hygiene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.Outcome;

/** Filters that keep the first of several votes. */
class VotesInTimeTest {

    private static List<Integer> rowsInOrder(BattleLog log) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < log.size(); row++) {
            rows.add(row);
        }
        rows.sort(Comparator.comparingLong(log::epochMicros)); // stable
        return rows;
    }

    @Property(tries = 50)
    void keepsTheFirstVotesOfEachDay(@ForAll long seed) {
        BattleLog log = Logs.random(60, seed);
        Map<String, Integer> cast = new HashMap<>();
        Set<Integer> kept = new HashSet<>();
        for (int row : rowsInOrder(log)) {
            Optional<String> voter = log.voter().orElseThrow().text(row);
            LocalDate day = LocalDate.ofInstant(log.time(row), ZoneOffset.UTC);
            if (voter.isEmpty() || cast.merge(voter + " " + day, 1, Integer::sum) <= 3) {
                kept.add(row);
            }
        }

        assertEquals(
                Logs.rows(log.select(kept::contains)),
                Logs.rows(VotesPerDay.atMost(3).apply(log).log()));
    }

    @Property(tries = 50)
    void keepsTheFirstOfDuplicates(@ForAll long seed) {
        BattleLog log = Logs.random(60, seed);
        Set<List<Object>> seen = new HashSet<>();
        Set<Integer> kept = new HashSet<>();
        for (int row : rowsInOrder(log)) {
            Optional<String> voter = log.voter().orElseThrow().text(row);
            Optional<String> prompt = log.prompt().orElseThrow().text(row);
            Set<String> pair = Set.of(log.battle(row).first(), log.battle(row).second());
            if (voter.isEmpty() || prompt.isEmpty() || seen.add(List.of(voter, prompt, pair))) {
                kept.add(row);
            }
        }

        assertEquals(
                Logs.rows(log.select(kept::contains)),
                Logs.rows(DuplicateVotes.withDefaults().apply(log).log()));
    }

    @Test
    void daysBeginAtMidnightOfTheZone() {
        BattleLogBuilder builder = BattleLog.builder();
        for (String time : List.of("2024-05-01T21:30:00Z", "2024-05-01T22:30:00Z", "2024-05-02T21:30:00Z")) {
            builder.add("a", "b", Outcome.FIRST).voter("v").time(Instant.parse(time));
        }
        BattleLog log = builder.build();

        assertEquals(1, VotesPerDay.atMost(1).apply(log).report().removed());
        FilterResult berlin =
                VotesPerDay.atMost(1).inZone(ZoneId.of("Europe/Berlin")).apply(log);
        assertEquals(1, berlin.report().removed());
        assertEquals(Instant.parse("2024-05-01T22:30:00Z"), berlin.log().time(1));
        assertEquals("Europe/Berlin", berlin.report().options().get("zone"));
        assertThrows(IllegalArgumentException.class, () -> VotesPerDay.atMost(0));
    }

    @Test
    void promptsThatDifferInCaseAndSpaceAreDuplicates() {
        BattleLog log = BattleLog.builder()
                .add("a", "b", Outcome.FIRST)
                .voter("v")
                .prompt("Tell me a  joke")
                .add("b", "a", Outcome.TIE)
                .voter("v")
                .prompt(" tell me\u00a0a joke\n")
                .add("a", "b", Outcome.FIRST)
                .voter("w")
                .prompt("tell me a joke")
                .build();

        FilterResult result = DuplicateVotes.withDefaults().apply(log);

        assertEquals(2, result.log().size());
        assertEquals(Outcome.FIRST, result.log().outcome(0));
        assertEquals(
                0,
                DuplicateVotes.withDefaults()
                        .with(TextNormalization.NONE)
                        .apply(log)
                        .report()
                        .removed());
    }

    @Test
    void votesWithoutAVoterAreKeptAndCounted() {
        BattleLog log = BattleLog.builder()
                .add("a", "b", Outcome.FIRST)
                .prompt("p")
                .voter("v")
                .epochMicros(0)
                .add("a", "b", Outcome.FIRST)
                .prompt("p")
                .epochMicros(1)
                .add("a", "b", Outcome.FIRST)
                .prompt("p")
                .epochMicros(2)
                .build();

        assertEquals(
                List.of("2 votes were kept because they had no voter"),
                VotesPerDay.atMost(1).apply(log).report().notes());
        assertEquals(
                List.of("2 votes were kept because they had no voter or no prompt"),
                DuplicateVotes.withDefaults().apply(log).report().notes());
    }
}
