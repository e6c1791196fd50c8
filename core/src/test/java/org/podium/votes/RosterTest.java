package org.podium.votes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RosterTest {

    @Test
    void isInOrderOfNamesAndCountsANameOnce() {
        Roster roster = Roster.of(List.of("b", "a", "1.10", "b", "1.1", "B"));

        assertEquals(List.of("1.1", "1.10", "B", "a", "b"), roster.names());
        assertEquals(5, roster.size());
        for (int i = 0; i < roster.size(); i++) {
            assertEquals(i, roster.indexOf(roster.name(i)));
        }
    }

    @Test
    void isEqualForTheSameNamesInAnyOrder() {
        assertEquals(Roster.of(List.of("x", "y")), Roster.of(List.of("y", "x", "y")));
        assertEquals(
                Roster.of(List.of("x", "y")).hashCode(),
                Roster.of(List.of("y", "x")).hashCode());
    }

    @Test
    void findsOnlyExactNames() {
        Roster roster = Roster.of(List.of("gpt-4", "gpt-4 "));

        assertEquals(1, roster.find("gpt-4 ").orElseThrow());
        assertTrue(roster.find("GPT-4").isEmpty());
        assertTrue(roster.contains("gpt-4"));
        assertFalse(roster.contains("gpt"));
    }

    @Test
    void suggestsANameNearTheOneThatIsMissing() {
        Roster roster = Roster.of(List.of("gpt-4-0613", "vicuna-13b"));

        String failure = Failures.message(IllegalArgumentException.class, () -> roster.indexOf("gpt-4"));

        assertTrue(failure.contains("'gpt-4-0613'"), failure);
        assertThrows(IllegalArgumentException.class, () -> Roster.of(List.of()).indexOf("gpt-4"));
    }

    @Test
    void refusesBlankAndMissingNames() {
        assertThrows(IllegalArgumentException.class, () -> Roster.of(List.of("a", "")));
        assertThrows(IllegalArgumentException.class, () -> Roster.of(List.of(" \t")));
        assertThrows(NullPointerException.class, () -> Roster.of(Arrays.asList("a", null)));
    }

    /** In UTF-8 both would become a question mark, and so one competitor. */
    @Test
    void refusesNamesThatCannotBeWritten() {
        assertThrows(IllegalArgumentException.class, () -> Roster.of(List.of("a\uD83C")));
        assertEquals(1, Roster.of(List.of("a\uD83C\uDFC6")).size());
    }

    @Test
    void showsTheFirstFewNames() {
        assertEquals("Roster[a, b]", Roster.of(List.of("a", "b")).toString());
        assertTrue(
                Roster.of(List.of("a", "b", "c", "d", "e", "f", "g")).toString().endsWith("and 2 more"));
    }
}
