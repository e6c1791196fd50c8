package org.podium.votes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BattleLogBuilderTest {
    private final BattleLogBuilder builder = BattleLog.builder();

    @Test
    void refusesWhatIsNotABattle() {
        assertThrows(IllegalArgumentException.class, () -> builder.add("a", "a", Outcome.TIE));
        assertThrows(IllegalArgumentException.class, () -> builder.add("a", "", Outcome.TIE));
        assertThrows(IllegalArgumentException.class, () -> builder.add(" ", "b", Outcome.TIE));
        assertEquals(0, builder.build().size());
        assertEquals(0, builder.build().roster().size());
    }

    @Test
    void takesIndicesOfTheRosterItWasMadeWith() {
        BattleLogBuilder indexed = BattleLog.builder(Roster.of(List.of("x", "y", "z")));

        BattleLog log =
                indexed.add(2, 0, Outcome.FIRST).add("w", "x", Outcome.TIE).build();

        assertEquals(
                List.of(new Battle("z", "x", Outcome.FIRST), new Battle("w", "x", Outcome.TIE)),
                log.stream().toList());
        assertEquals(List.of("w", "x", "z"), log.roster().names());
        assertThrows(IllegalArgumentException.class, () -> indexed.add(1, 1, Outcome.TIE));
        assertThrows(IndexOutOfBoundsException.class, () -> indexed.add(0, 4, Outcome.TIE));
        assertThrows(IndexOutOfBoundsException.class, () -> indexed.add(-1, 0, Outcome.TIE));
    }

    @Test
    void saysNothingAboutAVoteThatIsNotThere() {
        for (Runnable say : List.<Runnable>of(
                () -> builder.voter("u"),
                () -> builder.tag("t"),
                () -> builder.time(Instant.EPOCH),
                () -> builder.frequency(1),
                () -> builder.covariate("c", 1))) {
            assertThrows(IllegalStateException.class, say::run);
        }
    }

    @Test
    void namesTheRowAndTheColumnOfAMissingNumber() {
        builder.add("a", "b", Outcome.TIE).covariate("length", 1);
        builder.add("a", "b", Outcome.TIE);
        builder.add("a", "b", Outcome.TIE);

        String gap = Failures.message(IllegalStateException.class, () -> builder.covariate("length", 1));
        String end = Failures.message(IllegalStateException.class, builder::build);

        assertTrue(gap.startsWith("row 2 has no length"), gap);
        assertTrue(end.startsWith("row 2 has no length"), end);
    }

    @Test
    void aNumberThatStartsLateIsMissingInTheFirstRow() {
        builder.add("a", "b", Outcome.TIE).add("a", "b", Outcome.TIE);

        String late = Failures.message(IllegalStateException.class, () -> builder.time(Instant.EPOCH));

        assertTrue(late.startsWith("row 1 has no time"), late);
    }

    @Test
    void textsMayBeMissingAnywhere() {
        builder.add("a", "b", Outcome.TIE);
        builder.add("a", "b", Outcome.TIE).voter("u");
        builder.add("a", "b", Outcome.TIE);

        TextColumn voter = builder.build().voter().orElseThrow();

        assertEquals(3, voter.size());
        assertEquals(Optional.empty(), voter.text(0));
        assertEquals(Optional.of("u"), voter.text(1));
        assertEquals(Optional.empty(), voter.text(2));
        assertThrows(IndexOutOfBoundsException.class, () -> voter.code(3));
    }

    @Test
    void aDeclaredColumnIsThereWithoutAnyValue() {
        VoteColumns columns = VoteColumns.withDefaults()
                .withVoter("who")
                .withPrompt("asked")
                .withCategories("language")
                .withTags("anonymous");

        BattleLog log = BattleLog.builder()
                .declare(columns)
                .add("x", "y", Outcome.FIRST)
                .declare(columns)
                .category("language", "Latin")
                .build();

        assertEquals(Optional.empty(), log.voter().orElseThrow().text(0));
        assertEquals(Optional.empty(), log.prompt().orElseThrow().text(0));
        assertEquals(Optional.of("Latin"), log.category("language").text(0));
        assertEquals(0, log.tagCount("anonymous"));
        assertEquals(Set.of("anonymous"), log.tags());
    }

    @Test
    void takesAValueOnce() {
        builder.add("a", "b", Outcome.TIE).voter("u").frequency(1).tag("t").tag("t");

        assertThrows(IllegalStateException.class, () -> builder.voter("u"));
        assertThrows(IllegalStateException.class, () -> builder.frequency(1));
        assertEquals(1, builder.build().tagCount("t"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, -Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesWeightsThatAreNotFiniteAndPositiveOrZero(double weight) {
        builder.add("a", "b", Outcome.TIE);

        assertThrows(IllegalArgumentException.class, () -> builder.importance(weight));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesCovariatesThatAreNotFinite(double value) {
        builder.add("a", "b", Outcome.TIE);

        assertThrows(IllegalArgumentException.class, () -> builder.covariate("c", value));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Tally.MAX_BATTLES + 1})
    void refusesFrequenciesThatATallyCannotHold(long times) {
        builder.add("a", "b", Outcome.TIE);

        assertThrows(IllegalArgumentException.class, () -> builder.frequency(times));
    }

    @Test
    void doesNotMixTheTwoKindsOfWeights() {
        builder.add("a", "b", Outcome.TIE).importance(0.5);
        builder.add("a", "b", Outcome.TIE);

        assertThrows(IllegalStateException.class, () -> builder.frequency(2));
        BattleLog log = builder.importance(0).build();
        assertEquals(Weighting.IMPORTANCE, log.weighting());
        assertEquals(0.5, log.weight(0));
        assertEquals(0, log.weight(1));
    }

    @Test
    void keepsTimesToTheMicrosecond() {
        Instant before1970 = Instant.parse("1969-12-31T23:59:59.999999999Z");
        builder.add("a", "b", Outcome.TIE).time(Instant.parse("2023-04-24T15:53:11.132234Z"));
        builder.add("a", "b", Outcome.TIE).time(before1970);

        BattleLog log = builder.build();

        assertEquals(Instant.parse("2023-04-24T15:53:11.132234Z"), log.time(0));
        assertEquals(-1, log.epochMicros(1));
        assertThrows(
                ArithmeticException.class,
                () -> builder.add("a", "b", Outcome.TIE).time(Instant.MAX));
    }

    @Test
    void canGoOnAfterBuilding() {
        BattleLog one = builder.add("b", "c", Outcome.TIE).tag("t").build();
        BattleLog two = builder.add("a", "b", Outcome.FIRST).tag("t").build();

        assertEquals(List.of("b", "c"), one.roster().names());
        assertEquals(1, one.tagCount("t"));
        assertEquals(2, two.tagCount("t"));
        assertEquals(new Battle("b", "c", Outcome.TIE), two.battle(0));
    }

    /** Across the sizes at which the columns of the builder take a new chunk. */
    @ParameterizedTest
    @ValueSource(ints = {15, 16, 17, 48, 49, 70_000, 200_000})
    void keepsEveryRowHoweverItGrew(int size) {
        List<Battle> votes = Draws.votes(40, size, size);
        for (int row = 0; row < size; row++) {
            builder.add(votes.get(row)).epochMicros(row).covariate("row", row);
        }

        BattleLog log = builder.build();

        assertEquals(votes, log.stream().toList());
        for (int row = 0; row < size; row++) {
            assertEquals(row, log.epochMicros(row));
            assertEquals(row, log.covariate("row").value(row));
        }
    }
}
