package org.podium.resampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.podium.elo.Elo;
import org.podium.elo.EloUpdate;
import org.podium.execution.Execution;
import org.podium.stats.internal.Streams;
import org.podium.votes.Battle;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.Outcome;

class EloResamplingTest {
    private final Elo elo = Elo.withDefaults();
    private final List<Battle> battles = draw(300);
    private final BattleLog log = BattleLog.of(battles);

    private static List<Battle> draw(int votes) {
        SplittableRandom random = new SplittableRandom(11);
        List<Battle> battles = new ArrayList<>();
        while (battles.size() < votes) {
            int first = random.nextInt(8);
            int second = random.nextInt(8);
            if (first != second) {
                Outcome outcome = List.of(Outcome.values()).get(random.nextInt(4));
                battles.add(new Battle("c" + first, "c" + second, outcome));
            }
        }
        return battles;
    }

    /** Elo one vote at a time, on a map of names. */
    private Map<String, Double> replay(List<Battle> votes) {
        Map<String, Double> ratings = new HashMap<>();
        for (Battle vote : votes) {
            EloUpdate update = elo.update(
                    ratings.getOrDefault(vote.first(), 1000.0),
                    ratings.getOrDefault(vote.second(), 1000.0),
                    vote.outcome());
            ratings.put(vote.first(), update.first());
            ratings.put(vote.second(), update.second());
        }
        return ratings;
    }

    @Test
    void theDefaultsAreAThousandReplicatesOfSeed42() {
        assertEquals(1000, EloResampling.bootstrap(elo).replicates());
        assertEquals(42, EloResampling.permutations(elo).seed());
        assertEquals(7, EloResampling.permutations(elo).seed(7).replicates(2).seed());
        assertThrows(
                IllegalArgumentException.class,
                () -> EloResampling.bootstrap(elo).replicates(1));
    }

    @Test
    void aBootstrapReplicateReplaysTheVotesItsStreamDraws() {
        EloReplicates result =
                EloResampling.bootstrap(elo).replicates(20).seed(5).run(log);
        for (int replicate = 0; replicate < 20; replicate++) {
            SplittableRandom random = Streams.of(5, replicate);
            List<Battle> drawn = new ArrayList<>();
            for (int i = 0; i < battles.size(); i++) {
                drawn.add(battles.get(Streams.index(random, battles.size())));
            }
            Map<String, Double> expected = replay(drawn);
            for (int i = 0; i < log.roster().size(); i++) {
                assertEquals(expected.getOrDefault(log.roster().name(i), 1000.0), result.ratings(i)[replicate]);
            }
        }
        assertEquals(20, result.replicates());
        assertEquals(5, result.seed());
        assertEquals(log.roster(), result.roster());
    }

    /** Three votes have six orders, all with different ratings; a chi-square of 5 degrees exceeds 20.5 once in 1,000. */
    @Test
    void permutationsAreAllOrdersEquallyOften() {
        List<Battle> three = List.of(
                new Battle("a", "b", Outcome.FIRST),
                new Battle("b", "c", Outcome.FIRST),
                new Battle("c", "a", Outcome.TIE));
        int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        Map<List<Double>, Integer> counts = new HashMap<>();
        for (int[] order : orders) {
            Map<String, Double> ratings =
                    replay(Arrays.stream(order).mapToObj(three::get).toList());
            counts.put(List.of(ratings.get("a"), ratings.get("b"), ratings.get("c")), 0);
        }
        assertEquals(6, counts.size());
        EloReplicates result = EloResampling.permutations(elo).replicates(6000).run(BattleLog.of(three));
        for (int i = 0; i < 6000; i++) {
            List<Double> ratings = List.of(result.ratings(0)[i], result.ratings(1)[i], result.ratings(2)[i]);
            assertTrue(counts.containsKey(ratings), ratings::toString);
            counts.merge(ratings, 1, Integer::sum);
        }
        double chiSquare = counts.values().stream()
                .mapToDouble(count -> (count - 1000.0) * (count - 1000.0) / 1000)
                .sum();
        assertTrue(chiSquare < 20.5, "chi-square " + chiSquare);
    }

    @Test
    void orderMeansNothingWhereEveryoneVotesOnce() {
        BattleLog pairs =
                BattleLog.of(List.of(new Battle("a", "b", Outcome.FIRST), new Battle("c", "d", Outcome.SECOND)));
        List<EloSummary> rows =
                EloResampling.permutations(elo).replicates(50).run(pairs).rows(0.95);
        assertEquals(new EloSummary("a", 1002, 1002, 1002, 1002, 1002, 1002, 1002, 1), rows.get(0));
        assertEquals(
                List.of("a", "d", "b", "c"),
                rows.stream().map(EloSummary::competitor).toList());
        assertTrue(rows.stream().allMatch(row -> row.range() == 0));
    }

