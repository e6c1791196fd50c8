package org.podium.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CompareHistoryAgreeTest {
    @TempDir
    private Path folder;

    private Path votes() {
        return VoteFiles.write(folder, "votes.csv", BoardsAndEffectsTest.votes());
    }

    private static void assertUsage(CommandRun run, String part) {
        assertEquals(2, run.exitCode(), run.err());
        assertTrue(run.err().contains(part), run.err());
    }

    /** 30 wins of 40: log 3 apart, with variance 1/30 + 1/10. */
    @Test
    void compareByHand() {
        Path file = VoteFiles.write(folder, "counts.csv", "model_a,model_b,win_a,win_b,tie,both_bad\nx,y,30,10,0,0\n");
        JsonNode json = CommandRun.done("compare", "x", "y", "--counts", "--format", "json", file)
                .json();
        assertEquals(
                List.of(
                        "version",
                        "options",
                        "removed",
                        "first",
                        "second",
                        "expected_score",
                        "difference",
                        "standard_error",
                        "lower",
                        "upper",
                        "p_value"),
                List.copyOf(json.propertyNames()));
        double points = 400 / Math.log(10);
        assertEquals(0.75, json.get("expected_score").asDouble(), 1e-12);
        assertEquals(points * Math.log(3), json.get("difference").asDouble(), 1e-8);
        assertEquals(points * Math.sqrt(4.0 / 30), json.get("standard_error").asDouble(), 1e-8);
        assertEquals(0.00262, json.get("p_value").asDouble(), 2e-5);
        assertEquals("compare", json.get("options").get("command").asString());
    }

    @Test
    void compareHasTheScoresOfTheBoard() {
        Path file = votes();
        JsonNode board = CommandRun.rank(file).json();
        double apart = 0;
        for (JsonNode row : board.get("rows")) {
            String name = row.get("competitor").asString();
            apart += row.get("score").asDouble() * (name.equals("m1") ? 1 : name.equals("m3") ? -1 : 0);
        }
        CommandRun run = CommandRun.done("compare", "m1", "m3", file, "--format", "json");
        assertEquals(apart, run.json().get("difference").asDouble(), 1e-8);
        double styled = CommandRun.done("compare", "m1", "m3", file, "--style", "words", "--format", "json")
                .json()
                .get("difference")
                .asDouble();
        assertTrue(Math.abs(styled - apart) > 0.01);
        assertTrue(CommandRun.done("compare", "m1", "m3", file).out().contains("Expected score"));
        String csv =
                CommandRun.done("compare", "m1", "m3", file, "--format", "csv").out();
        assertTrue(csv.startsWith("first,second,expected_score,difference,standard_error,lower,upper,p_value"), csv);
    }

    /** Between two, each outcome has the chance of its share: 30 wins, 10 losses and 20 ties of 60. */
    @ParameterizedTest
    @ValueSource(strings = {"davidson", "rao-kupper"})
    void tieModelsKnowTheChancesOfAllOutcomes(String ties) {
        Path file = VoteFiles.write(folder, "counts.csv", "model_a,model_b,win_a,win_b,tie,both_bad\nx,y,30,10,20,0\n");
        CommandRun run = CommandRun.done("compare", "x", "y", "--counts", "--format", "json", "--ties", ties, file);
        JsonNode chances = run.json().get("probabilities");
        assertEquals(List.of("first", "second", "tie", "both_bad"), List.copyOf(chances.propertyNames()));
        assertEquals(0.5, chances.get("first").asDouble(), 1e-10);
        assertEquals(1.0 / 6, chances.get("second").asDouble(), 1e-10);
        assertEquals(1.0 / 3, chances.get("tie").asDouble(), 1e-10);
        assertEquals(0, chances.get("both_bad").asDouble());
        assertTrue(CommandRun.done("compare", "x", "y", "--counts", "--ties", ties, file)
                .out()
                .contains("0.500        0.167  0.333     0.000"));
    }

    @Test
    void wrongComparisonsAreSaid() {
        Path file = votes();
        assertUsage(CommandRun.of("compare", "m1", "nobody", file), "'nobody'");
        assertUsage(CommandRun.of("compare", "m1", "m1", file), "two different competitors");
        assertUsage(CommandRun.of("compare", "m1"), "two competitors and then the files");
        assertUsage(CommandRun.of("compare", "m1", "m2", file, "--confidence", "1"), "--confidence");
        assertUsage(CommandRun.of("compare", "m1", "m2", file, "--counts", "--style", "words"), "not --counts");
        assertUsage(
                CommandRun.of("compare", "m1", "m2", file, "--on-unidentifiable", "each-component"), "each-component");
        Path two = VoteFiles.write(
                folder, "two.csv", "model_a,model_b,winner\nx,y,tie\nx,z,tie\np,q,tie\nx,y,model_a\ny,x,model_a\n");
        assertUsage(
                CommandRun.of("compare", "x", "p", two, "--on-unidentifiable", "largest-component"),
                "not in the largest component");
    }

    private CommandRun history(Object... more) {
        Object[] words = new Object[more.length + 6];
        System.arraycopy(
                new Object[] {"history", votes(), "--time-column", "when", "--format", "json"}, 0, words, 0, 6);
        System.arraycopy(more, 0, words, 6, more.length);
        return CommandRun.of(words);
    }

    @Test
    void historyAccumulatesWindows() {
        CommandRun run = history("--window", "10d");
        assertEquals(0, run.exitCode(), run.err());
        JsonNode windows = run.json().get("windows");
        assertEquals(2, windows.size());
        assertEquals(
                List.of("start", "end", "battles", "error", "rows"),
                List.copyOf(windows.get(0).propertyNames()));
        assertEquals(
                List.of("rank_ub", "competitor", "score", "lower", "upper", "votes"),
                List.copyOf(windows.get(0).get("rows").get(0).propertyNames()));
        assertEquals("2024-01-11T00:00:00Z", windows.get(0).get("end").asString());
        assertEquals(200, windows.get(0).get("battles").asInt());
        assertEquals(400, windows.get(1).get("battles").asInt());
        JsonNode all = CommandRun.rank(votes()).json();
        for (int i = 0; i < 4; i++) {
            assertEquals(
                    all.get("rows").get(i).get("score"),
                    windows.get(1).get("rows").get(i).get("score"));
        }
        JsonNode last =
                history("--window", "240h", "--disjoint").json().get("windows").get(1);
        assertEquals(200, last.get("battles").asInt());
        assertEquals("2024-01-11T00:00:00Z", last.get("start").asString());
    }

    @Test
    void historyShowsSomeCompetitorsAndSaysWhatCannotBeRated() {
        CommandRun run = history("--window", "10d", "--competitor", "m1", "--competitor", "m3");
        assertEquals(2, run.json().get("windows").get(0).get("rows").size(), run.err());
        Path file = VoteFiles.write(
                folder,
                "few.csv",
                "model_a,model_b,winner,when\nx,y,model_a,0\nx,y,model_b,86400\nx,y,model_a,90000\n");
        CommandRun few =
                CommandRun.done("history", file, "--time-column", "when", "--window", "1d", "--format", "json");
        assertTrue(few.json().get("windows").get(0).get("error").isString(), few.out());
        assertEquals(0, few.json().get("windows").get(0).get("rows").size());
        assertTrue(few.json().get("windows").get(1).get("error").isNull());
        assertTrue(few.err().contains("no board to 1970-01-02T00:00:00Z"), few.err());
        String csv = CommandRun.done("history", file, "--time-column", "when", "--format", "csv")
                .out();
        assertTrue(csv.startsWith("end,competitor,rank_ub,score,lower,upper,votes"), csv);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "d", "0d", "-1d", "week", "7", "1.5d", "1s", "99999999999999999999d"})
    void wrongWindowsAreSaid(String window) {
        assertUsage(history("--window=" + window), "--window");
    }

    @Test
    void aVeryLongWindowHoldsEverything() {
        CommandRun run = history("--window", "100000000000000d");
        assertEquals(0, run.exitCode(), run.err());
        assertEquals(1, run.json().get("windows").size());
    }

    @Test
    void wrongHistoriesAreSaid() {
        assertEquals(2, CommandRun.of("history", votes()).exitCode());
        assertEquals(
                1, CommandRun.of("history", votes(), "--time-column", "moment").exitCode());
        assertEquals(
                1,
                CommandRun.of("history", votes(), "--time-column", "language").exitCode());
        assertUsage(history("--on-unidentifiable", "each-component"), "each-component");
        assertUsage(history("--ties", "grounded", "--anchor", "m0=1000"), "takes no --anchor");
    }

    private CommandRun agree(String table, Object... more) {
        Object[] words = new Object[more.length + 6];
        Path scores = VoteFiles.write(folder, "scores.csv", table);
        System.arraycopy(new Object[] {"agree", votes(), "--scores", scores, "--format", "json"}, 0, words, 0, 6);
        System.arraycopy(more, 0, words, 6, more.length);
        return CommandRun.of(words);
    }

    @Test
    void agreeJoinsTheTables() {
        CommandRun run = agree("competitor,score\nm0,4\nm2,3\nm1,2\nm9,7\n");
        assertEquals(0, run.exitCode(), run.err());
        JsonNode json = run.json();
        assertEquals(
                List.of(
                        "version",
                        "options",
                        "removed",
                        "kendall",
                        "spearman",
                        "pearson",
                        "only_in_votes",
                        "only_in_scores",
                        "rows"),
                List.copyOf(json.propertyNames()));
        assertEquals(
                List.of("estimate", "lower", "upper"),
                List.copyOf(json.get("kendall").propertyNames()));
        assertTrue(json.get("kendall").get("lower").isNull(), "three competitors have no interval");
        assertEquals("[\"m3\"]", json.get("only_in_votes").toString());
        assertEquals("[\"m9\"]", json.get("only_in_scores").toString());
        assertEquals(
                List.of("competitor", "score", "rank", "other_score", "other_rank"),
                List.copyOf(json.get("rows").get(0).propertyNames()));
        // m0 is best in both; if m1 is before m2 on the board, one of three pairs is the other way round.
        JsonNode first = CommandRun.rank(votes()).json().get("rows").get(0);
        assertEquals("m0", first.get("competitor").asString());
        assertTrue(run.err().contains("no score for m3") && run.err().contains("no votes for m9"), run.err());
        String table = CommandRun.done("agree", votes(), "--scores", folder.resolve("scores.csv"))
                .out();
        assertTrue(table.contains("Kendall tau-b") && table.contains("Rank there"), table);
    }

    @Test
    void wrongTablesAreSaid() {
        String start = "competitor,score\nm0,4\nm1,3\n";
        assertEquals(0, agree("\uFEFF" + start + "m2,2\n").exitCode(), "a byte order mark is no part of a name");
        assertTrue(agree("").err().contains("scores.csv holds no scores"));
        assertTrue(agree("name,score\nm0,4\n").err().contains("Correct the table of scores"));
        assertEquals("too-few-shared", agree(start).error().get("kind").asString());
        assertEquals(
                "duplicate-score", agree(start + "m1,2\n").error().get("kind").asString());
        for (String score : List.of("", "high", "NaN", "Infinity")) {
            assertEquals(
                    "invalid-number",
                    agree(start + "m2," + score + "\n").error().get("kind").asString(),
                    score);
        }
        assertEquals(
                "missing-columns",
                agree("name,score\nm0,4\n").error().get("kind").asString());
        for (String broken : List.of("", start + "m2\n", start + "m2,1,1\n", "competitor,score,score\nm0,1,2\n")) {
            CommandRun run = agree(broken);
            assertTrue(run.exitCode() == 1, broken + run.err());
        }
        assertEquals(
                3,
                CommandRun.of("agree", votes(), "--scores", folder.resolve("none.csv"))
                        .exitCode());
        assertEquals(2, CommandRun.of("agree", votes()).exitCode());
        assertUsage(agree(start, "--confidence", "0"), "--confidence");
        assertUsage(agree(start, "--on-unidentifiable", "each-component"), "each-component");
    }
}
