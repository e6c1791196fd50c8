package org.podium.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class MatrixAndCheckTest {
    @TempDir
    private Path folder;

    @Test
    void matrixCountsByHand() {
        JsonNode matrix = CommandRun.done("matrix", "--format", "json", VoteFiles.roundRobin(folder))
                .json();
        assertEquals(
                List.of(
                        "version",
                        "options",
                        "removed",
                        "battles",
                        "competitors",
                        "average_win_rate",
                        "win_fraction",
                        "battle_count"),
                List.copyOf(matrix.propertyNames()));
        // x beat y 2 of 3; x against z: a win and two ties of 3; y and z one each.
        assertEquals("[\"x\",\"y\",\"z\"]", matrix.get("competitors").toString());
        assertEquals(2.0 / 3, matrix.get("win_fraction").get(0).get(1).asDouble(), 1e-15);
        assertEquals(2.0 / 3, matrix.get("win_fraction").get(0).get(2).asDouble(), 1e-15);
        assertTrue(matrix.get("win_fraction").get(1).get(1).isNull());
        assertEquals("[[0,3,3],[3,0,2],[3,2,0]]", matrix.get("battle_count").toString());
        assertEquals(2.0 / 3, matrix.get("average_win_rate").get(0).asDouble(), 1e-15);
    }

    @Test
    void matrixCanLeaveTiesOut() {
        JsonNode matrix = CommandRun.done("matrix", "--format", "json", "--ties", "drop", VoteFiles.roundRobin(folder))
                .json();
        assertEquals(1.0, matrix.get("win_fraction").get(0).get(2).asDouble());
        assertEquals(1, matrix.get("battle_count").get(0).get(2).asInt());
    }

    @Test
    void matrixTableAndCsvShowBothNumbers() {
        String table = CommandRun.done("matrix", VoteFiles.roundRobin(folder)).out();
        assertTrue(table.contains("Win fraction of the row against the column"), table);
        assertTrue(table.contains("Battles of the row against the column"), table);
        String csv = CommandRun.done("matrix", "--format", "csv", VoteFiles.roundRobin(folder))
                .out();
        assertTrue(csv.startsWith("first,second,battles,win_fraction\nx,y,3,0.6666666666666666\n"), csv);
        assertEquals(7, csv.lines().count());
    }

    @Test
    void checkDescribesVotesThatCanBeRated() {
        CommandRun run = CommandRun.done("check", "--format", "json", VoteFiles.roundRobin(folder));
        JsonNode check = run.json();
        assertEquals(
                List.of(
                        "version",
                        "options",
                        "removed",
                        "input_rows",
                        "self_battles",
                        "battles",
                        "competitors",
                        "pairs",
                        "outcomes",
                        "can_be_rated",
                        "problems",
                        "findings",
                        "components",
                        "similar_names",
                        "rows"),
                List.copyOf(check.propertyNames()));
        assertTrue(check.get("can_be_rated").asBoolean());
        assertEquals(
                "{\"first\":6,\"second\":0,\"tie\":1,\"both_bad\":1}",
                check.get("outcomes").toString());
        assertEquals(1, check.get("components").size());
        assertEquals(
                "{\"competitor\":\"x\",\"votes\":6,\"wins\":3,\"losses\":1,\"ties\":1,\"both_bad\":1}",
                check.get("rows").get(0).toString());
    }

    @Test
    void checkTellsAllProblemsAtOnce() {
        String text = VoteFiles.ROUND_ROBIN + "x,x,tie\nx,,tie\nx,y,odd\nX ,x,model_a\n";
        CommandRun run = CommandRun.of("check", "--format", "json", VoteFiles.write(folder, "votes.csv", text));
        assertEquals(1, run.exitCode());
        JsonNode check = run.json();
        assertFalse(check.get("can_be_rated").asBoolean());
        assertEquals(
                List.of("missing-value", "unknown-outcome", "self-battle"),
                check.get("problems")
                        .valueStream()
                        .map(problem -> problem.get("kind").asString())
                        .toList());
        assertEquals("unbeaten", check.get("findings").get(0).get("kind").asString());
        assertEquals(
                "X ", check.get("findings").get(0).get("competitors").get(0).asString());
        assertEquals("[[\"X \",\"x\"]]", check.get("similar_names").toString());
        assertEquals(2, check.get("components").size());
        String table = CommandRun.of("check", folder.resolve("votes.csv")).out();
        assertTrue(table.contains("The votes cannot be rated as they are."), table);
        assertTrue(table.contains("Problem: "), table);
    }

    @Test
    void rowsWithoutALabelAndWithAnUnknownOneAreCountedApart() {
        String text = VoteFiles.ROUND_ROBIN + "x,y,\nx,y,\" \"\n,y,\n\" \",y,odd\nz,y,odd\nz,y,even\nz,z,odd\n";
        JsonNode problems = CommandRun.of("check", "--format", "json", VoteFiles.write(folder, "votes.csv", text))
                .json()
                .get("problems");
        assertEquals(2, problems.size(), problems.toString());
        assertTrue(
                problems.get(0).get("message").asString().startsWith("there are 4 rows without"), problems::toString);
        assertTrue(
                problems.get(1).get("message").asString().startsWith("there are 3 rows with an"), problems::toString);
    }

    @Test
    void checkOfNothingSaysSo() {
        CommandRun run = CommandRun.of(
                "check", "--format", "json", VoteFiles.write(folder, "votes.csv", "model_a,model_b,winner\n"));
        assertEquals(1, run.exitCode());
        assertEquals(
                "empty-input", run.json().get("problems").get(0).get("kind").asString());
        assertEquals(0, run.json().get("findings").size());
    }

    @Test
    void checkCsvListsCompetitorsWithTheirPart() {
        String text = VoteFiles.ROUND_ROBIN + "p,x,model_a\n";
        CommandRun run = CommandRun.of("check", "--format", "csv", VoteFiles.write(folder, "votes.csv", text));
        assertEquals(
                List.of("competitor,votes,wins,losses,ties,both_bad,component", "p,1,1,0,0,0,2"),
                run.out().lines().limit(2).toList());
    }

    @Test
    void checkReadsPairCounts() {
        Path file = VoteFiles.write(folder, "counts.csv", "model_a,model_b,win_a,win_b,tie,both_bad\nx,y,3,2,1,0\n");
        JsonNode check =
                CommandRun.done("check", "--format", "json", "--counts", file).json();
        assertEquals(6, check.get("battles").asInt());
        assertEquals(1, check.get("input_rows").asInt());
    }
}