    @Test
    void resultsAreTheSameBitByBitForAnyNumberOfThreads() {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            for (EloResampling resampling : List.of(EloResampling.bootstrap(elo), EloResampling.permutations(elo))) {
                EloReplicates alone = resampling.replicates(200).run(log);
                for (int threads = 2; threads <= 5; threads++) {
                    EloReplicates together = resampling
                            .replicates(200)
                            .execution(Execution.on(pool, threads))
                            .run(log);
                    for (int i = 0; i < log.roster().size(); i++) {
                        assertArrayEquals(alone.ratings(i), together.ratings(i));
                    }
                    assertEquals(alone.rows(0.9), together.rows(0.9));
                }
                assertNotEquals(
                        alone.rows(0.9),
                        resampling.replicates(200).seed(43).run(log).rows(0.9));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void moreReplicatesBeginWithTheSameOnes() {
        double[] few = EloResampling.bootstrap(elo).replicates(10).run(log).ratings(0);
        double[] many = EloResampling.bootstrap(elo).replicates(30).run(log).ratings(0);
        assertArrayEquals(few, Arrays.copyOf(many, 10));
    }

    /** With 5 replicates x(0) … x(4) the 90 % bounds of type 7 lie at 0.2 and 3.8. */
    @Test
    void summariesByHand() {
        EloReplicates result = EloResampling.permutations(elo).replicates(5).run(log);
        double[] sorted = result.ratings(3);
        Arrays.sort(sorted);
        EloSummary row = result.summary(3, 0.9);
        assertEquals("c3", row.competitor());
        assertEquals(sorted[2], row.median());
        assertEquals((sorted[0] + sorted[1] + sorted[2] + sorted[3] + sorted[4]) / 5, row.mean(), 1e-12);
        assertEquals(sorted[0] + 0.2 * (sorted[1] - sorted[0]), row.lower(), 1e-9);
        assertEquals(sorted[3] + 0.8 * (sorted[4] - sorted[3]), row.upper(), 1e-9);
        assertEquals(sorted[0], row.minimum());
        assertEquals(sorted[4], row.maximum());
        assertEquals(sorted[4] - sorted[0], row.range());
        assertEquals(elo.replay(log).rating(3), row.online());
        assertEquals(elo.replay(log).votes(3), row.votes());
    }

    @Test
    void whoIsNotDrawnKeepsTheStart() {
        BattleLogBuilder builder = BattleLog.builder();
        for (int i = 0; i < 20; i++) {
            builder.add("a", "b", Outcome.FIRST);
        }
        builder.add("b", "rare", Outcome.SECOND);
        EloReplicates result = EloResampling.bootstrap(elo).replicates(100).run(builder.build());
        assertEquals(1000, result.summary(2, 0.95).minimum());
        assertTrue(result.summary(2, 0.95).maximum() > 1000);
    }

    @Test
    void aFrequencyIsThatManyVotes() {
        BattleLogBuilder counted = BattleLog.builder();
        BattleLogBuilder written = BattleLog.builder();
        for (Battle battle : battles.subList(0, 50)) {
            int times = counted.build().size() % 3;
            counted.add(battle).frequency(times);
            for (int time = 0; time < times; time++) {
                written.add(battle);
            }
        }
        for (EloResampling resampling : List.of(EloResampling.bootstrap(elo), EloResampling.permutations(elo))) {
            assertEquals(
                    resampling.replicates(20).run(written.build()).rows(0.5),
                    resampling.replicates(20).run(counted.build()).rows(0.5));
        }
    }

    @Test
    void tooManyVotesToReplayAreRefused() {
        BattleLog huge = BattleLog.builder()
                .add("a", "b", Outcome.TIE)
                .frequency(1L << 40)
                .build();
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> EloResampling.bootstrap(elo).run(huge))
                .getMessage()
                .contains("frequencies"));
    }

    @Test
    void anImportanceWeightStaysWithItsVote() {
        BattleLog weighted = BattleLog.builder()
                .add("a", "b", Outcome.FIRST)
                .importance(2)
                .add("c", "d", Outcome.FIRST)
                .importance(0.5)
                .build();
        EloReplicates result = EloResampling.permutations(elo).replicates(10).run(weighted);
        assertEquals(1004, result.summary(0, 0.95).median());
        assertEquals(1001, result.summary(2, 0.95).median());
    }

    @Test
    void noVotesMakeNoRows() {
        assertEquals(
                List.of(),
                EloResampling.bootstrap(elo).run(BattleLog.of(List.of())).rows(0.95));
    }

    @Test
    void aConfidenceIsStrictlyBetweenZeroAndOne() {
        EloReplicates result = EloResampling.bootstrap(elo).replicates(2).run(log);
        for (double wrong : new double[] {0, 1, -0.5, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> result.rows(wrong));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> result.ratings(8));
    }

    @Test
    void workCanBeWatchedAndCancelled() {
        List<Long> done = new ArrayList<>();
        Execution watched = Execution.sequential().progress((count, total) -> done.add(count));
        EloResampling.bootstrap(elo).replicates(3).execution(watched).run(log);
        assertEquals(List.of(1L, 2L, 3L), done);
        EloResampling cancelled = EloResampling.bootstrap(elo).execution(watched.cancelledBy(() -> done.size() == 5));
        assertThrows(CancellationException.class, () -> cancelled.run(log));
        assertEquals(5, done.size());
    }
}
