package org.podium.hygiene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.podium.votes.Battle;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.Outcome;

class PromptDeduplicationTest {
    private static final PromptDeduplication FILTER = PromptDeduplication.withDefaults();

    /** A prompt a letter, with as many votes as said, each at a time of its own. */
    private static BattleLog prompts(int... votes) {
        BattleLogBuilder builder = BattleLog.builder();
        for (int prompt = 0; prompt < votes.length; prompt++) {
            for (int vote = 0; vote < votes[prompt]; vote++) {
                builder.add("a", "b", Outcome.FIRST)
                        .prompt(Character.toString('A' + prompt))
                        .epochMicros(vote);
            }
        }
        return builder.build();
    }

    private static Map<String, Integer> counts(BattleLog log) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int row = 0; row < log.size(); row++) {
            log.prompt().orElseThrow().text(row).ifPresent(prompt -> counts.merge(prompt, 1, Integer::sum));
        }
        return counts;
    }

    @Property(tries = 100)
    void theOrderOfTheRowsDoesNotMatter(@ForAll long seed, @ForAll @IntRange(min = 1, max = 100) int percent) {
        BattleLog log = Logs.random(120, seed);
        PromptDeduplication filter = FILTER.withQuantile(percent / 100.0);

        FilterResult result = filter.apply(log);
        FilterResult shuffled = filter.apply(Logs.shuffled(log, seed));

        assertEquals(Logs.sortedRows(result.log()), Logs.sortedRows(shuffled.log()));
        assertEquals(result.report(), shuffled.report());
    }

    /** By hand: of the ordered numbers of votes, the one at rank ⌈q n⌉. */
    @Property(tries = 100)
    void eachPromptKeepsAtMostTheQuantile(@ForAll long seed, @ForAll @IntRange(min = 1, max = 100) int percent) {
        BattleLog log = Logs.random(120, seed);
        Map<String, Integer> before = counts(log);
        List<Integer> ordered = new ArrayList<>(before.values());
        Collections.sort(ordered);
        int cap = ordered.get((percent * ordered.size() + 99) / 100 - 1);

        Map<String, Integer> after =
                counts(FILTER.withQuantile(percent / 100.0).apply(log).log());

        before.replaceAll((prompt, votes) -> Math.min(votes, cap));
        assertEquals(before, after);
    }

    /** In doubles 0.7 · 10 = 7.000000000000001, whose ceiling is rank 8. */
    @Test
    void theRankOfTheQuantileIsExact() {
        BattleLog log = prompts(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

        Map<String, Integer> kept = counts(FILTER.withQuantile(0.7).apply(log).log());

        assertEquals(7, kept.get("J"));
    }

    @Test
    void theHighestQuantileKeepsAll() {
        BattleLog log = prompts(1, 1, 500);

        FilterResult result = FILTER.withQuantile(1).apply(log);

        assertEquals(0, result.report().removed());
        assertEquals(
                List.of("0 of 3 prompts had more than 500 votes"),
                result.report().notes());
    }

    @Test
    void votesWithoutAPromptAreKeptAndNotCounted() {
        BattleLogBuilder builder = BattleLog.builder();
        for (int vote = 0; vote < 50; vote++) {
            builder.add("a", "b", Outcome.FIRST);
        }
        builder.add("a", "b", Outcome.FIRST).prompt("x");

        FilterResult result = FILTER.withQuantile(0.01).apply(builder.build());

        assertEquals(51, result.log().size());
        assertEquals(
                List.of("50 votes were kept because they had no prompt", "0 of 1 prompt had more than 1 vote"),
                result.report().notes());
    }

    /**
     * A thousand votes that say nothing but who won, 600 for one side, cut to 200: hypergeometric with mean 120 and
     * standard deviation 6.2. Without running numbers all 600 would have one hash, and 200 or none of them would stay.
     */
    @Test
    void equalVotesAreDrawnOneByOne() {
        BattleLogBuilder builder = BattleLog.builder();
        for (int vote = 0; vote < 1000; vote++) {
            builder.add("a", "b", vote < 600 ? Outcome.FIRST : Outcome.SECOND).prompt("hello");
        }
        for (int prompt = 0; prompt < 9; prompt++) {
            for (int vote = 0; vote < 200; vote++) {
                builder.add("c", "d", Outcome.TIE).prompt("other " + prompt);
            }
        }

        BattleLog left = FILTER.withQuantile(0.9).apply(builder.build()).log();

        long wins = left.stream()
                .filter(new Battle("a", "b", Outcome.FIRST)::equals)
                .count();
        assertEquals(2000, left.size());
        assertTrue(Math.abs(wins - 120) < 5 * 6.2, "wins left: " + wins);
    }

    @Test
    void anotherKeyDrawsOtherVotes() {
        BattleLog log = prompts(5, 5, 5, 5, 5, 5, 5, 5, 5, 100);
        PromptDeduplication filter = FILTER.withQuantile(0.9);

        List<String> one = Logs.rows(filter.with(KeyedHash.ofSeed(1)).apply(log).log());

        assertEquals(one, Logs.rows(filter.with(KeyedHash.ofSeed(1)).apply(log).log()));
        assertNotEquals(
                one, Logs.rows(filter.with(KeyedHash.ofSeed(2)).apply(log).log()));
    }

    @Test
    void aColumnThatIsAddedChangesNothingForVotesThatDiffer() {
        BattleLog log = prompts(3, 3, 3, 60);
        BattleLogBuilder builder = BattleLog.builder();
        for (int row = 0; row < log.size(); row++) {
            builder.add(log.battle(row))
                    .prompt(log.prompt().orElseThrow().text(row).orElseThrow())
                    .epochMicros(log.epochMicros(row))
                    .category("language", "row " + row);
        }
        PromptDeduplication filter = FILTER.withQuantile(0.5);

        BattleLog left = filter.apply(log).log();
        BattleLog leftWithLanguage = filter.apply(builder.build()).log();

        assertEquals(left.size(), leftWithLanguage.size());
        for (int row = 0; row < left.size(); row++) {
            assertEquals(left.epochMicros(row), leftWithLanguage.epochMicros(row));
        }
    }

    @Test
    void promptsAreComparedAsAsked() {
        BattleLog log = BattleLog.builder()
                .add("a", "b", Outcome.FIRST)
                .prompt("Hello")
                .add("a", "b", Outcome.FIRST)
                .prompt(" hello ")
                .add("a", "b", Outcome.FIRST)
                .prompt("HELLO")
                .add("a", "b", Outcome.FIRST)
                .prompt("bye")
                .build();
        PromptDeduplication half = FILTER.withQuantile(0.5);

        FilterResult folded = half.apply(log);
        FilterResult exact = half.with(TextNormalization.NONE).apply(log);

        assertEquals(
                List.of(new RemovedGroup(RemovedGroup.Kind.PROMPT, "hello", 2)),
                folded.report().largest());
        assertEquals(0, exact.report().removed());
    }

    @Test
    void quantilesOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> FILTER.withQuantile(0));
        assertThrows(IllegalArgumentException.class, () -> FILTER.withQuantile(1.01));
        assertThrows(IllegalArgumentException.class, () -> FILTER.withQuantile(Double.NaN));
    }

    @Test
    void theReportShowsNoKey() {
        assertEquals(
                Map.of(
                        "quantile", "0.999 (type 1)",
                        "normalization", "case and white space",
                        "key", KeyedHash.ofSeed(42).toString()),
                FILTER.options());
    }
}
