package org.podium.votes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.podium.votes.InvalidVotes.Problem;
import org.podium.votes.TableRows.Table;

class VoteReaderTest {

    private static Table table() {
        return TableRows.columns("question_id,model_a,model_b,winner");
    }

    @Test
    void readsTheArenasColumns() throws SQLException {
        Tally tally = Tally.read(table().row(1, "1.10", "1.1", "model_a")
                .row(2, "1.10", "1.1", "model_b")
                .row(3, "1.1", "1.10", "tie")
                .row(4, "1.1", "1.10", "tie (bothbad)")
                .row(5, "1.1", "1.10", "both_bad")
                .open());

        TallyBuilder expected = Tally.builder();
        expected.addCounts("1.10", "1.1", 1, 1, 0, 0).addCounts("1.1", "1.10", 0, 0, 1, 2);
        assertEquals(expected.build(), tally);
    }

    @Test
    void readsOtherColumnsLabelsAndFrequencies() throws SQLException {
        VoteColumns columns = VoteColumns.withDefaults()
                .withCompetitors("Home", "Away")
                .withOutcome("result")
                .withLabels(OutcomeLabels.none().with("1", Outcome.FIRST).with("X", Outcome.TIE))
                .withFrequency("n");

        Tally tally = Tally.read(
                TableRows.columns("home,away,RESULT,n")
                        .row("a", "b", 1, 3L)
                        .row("b", "a", "X", "2")
                        .open(),
                columns);

        assertEquals(3, tally.count("a", "b", Outcome.FIRST));
        assertEquals(2, tally.count("b", "a", Outcome.TIE));
    }

    @Test
    void prefersTheColumnWithTheExactName() throws SQLException {
        Tally tally = Tally.read(TableRows.columns("Winner,model_a,model_b,winner,winner")
                .row("model_b", "a", "b", "model_a", "tie")
                .open());

        assertEquals(1, tally.count("a", "b", Outcome.FIRST));
    }

    @Test
    void namesAllMissingColumnsAndThoseThereAre() {
        VoteColumns columns = VoteColumns.withDefaults()
                .withVoter("judge")
                .withTags("is_code")
                .withTime("tstamp");
        Table table = TableRows.columns("model_a,model_b,verdict").row("a", "b", "tie");

        MissingColumns found = Failures.finding(MissingColumns.class, () -> BattleLog.read(table.open(), columns));

        assertEquals(List.of("winner", "judge", "tstamp", "is_code"), found.missing());
        assertEquals(List.of("model_a", "model_b", "verdict"), found.present());
        assertEquals("missing-columns", found.kind());
        assertTrue(found.message().contains("'model_a', 'model_b', 'verdict'"), found.message());
        assertEquals(
                List.of("winner"),
                Failures.finding(MissingColumns.class, () -> Tally.read(table.open()))
                        .missing());
    }

    @Test
    void countsSelfBattlesAndShowsTheFirstRows() {
        Table table = table().row(1, "a", "b", "tie");
        for (int i = 0; i < 10; i++) {
            table.row(i, "a", "a", "tie").row(i, "b", "a", "tie");
        }

        InvalidVotes found = Failures.finding(InvalidVotes.class, () -> Tally.read(table.open()));

        assertEquals(Problem.SELF_BATTLE, found.problem());
        assertEquals(10, found.count());
        assertEquals(List.of(2L, 4L, 6L, 8L, 10L), found.rows());
        assertTrue(found.describe().contains("row 4: 'a' on both sides"), found.describe());
        assertTrue(found.describe().contains("WHERE model_a <> model_b"), found.describe());
    }

    @Test
    void showsUnknownLabelsBesideTheKnownOnes() {
        Table table = table().row(1, "a", "b", "tie").row(2, "a", "b", "Tie").row(3, "a", "b", " model_a");

        InvalidVotes found = Failures.finding(InvalidVotes.class, () -> Tally.read(table.open()));

        assertEquals(Problem.UNKNOWN_OUTCOME, found.problem());
        assertEquals(List.of("'Tie'", "' model_a'"), found.samples());
        assertTrue(found.describe().contains("'tie (bothbad)'"), found.describe());
        assertEquals(found.describe(), new DataException(found).getMessage());
    }

    @Test
    void refusesMissingNamesAndOutcomes() {
        Table table = table().row(1, null, "b", "tie")
                .row(2, "a", " ", "tie")
                .row(3, "a", "b", null)
                .row(4, "a", "b", "");

        InvalidVotes found = Failures.finding(InvalidVotes.class, () -> Tally.read(table.open()));

        assertEquals(Problem.MISSING_VALUE, found.problem());
        assertEquals(
                List.of("model_a is null", "model_b is blank", "winner is null", "winner is blank"), found.samples());
    }

    @Test
    void tellsOfOtherProblemsBesideTheFirst() {
        Table table = table().row(1, "a", "b", "?")
                .row(2, "a", "a", "tie")
                .row(3, null, "a", "tie")
                .row(4, "b", "b", "?");

        InvalidVotes found = Failures.finding(InvalidVotes.class, () -> Tally.read(table.open()));

        assertEquals(Problem.UNKNOWN_OUTCOME, found.problem());
        assertEquals(1, found.count());
        assertEquals(Map.of(Problem.SELF_BATTLE, 2L, Problem.MISSING_VALUE, 1L), found.otherProblems());
        assertTrue(found.message().contains("in 2 other rows a competitor battles itself"), found.message());
    }

    @Test
    void shortensLongValues() {
        Table table = table().row(1, "a", "b", "🏆".repeat(5_000));

        InvalidVotes found = Failures.finding(InvalidVotes.class, () -> Tally.read(table.open()));

        assertEquals("'" + "🏆".repeat(79) + "…", found.samples().get(0));
    }

    @Test
    void refusesFrequenciesThatAreNotCounts() {
        Table table = TableRows.columns("model_a,model_b,winner,n")
                .row("a", "b", "tie", -1)
                .row("a", "b", "tie", 0.5)
                .row("a", "b", "tie", null)
                .row("a", "b", "tie", 0);
        VoteColumns columns = VoteColumns.withDefaults().withFrequency("n");

        InvalidVotes found = Failures.finding(InvalidVotes.class, () -> Tally.read(table.open(), columns));

        assertEquals(Problem.INVALID_NUMBER, found.problem());
        assertEquals(List.of("n is -1", "n is 0.5", "n is null"), found.samples());
        assertEquals(found, Failures.finding(InvalidVotes.class, () -> BattleLog.read(table.open(), columns)));
    }

    @Test
    void refusesAnEmptyInput() {
        InvalidVotes found = Failures.finding(InvalidVotes.class, () -> Tally.read(table().open()));

        assertEquals("empty-input", found.kind());
        assertEquals("there are no votes in the input", found.message());
        assertThrows(DataException.class, () -> BattleLog.read(table().open(), VoteColumns.withDefaults()));
    }

    @Test
    void refusesImportanceWeightsForATally() {
        VoteColumns columns = VoteColumns.withDefaults().withImportance("w");

        assertThrows(IllegalArgumentException.class, () -> Tally.read(table().open(), columns));
    }

    @Test
    void theLaterWeightReplacesTheEarlier() {
        VoteColumns columns = VoteColumns.withDefaults().withImportance("w").withFrequency("n");

        assertEquals(Weighting.FREQUENCY, columns.weighting());
        assertEquals("n", columns.weight().orElseThrow());
        assertTrue(VoteColumns.withDefaults().weight().isEmpty());
        assertEquals(Weighting.NONE, VoteColumns.withDefaults().weighting());
    }
}
