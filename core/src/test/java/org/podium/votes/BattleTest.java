package org.podium.votes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BattleTest {

    @ParameterizedTest
    @CsvSource({"FIRST,SECOND", "SECOND,FIRST", "TIE,TIE", "BOTH_BAD,BOTH_BAD"})
    void isTheSameVoteSeenFromTheOtherSide(Outcome outcome, Outcome fromThere) {
        assertEquals(new Battle("b", "a", fromThere), new Battle("a", "b", outcome).swapped());
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void swappingTwiceChangesNothing(Outcome outcome) {
        assertEquals(outcome, outcome.swapped().swapped());
    }

    @Test
    void refusesACompetitorAgainstItself() {
        String refusal =
                Failures.message(IllegalArgumentException.class, () -> new Battle("gpt-4", "gpt-4", Outcome.TIE));

        assertTrue(refusal.contains("'gpt-4'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void refusesBlankNames(String blank) {
        assertThrows(IllegalArgumentException.class, () -> new Battle(blank, "b", Outcome.TIE));
        assertThrows(IllegalArgumentException.class, () -> new Battle("a", blank, Outcome.TIE));
    }

    @Test
    void knowsTheArenasLabelsAndNoOthers() {
        OutcomeLabels labels = OutcomeLabels.arena();

        assertEquals(Outcome.FIRST, labels.find("model_a").orElseThrow());
        assertEquals(Outcome.SECOND, labels.find("model_b").orElseThrow());
        assertEquals(Outcome.TIE, labels.find("tie").orElseThrow());
        assertEquals(Outcome.BOTH_BAD, labels.find("tie (bothbad)").orElseThrow());
        assertEquals(Outcome.BOTH_BAD, labels.find("both_bad").orElseThrow());
        assertTrue(labels.find("Tie").isEmpty());
        assertTrue(labels.find("").isEmpty());
    }

    @Test
    void addingALabelLeavesTheOldLabelsAlone() {
        OutcomeLabels more = OutcomeLabels.arena().with("draw", Outcome.TIE).with("tie", Outcome.BOTH_BAD);

        assertEquals(Outcome.TIE, more.find("draw").orElseThrow());
        assertEquals(Outcome.BOTH_BAD, more.find("tie").orElseThrow());
        assertTrue(OutcomeLabels.arena().find("draw").isEmpty());
        assertEquals(Outcome.TIE, OutcomeLabels.arena().find("tie").orElseThrow());
        assertTrue(OutcomeLabels.none().asMap().isEmpty());
    }
}
