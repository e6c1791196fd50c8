package org.podium.votes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counting a log against counting the battles one by one. */
class LogCounterTest {

    /** Rosters on both sides of the limit at which the way of counting changes, which is at 1,024 competitors. */
    @ParameterizedTest
    @ValueSource(ints = {2, 50, 1023, 1024, 1025, 3000})
    void countsWhatTheBuilderCounts(int competitors) {
        List<Battle> votes = Draws.votes(competitors, 20_000, competitors);

        assertEquals(Tally.of(votes), Tally.of(BattleLog.of(votes)));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 50, 3000})
    void countsAFrequencyAsThatManyVotes(int competitors) {
        BattleLogBuilder log = BattleLog.builder();
        TallyBuilder tally = Tally.builder();
        long times = 0;
        for (Battle vote : Draws.votes(competitors, 5_000, 7)) {
            log.add(vote).frequency(times);
            tally.add(vote, times);
            times = (times + 1) * 3 % 1_000_003;
        }

        assertEquals(tally.build(), Tally.of(log.build()));
    }

    @Test
    void dropsCompetitorsWhoseVotesCountZeroTimes() {
        BattleLog log = BattleLog.builder()
                .add("a", "b", Outcome.TIE)
                .frequency(0)
                .add("c", "d", Outcome.TIE)
                .frequency(2)
                .build();

        Tally tally = Tally.of(log);

        assertEquals(4, log.roster().size());
        assertEquals(List.of("c", "d"), tally.roster().names());
        assertEquals(2, tally.battles());
    }

    @Test
    void countsNoVotes() {
        assertEquals(Tally.empty(), Tally.of(BattleLog.of(List.of())));
    }

    @Test
    void refusesFrequenciesThatAddUpToTooMuch() {
        BattleLog log = BattleLog.builder()
                .add("a", "b", Outcome.TIE)
                .frequency(Tally.MAX_BATTLES)
                .add("c", "d", Outcome.TIE)
                .frequency(1)
                .build();

        assertThrows(ArithmeticException.class, () -> Tally.of(log));
    }

    @Test
    void refusesImportanceWeights() {
        BattleLog log =
                BattleLog.builder().add("a", "b", Outcome.TIE).importance(1).build();

        String refusal = Failures.message(IllegalArgumentException.class, () -> Tally.of(log));

        assertTrue(refusal.contains("importance weights"));
    }
}
