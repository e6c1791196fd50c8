package org.podium.hygiene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.podium.execution.Execution;
import org.podium.simulation.SimulatedLeague;
import org.podium.stats.internal.Streams;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.DataException;
import org.podium.votes.Outcome;

class VoterTestTest {
    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());
    private static final VoterTest TEST = VoterTest.withDefaults();

    /** Votes by anybody, few competitors, so that bags are small and of every kind. */
    private static BattleLog randomVotes(int votes, long seed) {
        SplittableRandom random = Streams.of(seed, 0);
        BattleLogBuilder builder = BattleLog.builder();
        for (int vote = 0; vote < votes; vote++) {
            int first = random.nextInt(4);
            int second = (first + 1 + random.nextInt(3)) % 4;
            builder.add("c" + first, "c" + second, OUTCOMES.get(random.nextInt(4)));
            int voter = random.nextInt(6);
            if (voter > 0) {
                builder.voter("v" + voter);
            }
        }
        return builder.build();
    }

    @Property(tries = 25)
    void agreesWithThePlainTest(@ForAll long seed) {
        BattleLog log = randomVotes(70, seed);
        for (ReferenceVotes reference : ReferenceVotes.values()) {
            for (TestedVotes tested : TestedVotes.values()) {
                VoterTestResult result = TEST.against(reference)
                        .testing(tested)
                        .seed(seed)
                        .level(0.5)
                        .run(log);
                for (VoterVerdict verdict : result.voters()) {
                    assertAgrees(PlainVoterTest.evidence(log, verdict.voter(), seed, reference, tested), verdict);
                }
            }
        }
    }

    /** Both are products of at most 70 factors, some 1e-14 apart. */
    private static void assertAgrees(List<Double> evidence, VoterVerdict verdict) {
        double maximum = evidence.stream().reduce(0.5, Math::max);
        double last = evidence.isEmpty() ? 0.5 : evidence.get(evidence.size() - 1);
        assertEquals(evidence.size(), verdict.tested());
        assertEquals(last, verdict.eValue(), 1e-11 * last);
        assertEquals(maximum, verdict.maximum(), 1e-11 * maximum);
        assertEquals(Math.min(1, 1 / maximum), verdict.pValue(), 1e-11);
        assertEquals(maximum >= 2, verdict.flaggedAt().isPresent());
        assertEquals(maximum > 0.5, verdict.suspicion().isPresent());
    }

    @Property(tries = 50)
    void laterVotesOfOthersChangeNothingSoFar(@ForAll long seed) {
        BattleLog log = randomVotes(120, seed);
        BattleLog begun = log.select(row -> row < 80);
        VoterTestResult later = TEST.run(log.select(
                row -> row < 80 || !log.voter().orElseThrow().text(row).equals(Optional.of("v1"))));

        assertEquals(TEST.run(begun).voter("v1"), later.voter("v1"));
    }

    /** So that a look at a log is one of the looks at the longer log, and Ville's inequality covers them all. */
    @Property(tries = 50)
    void theMaximumOfALongerLogCoversThatOfItsBeginning(@ForAll long seed) {
        BattleLog log = randomVotes(120, seed);
        VoterTestResult whole = TEST.run(log);
        for (VoterVerdict verdict : TEST.run(log.select(row -> row < 60)).voters()) {
            VoterVerdict then = whole.voter(verdict.voter()).orElseThrow();
            assertTrue(verdict.maximum() <= then.maximum());
            assertTrue(verdict.flaggedAt().isEmpty() || verdict.flaggedAt().equals(then.flaggedAt()));
        }
    }

    @Property(tries = 50)
    void againstAllOthersTheirOrderDoesNotMatter(@ForAll long seed) {
        BattleLog log = randomVotes(120, seed);
        List<Integer> rows = new ArrayList<>();
        BattleLogBuilder shuffled = BattleLog.builder();
        for (int row = 0; row < log.size(); row++) {
            if (log.voter().orElseThrow().text(row).equals(Optional.of("v1"))) {
                shuffled.add(log.battle(row)).voter("v1");
            } else {
                rows.add(row);
            }
        }
        Collections.shuffle(rows, new Random(seed));
        for (int row : rows) {
            shuffled.add(log.battle(row)).voter("v2");
        }
        VoterTest test = TEST.against(ReferenceVotes.ALL_OTHERS);

        assertEquals(test.run(log).voter("v1"), test.run(shuffled.build()).voter("v1"));
    }

    @Test
    void votesAreTakenInOrderOfTime() {
        BattleLog log = randomVotes(200, 3);
        BattleLogBuilder backwards = BattleLog.builder();
        for (int row = log.size() - 1; row >= 0; row--) {
            backwards.add(log.battle(row)).time(Instant.ofEpochSecond(row));
            log.voter().orElseThrow().text(row).ifPresent(backwards::voter);
        }

        assertEquals(TEST.run(log).voters(), TEST.run(backwards.build()).voters());
    }

    @Test
    void sidesAreFolded() {
        BattleLog log = randomVotes(200, 4);
        BattleLogBuilder swapped = BattleLog.builder();
        for (int row = 0; row < log.size(); row++) {
            var battle = log.battle(row);
            swapped.add(battle.second(), battle.first(), battle.outcome().swapped());
            log.voter().orElseThrow().text(row).ifPresent(swapped::voter);
        }

        assertEquals(TEST.run(log).voters(), TEST.run(swapped.build()).voters());
    }

    @Test
    void whereNobodyElseVotedNothingIsTested() {
        BattleLogBuilder builder = BattleLog.builder();
        for (int vote = 0; vote < 100; vote++) {
            builder.add("a", "b", Outcome.FIRST).voter("alone");
        }
        builder.add("a", "c", Outcome.FIRST).voter("other");

        for (ReferenceVotes reference : ReferenceVotes.values()) {
            VoterVerdict verdict =
                    TEST.against(reference).run(builder.build()).voter("alone").orElseThrow();
            assertEquals(
                    new VoterVerdict("alone", 100, 0, 0.5, 0.5, 1, OptionalInt.empty(), Optional.empty()), verdict);
        }
    }

    @Test
    void tiesAreNoDecisiveVotes() {
        BattleLogBuilder builder = BattleLog.builder();
        for (int vote = 0; vote < 100; vote++) {
            builder.add("a", "b", vote % 2 == 0 ? Outcome.FIRST : Outcome.SECOND)
                    .voter("other " + vote)
                    .add("a", "b", vote % 3 == 0 ? Outcome.BOTH_BAD : Outcome.TIE)
                    .voter("always ties");
        }
        BattleLog log = builder.build();

        assertEquals(0, TEST.run(log).voter("always ties").orElseThrow().tested());
        VoterVerdict verdict =
                TEST.testing(TestedVotes.ALL).run(log).voter("always ties").orElseThrow();
        assertTrue(verdict.flaggedAt().isPresent());
        assertEquals(100, verdict.votes());
    }

    /** 120 votes for one that wins four of ten: evidence of some 40 nats where 9 are asked. */
    @Test
    void saysWhomAVoterFavoursAndSinceWhen() {
        BattleLog honest = SimulatedLeague.of(Map.of("a", 0.9, "b", 0.5, "c", 0.1, "d", -0.3, "e", -0.6))
                .withVoters(40)
                .votes(4000, 5);
        BattleLogBuilder builder = BattleLog.builder(honest.roster());
        for (int row = 0; row < honest.size(); row++) {
            builder.add(honest.battle(row))
                    .voter(honest.voter().orElseThrow().text(row).orElseThrow());
        }
        for (int vote = 0; vote < 120; vote++) {
            builder.add(List.of("a", "b", "c", "e").get(vote % 4), "d", Outcome.SECOND)
                    .voter("fan");
        }
        VoterTestResult result = TEST.run(builder.build());

        VoterVerdict fan = result.voters().get(0);
        assertEquals("fan", fan.voter());
        assertEquals(List.of("fan"), result.flagged(VoterCorrection.BONFERRONI));
        assertEquals(List.of("fan"), result.flagged(VoterCorrection.E_BH));
        assertEquals(Optional.of(new Suspicion(Suspicion.Kind.FAVOURS, Optional.of("d"))), fan.suspicion());
        assertTrue(fan.flaggedAt().orElseThrow() < 100, fan::toString);
        assertTrue(fan.flaggedAt().orElseThrow() > 5, fan::toString);
    }

    @Test
    void threadsDoNotMatter() {
        BattleLog log = SimulatedLeague.drawn(10, 1, 1).withVoters(200).votes(5000, 1);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            assertEquals(
                    TEST.run(log).voters(),
                    TEST.execution(Execution.on(pool, 4)).run(log).voters());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void anotherSeedBreaksTiesAnotherWay() {
        BattleLog log = randomVotes(300, 2);

        assertEquals(TEST.seed(1).run(log).voters(), TEST.seed(1).run(log).voters());
        assertNotEquals(TEST.seed(1).run(log).voters(), TEST.seed(2).run(log).voters());
    }

    @Test
    void refusesWhatItCannotTest() {
        BattleLog anonymous = BattleLog.builder().add("a", "b", Outcome.TIE).build();
        BattleLog weighted = BattleLog.builder()
                .add("a", "b", Outcome.TIE)
                .voter("v")
                .frequency(2)
                .build();

        assertThrows(DataException.class, () -> TEST.run(anonymous));
        assertThrows(IllegalArgumentException.class, () -> TEST.run(weighted));
        assertThrows(IllegalArgumentException.class, () -> TEST.level(0));
        assertThrows(IllegalArgumentException.class, () -> TEST.level(1));
        assertThrows(IllegalArgumentException.class, () -> TEST.level(Double.NaN));
    }
}
