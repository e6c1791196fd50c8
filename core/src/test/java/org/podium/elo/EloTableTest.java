package org.podium.elo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.podium.votes.Battle;
import org.podium.votes.Outcome;

class EloTableTest {
    private final Elo elo = Elo.withDefaults();
    private final EloTable table = EloTable.create(elo);

    @Test
    void votesEnterCompetitorsAndMoveBothSides() {
        assertEquals(new EloUpdate(1002, 998), table.record("gpt-4", "vicuna-13b", Outcome.FIRST));
        assertEquals(List.of(new EloRating("gpt-4", 1002, 1), new EloRating("vicuna-13b", 998, 1)), table.snapshot());
        assertEquals(OptionalDouble.of(1002), table.rating("gpt-4"));
        assertEquals(OptionalDouble.empty(), table.rating("gpt-5"));
        assertEquals(2, table.size());
        assertEquals(elo, table.elo());
        assertTrue(table.toString().startsWith("EloTable[2 competitors, Elo["));
    }

    @Test
    void aBattleIsAVote() {
        assertEquals(new EloUpdate(998, 1002), table.record(new Battle("a", "b", Outcome.SECOND)));
    }

    @Test
    void equalRatingsAreListedByName() {
        table.record("b", "a", Outcome.TIE);
        table.register("0");
        assertEquals(
                List.of("0", "a", "b"),
                table.snapshot().stream().map(EloRating::competitor).toList());
    }

    @Test
    void registeringGivesAStartOfItsOwnOnce() {
        assertTrue(table.register("new", 1100));
        assertFalse(table.register("new", 900));
        assertFalse(table.register("new"));
        assertEquals(List.of(new EloRating("new", 1100, 0)), table.snapshot());
        table.record("new", "other", Outcome.SECOND);
        assertEquals(
                1100 - 4 * elo.expectedScore(1100, 1000), table.rating("new").orElseThrow(), 1e-12);
        assertFalse(table.register("new"));
        assertEquals(1, table.snapshot().get(0).votes());
    }

    @Test
    void aWeightOfZeroIsNoVote() {
        table.register("known");
        assertEquals(new EloUpdate(1000, 1000), table.record("known", "unknown", Outcome.FIRST, 0));
        assertEquals(List.of(new EloRating("known", 1000, 0)), table.snapshot());
    }

    @Test
    void anImpossibleVoteLeavesTheTableAsItWas() {
        table.register("a");
        assertThrows(IllegalArgumentException.class, () -> table.record("a", "b", Outcome.FIRST, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> table.record("a", "b", Outcome.FIRST, -1));
        assertThrows(IllegalArgumentException.class, () -> table.record("a", "a", Outcome.FIRST));
        assertThrows(IllegalArgumentException.class, () -> table.record("a", " ", Outcome.FIRST));
        assertThrows(ArithmeticException.class, () -> table.record("a", "b", Outcome.FIRST, Double.MAX_VALUE));
        assertThrows(IllegalArgumentException.class, () -> table.register(""));
        assertThrows(IllegalArgumentException.class, () -> table.register("x", Double.NaN));
        assertEquals(List.of(new EloRating("a", 1000, 0)), table.snapshot());
    }

    @Test
    void rowsAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> new EloRating(" ", 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new EloRating("a", Double.NaN, 0));
        assertThrows(IllegalArgumentException.class, () -> new EloRating("a", 0, -1));
        EloRating row = new EloRating("a", 1, 2);
        assertThrows(IllegalArgumentException.class, () -> EloTable.restore(elo, List.of(row, row)));
    }

    @Test
    void aSnapshotDoesNotFollowTheTable() {
        table.record("a", "b", Outcome.FIRST);
        List<EloRating> before = table.snapshot();
        table.record("a", "b", Outcome.FIRST);
        assertEquals(1, before.get(0).votes());
        assertThrows(UnsupportedOperationException.class, () -> before.remove(0));
    }

    /**
     * A million votes by four threads while a fifth takes snapshots. Each addition rounds by at most 1.2e-13 with
     * random sign, so the sum drifts by about 1e-10.
     */
    @Test
    @Timeout(120)
    void concurrentVotesConserveTheTotal() throws Exception {
        int threads = 4;
        int votesEach = 250_000;
        ExecutorService pool = Executors.newFixedThreadPool(threads + 1);
        try {
            CyclicBarrier together = new CyclicBarrier(threads + 1);
            AtomicBoolean done = new AtomicBoolean();
            List<Future<?>> voters = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                List<Battle> battles = RandomVotes.draw(thread, 20, votesEach);
                voters.add(pool.submit(() -> {
                    together.await();
                    battles.forEach(table::record);
                    return null;
                }));
            }
            Future<Integer> observer = pool.submit(() -> {
                together.await();
                int snapshots = 0;
                while (!done.get()) {
                    requireWhole(table.snapshot());
                    snapshots++;
                }
                return snapshots;
            });
            for (Future<?> voter : voters) {
                voter.get();
            }
            done.set(true);
            assertTrue(observer.get() >= 0);
            requireWhole(table.snapshot());
            assertEquals(2L * threads * votesEach, votes(table.snapshot()));
        } finally {
            pool.shutdownNow();
        }
    }

    /** Half a vote would leave an odd number of sides, or move the sum by up to four points. */
    private static void requireWhole(List<EloRating> rows) {
        assertEquals(0, votes(rows) % 2);
        BigDecimal total =
                rows.stream().map(row -> new BigDecimal(row.rating())).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, total.subtract(BigDecimal.valueOf(1000L * rows.size())).doubleValue(), 1e-9);
    }

    private static long votes(List<EloRating> rows) {
        return rows.stream().mapToLong(EloRating::votes).sum();
    }
}
