package org.podium.votes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class BattleLogTest {
    private static final List<Battle> VOTES = List.of(
            new Battle("c", "a", Outcome.FIRST),
            new Battle("a", "b", Outcome.TIE),
            new Battle("b", "c", Outcome.BOTH_BAD),
            new Battle("c", "a", Outcome.SECOND));

    /** The votes above with every optional column. */
    private static BattleLog fullLog() {
        return BattleLog.builder()
                .add(VOTES.get(0))
                .voter("u1")
                .prompt("p1")
                .category("language", "English")
                .tag("code")
                .time(Instant.ofEpochSecond(40))
                .frequency(2)
                .covariate("length", 0.5)
                .add(VOTES.get(1))
                .prompt("p2")
                .category("language", "Chinese")
                .time(Instant.ofEpochSecond(30))
                .frequency(0)
                .covariate("length", -1)
                .add(VOTES.get(2))
                .voter("u2")
                .category("language", "English")
                .tag("code")
                .tag("hard")
                .time(Instant.ofEpochSecond(20))
                .frequency(1)
                .covariate("length", 0)
                .add(VOTES.get(3))
                .voter("u1")
                .prompt("p1")
                .tag("hard")
                .time(Instant.ofEpochSecond(10))
                .frequency(5)
                .covariate("length", 7)
                .build();
    }

    @Provide
    Arbitrary<List<Battle>> votes() {
        return Draws.votes();
    }

    @Test
    void keepsTheOrderOfTheVotesOverASortedRoster() {
        BattleLog log = BattleLog.of(VOTES);

        assertEquals(List.of("a", "b", "c"), log.roster().names());
        assertEquals(VOTES, log.stream().toList());
        assertEquals(2, log.firstIndex(0));
        assertEquals(0, log.secondIndex(0));
        assertEquals(Outcome.BOTH_BAD, log.outcome(2));
        assertEquals(Outcome.BOTH_BAD.code(), log.outcomeCode(2));
        assertEquals(4, log.size());
    }

    @Test
    void bareBattlesHaveNothingElse() {
        BattleLog log = BattleLog.of(VOTES);

        assertEquals(Weighting.NONE, log.weighting());
        assertEquals(1, log.weight(3));
        assertEquals(1, log.frequency(3));
        assertEquals(Optional.empty(), log.voter());
        assertEquals(Optional.empty(), log.prompt());
        assertFalse(log.hasTimes());
        assertThrows(IllegalStateException.class, () -> log.time(0));
        assertThrows(IllegalStateException.class, log::sortedByTime);
        assertTrue(log.categories().isEmpty()
                && log.tags().isEmpty()
                && log.covariates().isEmpty());
    }

    @Test
    void rowsThatDoNotExistAreRefused() {
        BattleLog log = BattleLog.of(VOTES);

        assertThrows(IndexOutOfBoundsException.class, () -> log.battle(4));
        assertThrows(IndexOutOfBoundsException.class, () -> log.outcome(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> log.weight(4));
        assertThrows(IndexOutOfBoundsException.class, () -> log.frequency(-1));
    }

    @Test
    void readsBackEveryColumn() {
        BattleLog log = fullLog();

        assertEquals(Optional.empty(), log.voter().orElseThrow().text(1));
        assertEquals(Optional.of("u2"), log.voter().orElseThrow().text(2));
        assertEquals(List.of("u1", "u2"), log.voter().orElseThrow().values());
        assertEquals(Optional.of("p1"), log.prompt().orElseThrow().text(3));
        assertEquals(TextColumn.MISSING, log.category("language").code(3));
        assertEquals(log.category("language").code(0), log.category("language").code(2));
        assertEquals(Instant.ofEpochSecond(30), log.time(1));
        assertEquals(30_000_000, log.epochMicros(1));
        assertEquals(Weighting.FREQUENCY, log.weighting());
        assertEquals(5, log.frequency(3));
        assertEquals(5.0, log.weight(3));
        assertEquals(-1, log.covariate("length").value(1));
        assertArrayEquals(new double[] {0.5, -1, 0, 7}, log.covariate("length").toArray());
        assertEquals(List.of(true, false, true, false), tagged(log, "code"));
        assertEquals(List.of(false, false, true, true), tagged(log, "hard"));
        assertEquals(2, log.tagCount("code"));
    }

    private static List<Boolean> tagged(BattleLog log, String tag) {
        return IntStream.range(0, log.size())
                .mapToObj(row -> log.tag(tag).test(row))
                .toList();
    }

    @Test
    void namesItsColumnsWhenAskedForAnother() {
        BattleLog log = fullLog();

        assertEquals("[language]", log.categories().toString());
        assertEquals("[code, hard]", log.tags().toString());
        for (Executable question : List.<Executable>of(
                () -> log.category("Language"), () -> log.tag("language"), () -> log.covariate("language"))) {
            String message = Failures.message(IllegalArgumentException.class, question);
            assertTrue(message.contains("it has ["), message);
        }
    }

    @Test
    void cannotBeChangedThroughWhatItReturns() {
        BattleLog log = fullLog();

        log.covariate("length").toArray()[0] = 99;

        assertEquals(0.5, log.covariate("length").value(0));
        assertThrows(UnsupportedOperationException.class, () -> log.tags().clear());
        assertThrows(UnsupportedOperationException.class, () -> log.categories().clear());
        assertThrows(UnsupportedOperationException.class, () -> log.covariates().clear());
    }

    @Test
    void selectsRowsWithAllTheirColumns() {
        BattleLog selected = fullLog().select(row -> row == 0 || row == 3);

        assertEquals(List.of(VOTES.get(0), VOTES.get(3)), selected.stream().toList());
        assertEquals(List.of("a", "c"), selected.roster().names());
        assertEquals(List.of("u1"), selected.voter().orElseThrow().values());
        assertEquals(List.of("English"), selected.category("language").values());
        assertEquals(Optional.empty(), selected.category("language").text(1));
        assertEquals(List.of(false, true), tagged(selected, "hard"));
        assertEquals(Instant.ofEpochSecond(10), selected.time(1));
        assertEquals(5, selected.frequency(1));
        assertEquals(7, selected.covariate("length").value(1));
    }

    @Test
    void renamesVotersAndNothingElse() {
        BattleLog log = fullLog();

        BattleLog renamed = log.withVoters(voter -> "voter " + voter);

        assertEquals(
                List.of("voter u1", "voter u2"), renamed.voter().orElseThrow().values());
        assertEquals(Optional.empty(), renamed.voter().orElseThrow().text(1));
        assertEquals(Optional.of("voter u1"), renamed.voter().orElseThrow().text(3));
        assertEquals(VOTES, renamed.stream().toList());
        assertEquals(Optional.of("p1"), renamed.prompt().orElseThrow().text(3));
        assertEquals(5, renamed.frequency(3));
        assertThrows(IllegalStateException.class, () -> BattleLog.of(VOTES).withVoters(voter -> voter));
    }

    @Test
    void votersThatGetOneNameBecomeOne() {
        TextColumn voters = fullLog().withVoters(voter -> "x").voter().orElseThrow();

        assertEquals(List.of("x"), voters.values());
        assertEquals(voters.code(0), voters.code(2));
        assertEquals(TextColumn.MISSING, voters.code(1));
    }

    @Test
    void numbersRowsInOrderOfTime() {
        assertArrayEquals(new int[] {3, 2, 1, 0}, fullLog().rowsByTime());
        assertThrows(IllegalStateException.class, () -> BattleLog.of(VOTES).rowsByTime());
    }

    @Test
    void selectsByTextAndByTag() {
        BattleLog log = fullLog();

        assertEquals(2, log.select(log.category("language").equalTo("English")).size());
        assertEquals(0, log.select(log.category("language").equalTo("english")).size());
        assertEquals(2, log.select(log.tag("hard")).size());
        assertEquals(1, log.select(log.tag("hard").and(log.tag("code"))).size());
        assertEquals(
                1,
                log.select(log.tag("hard").negate().and(log.tag("code").negate()))
                        .size());
    }

    @Test
    void selectingNothingLeavesAnEmptyLogWithTheSameColumns() {
        BattleLog none = fullLog().select(row -> false);

        assertEquals(0, none.size());
        assertEquals(0, none.roster().size());
        assertEquals("[language]", none.categories().toString());
        assertEquals(0, none.tagCount("hard"));
        assertEquals(Weighting.FREQUENCY, none.weighting());
    }

    @Property(tries = 100)
    void selectionsThatCoverTheLogAddUpToIt(
            @ForAll("votes") List<Battle> votes, @ForAll @IntRange(max = 3) int outcome) {
        BattleLog log = BattleLog.of(votes);

        BattleLog some = log.select(row -> log.outcomeCode(row) == outcome);
        BattleLog others = log.select(row -> log.outcomeCode(row) != outcome);

        assertEquals(Tally.of(votes), Tally.of(some).plus(Tally.of(others)));
        assertEquals(
                votes.stream().filter(vote -> vote.outcome().code() == outcome).toList(),
                some.stream().toList());
    }

    @Test
    void sortsByTimeWithAllColumns() {
        BattleLog sorted = fullLog().sortedByTime();

        assertEquals(
                List.of(VOTES.get(3), VOTES.get(2), VOTES.get(1), VOTES.get(0)),
                sorted.stream().toList());
        assertEquals(5, sorted.frequency(0));
        assertEquals(Optional.of("u1"), sorted.voter().orElseThrow().text(0));
        assertEquals(List.of("u1", "u2"), sorted.voter().orElseThrow().values());
        assertEquals(List.of(true, true, false, false), tagged(sorted, "hard"));
        assertSame(sorted, sorted.sortedByTime());
    }

    /** Few distinct times, so that most rows have to keep their order. */
    @Property(tries = 200)
    void sortingByTimeIsStable(@ForAll @Size(min = 1, max = 200) List<@IntRange(min = -3, max = 3) Integer> times) {
        BattleLogBuilder builder = BattleLog.builder();
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < times.size(); row++) {
            builder.add("a", "b", Outcome.TIE).epochMicros(times.get(row)).covariate("row", row);
            rows.add(row);
        }
        rows.sort(Comparator.comparing(times::get));

        BattleLog sorted = builder.build().sortedByTime();

        assertEquals(
                rows,
                IntStream.range(0, sorted.size())
                        .mapToObj(row -> (int) sorted.covariate("row").value(row))
                        .toList());
    }

    @Property(tries = 50)
    void parallelStreamsKeepTheOrder(@ForAll("votes") List<Battle> votes) {
        assertEquals(
                votes,
                votes.parallelStream().collect(BattleLog.collector()).stream().toList());
    }

    @Test
    void tenMillionVotesTakeNinetyMegabytes() {
        int size = 10_000_000;
        BattleLogBuilder builder = BattleLog.builder(Roster.of(List.of("a", "b", "c")));
        for (int row = 0; row < size; row++) {
            builder.add(row % 3, (row + 1) % 3, Outcome.TIE);
        }

        BattleLog log = builder.build();

        assertEquals(size, log.size());
        assertEquals(90_000_000, log.memoryBytes());
    }

    @Test
    void saysWhatItsColumnsTake() {
        int bare = 2 * Integer.BYTES + Byte.BYTES;
        int texts = 3 * Integer.BYTES;
        int numbers = 3 * Long.BYTES;
        int tagWords = 2 * Long.BYTES;

        assertEquals(4 * (bare + texts + numbers) + tagWords, fullLog().memoryBytes());
    }
}
