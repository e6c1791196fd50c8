package org.podium.votes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.podium.execution.Execution;

/** Counting columns, by any number of threads, against counting the battles one by one. */
class VoteCounterTest {
    private static final Outcome[] OUTCOMES = Outcome.values();

    /** More votes than one thread keeps to itself; some pairs with more than a byte and a short hold; empty rows. */
    @ParameterizedTest
    @CsvSource({"50, 300000", "1024, 300000", "1025, 300000", "20000, 300000", "20000, 1000"})
    void countsWhatTheBuilderCounts(int competitors, int votes) {
        Columns columns = new Columns(competitors, votes, 9);
        TallyBuilder builder = Tally.builder();
        for (int row = 0; row < votes; row++) {
            builder.add(
                    columns.roster.name(columns.first[row]),
                    columns.roster.name(columns.second[row]),
                    OUTCOMES[columns.outcomes[row]],
                    1);
        }
        Tally expected = builder.build();
        BattleLog log = BattleLog.ofColumns(columns.roster, columns.first, columns.second, columns.outcomes);
        assertEquals(expected.roster(), log.roster());
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            for (int threads = 1; threads <= 4; threads++) {
                Execution execution = Execution.on(pool, threads);
                Tally counted = columns.count(execution);
                assertEquals(expected, counted);
                assertEquals(expected.hashCode(), counted.hashCode());
                assertEquals(expected.digest(), counted.digest());
                assertEquals(expected, Tally.of(log, execution));
            }
        } finally {
            pool.shutdown();
        }
        assertEquals(expected, Tally.of(log));
        assertEquals(expected, Tally.fromBytes(expected.toBytes()));
    }

    /** Counts of 127, 128, 2³¹ − 1 and 2³¹ are where cells get wider. */
    @Test
    void countsOfAnySizeAreHeld() {
        for (long count : new long[] {127, 128, Integer.MAX_VALUE, Integer.MAX_VALUE + 1L}) {
            Tally one = Tally.builder().addCounts("a", "b", count, 1, 0, 0).build();
            assertEquals(count, one.count("a", "b", Outcome.FIRST));
            assertEquals(1, one.count("a", "b", Outcome.SECOND));
            assertEquals(count + 1, one.battles());
            Tally more =
                    one.plus(Tally.builder().addCounts("a", "b", 1, 0, 0, 0).build());
            assertEquals(Tally.builder().addCounts("a", "b", count + 1, 1, 0, 0).build(), more);
            Tally back =
                    more.minus(Tally.builder().addCounts("a", "b", 1, 0, 0, 0).build());
            assertEquals(one, back);
            assertEquals(one.hashCode(), back.hashCode());
        }
    }

    @Test
    void aRowThatIsNotAVoteIsNamed() {
        Roster roster = Roster.of(Set.of("a", "b", "c"));
        int[] first = {0, 1, 2};
        int[][] seconds = {{1, 1, 0}, {1, 3, 0}, {1, -1, 0}};
        for (int[] second : seconds) {
            String refusal = Failures.message(
                    IllegalArgumentException.class,
                    () -> Tally.ofColumns(roster, first, second, new byte[3], Execution.sequential()));
            assertTrue(refusal.startsWith("row 2 is not a vote: first 1, second " + second[1]), refusal);
        }
        String outcome = Failures.message(
                IllegalArgumentException.class,
                () -> BattleLog.ofColumns(roster, first, new int[] {1, 2, 0}, new byte[] {0, 0, 4}));
        assertTrue(outcome.contains("row 3") && outcome.contains("outcome 4"), outcome);
        assertThrows(
                IllegalArgumentException.class,
                () -> Tally.ofColumns(roster, first, new int[2], new byte[3], Execution.sequential()));
    }

    @Test
    void noVotesAreTheEmptyTally() {
        Roster roster = Roster.of(Set.of("a", "b"));
        assertEquals(
                Tally.empty(), Tally.ofColumns(roster, new int[0], new int[0], new byte[0], Execution.sequential()));
        assertEquals(
                0,
                BattleLog.ofColumns(roster, new int[0], new int[0], new byte[0])
                        .roster()
                        .size());
    }

    @Test
    void theLogKeepsItsOwnColumns() {
        Roster roster = Roster.of(Set.of("a", "b"));
        int[] first = {0};
        BattleLog log = BattleLog.ofColumns(roster, first, new int[] {1}, new byte[1]);
        first[0] = 7;
        assertEquals(new Battle("a", "b", Outcome.FIRST), log.battle(0));
    }

    @Test
    void countingCanBeCancelled() {
        Columns columns = new Columns(2000, 300_000, 1);
        Execution cancelled = Execution.sequential().cancelledBy(() -> true);
        assertThrows(CancellationException.class, () -> columns.count(cancelled));
    }

    private static final class Columns {
        private final Roster roster;
        private final int[] first;
        private final int[] second;
        private final byte[] outcomes;

        /** Half of the votes are of few competitors, and every seventh competitor has none. */
        Columns(int competitors, int votes, long seed) {
            Set<String> names = new TreeSet<>();
            for (int i = 0; i < competitors; i++) {
                names.add("c" + i);
            }
            roster = Roster.of(List.copyOf(names));
            Random random = new Random(seed);
            first = new int[votes];
            second = new int[votes];
            outcomes = new byte[votes];
            for (int row = 0; row < votes; row++) {
                int among = row % 2 == 0 ? 5 : competitors;
                do {
                    first[row] = random.nextInt(among);
                    second[row] = random.nextInt(among);
                } while (first[row] == second[row] || first[row] % 7 == 6 || second[row] % 7 == 6);
                outcomes[row] = (byte) random.nextInt(4);
            }
        }

        Tally count(Execution execution) {
            return Tally.ofColumns(roster, first, second, outcomes, execution);
        }
    }
}
