package org.podium.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RankCommandTest {
    private static final Path EXAMPLE = VoteFiles.project("examples/data/votes-2023-05.csv");

    /** x is unbeaten; p and q met nobody else. */
    private static final String PARTS =
            VoteFiles.ROUND_ROBIN + "top,x,model_a\np,q,model_a\nq,p,model_a\np,q,model_a\n";

    @TempDir
    private Path folder;

    private static JsonNode row(CommandRun run, String competitor) {
        return run.json()
                .get("rows")
                .valueStream()
                .filter(row -> row.get("competitor").asString().equals(competitor))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }

    @Test
    void jsonHasTheDocumentedFields() {
        JsonNode board = CommandRun.rank(EXAMPLE).json();
        assertEquals(
                List.of(
                        "version",
                        "options",
                        "removed",
                        "battles",
                        "competitors",
                        "log_likelihood",
                        "aic",
                        "bic",
                        "convergence",
                        "prior",
                        "dropped",
                        "notes",
                        "rows"),
                names(board));
        assertEquals(List.of("status", "iterations", "gradient_norm", "solver"), names(board.get("convergence")));
        assertEquals("converged", board.get("convergence").get("status").asString());
        assertEquals(
                List.of(
                        "rank_ub",
                        "rank_best",
                        "rank_worst",
                        "position",
                        "competitor",
                        "score",
                        "lower",
                        "upper",
                        "standard_error",
                        "votes",
                        "wins",
                        "losses",
                        "ties",
                        "both_bad",
                        "caution"),
                names(board.get("rows").get(0)));
        assertEquals(13_000, board.get("battles").asInt());
        assertEquals(14, board.get("competitors").asInt());
        assertEquals("rank", board.get("options").get("command").asString());
        assertEquals("sandwich", board.get("options").get("interval").asString());
        assertTrue(board.get("options").get("replicates").isNull());
    }

    @Test
    void tableShowsWhatArenaBoardsShow() {
        List<String> lines = CommandRun.done("rank", EXAMPLE).out().lines().toList();
        assertEquals("Rank (UB)  Competitor                Score  95 % interval  Votes", lines.get(0));
        assertTrue(
                lines.get(1).matches(" +1 {2}gpt-4 +12\\d\\d\\.\\d {4}\\+\\d+\\.\\d/-\\d+\\.\\d +1,676"), lines.get(1));
        assertEquals(
                "13,000 votes, 14 competitors; mean 1000.0; sandwich intervals relative to the mean",
                lines.get(lines.size() - 1));
    }

    @Test
    void everyIntervalMethodRuns() {
        for (String method : List.of("sandwich", "fisher", "percentile", "basic", "bca")) {
            CommandRun run = CommandRun.rank(EXAMPLE, "--interval", method, "--replicates", "200");
            JsonNode first = run.json().get("rows").get(0);
            assertTrue(first.get("lower").asDouble() < first.get("score").asDouble(), method);
            assertTrue(first.get("score").asDouble() < first.get("upper").asDouble(), method);
        }
    }

    @Test
    void threadsDoNotChangeTheBootstrapAndSeedsDo() {
        Object[] words = {"rank", "--format", "csv", "--interval", "percentile", "--replicates", "200", EXAMPLE};
        String one = CommandRun.done(with(words, "--threads", "1")).out();
        assertEquals(one, CommandRun.done(with(words, "--threads", "3")).out());
        assertNotEquals(one, CommandRun.done(with(words, "--seed", "43")).out());
    }

    private static Object[] with(Object[] words, Object... more) {
        Object[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return all;
    }

    @Test
    void anchorShiftsAllScores() {
        CommandRun centred = CommandRun.rank(EXAMPLE);
        CommandRun anchored = CommandRun.rank(EXAMPLE, "--anchor", "llama-13b=800");
        double shift = 800 - row(centred, "llama-13b").get("score").asDouble();
        assertEquals(800, row(anchored, "llama-13b").get("score").asDouble(), 1e-9);
        assertEquals(
                row(centred, "gpt-4").get("score").asDouble() + shift,
                row(anchored, "gpt-4").get("score").asDouble(),
                1e-9);
        assertEquals(
                "llama-13b",
                anchored.json().get("options").get("anchor").get("competitor").asString());
    }

    @Test
    void intervalsRelativeToTheAnchorHaveNoWidthThere() {
        CommandRun run = CommandRun.rank(EXAMPLE, "--anchor", "llama-13b=800", "--relative-to", "anchor");
        JsonNode anchor = row(run, "llama-13b");
        assertEquals(800, anchor.get("lower").asDouble());
        assertEquals(800, anchor.get("upper").asDouble());
        assertEquals(0, anchor.get("standard_error").asDouble());
    }

    @Test
    void anchorsNameMayHoldAnEqualsSign() {
        Path file = VoteFiles.write(folder, "votes.csv", VoteFiles.ROUND_ROBIN.replace("x", "x=1"));
        CommandRun run = CommandRun.rank(file, "--anchor", "x=1=1500");
        assertEquals(1500, row(run, "x=1").get("score").asDouble(), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-4", "gpt-4=", "=5", "gpt-4=high", "gpt-4=NaN"})
    void malformedAnchorIsWrongUsage(String anchor) {
        CommandRun run = CommandRun.rank(EXAMPLE, "--anchor", anchor);
        assertEquals(2, run.exitCode(), run.err());
        assertTrue(run.err().contains("--anchor " + anchor), run.err());
    }

    @Test
    void unknownAnchorIsAFinding() {
        CommandRun run = CommandRun.rank(EXAMPLE, "--anchor", "gpt-5=1500");
        assertEquals(1, run.exitCode());
        assertEquals("anchor-unknown", run.error().get("kind").asString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--confidence 1",
                "--confidence 95",
                "--confidence NaN",
                "--replicates 1",
                "--relative-to anchor",
                "--min-votes -1",
                "--threads 0",
                "--ties sometimes",
                "--interval exact",
                "--seed x",
                "--no-such-option",
                "--format xml"
            })
    void optionsOutOfRangeAreWrongUsage(String options) {
        Object[] words = with(new Object[] {"rank", EXAMPLE}, (Object[]) options.split(" ", -1));
        CommandRun run = CommandRun.of(words);
        assertEquals(2, run.exitCode(), run.err());
        assertTrue(run.err().startsWith("podium: "), run.err());
        assertEquals("", run.out());
    }

    @Test
    void tiesCanBeDropped() {
        CommandRun half = CommandRun.rank(EXAMPLE);
        CommandRun drop = CommandRun.rank(EXAMPLE, "--ties", "drop");
        CommandRun noBad = CommandRun.rank(EXAMPLE, "--both-bad", "drop");
        assertTrue(row(drop, "gpt-4").get("score").asDouble()
                > row(half, "gpt-4").get("score").asDouble());
        assertNotEquals(
                row(noBad, "gpt-4").get("score").asDouble(),
                row(half, "gpt-4").get("score").asDouble());
        assertEquals(
                row(half, "gpt-4").get("votes").asInt(),
                row(drop, "gpt-4").get("votes").asInt());
    }

    @Test
    void minimumVotesHidesRows() {
        CommandRun run = CommandRun.rank(EXAMPLE, "--min-votes", "1500");
        assertFalse(run.competitors().contains("mpt-7b-chat"));
        assertEquals(14, run.json().get("competitors").asInt());
        List<Integer> positions = run.json()
                .get("rows")
                .valueStream()
                .map(row -> row.get("position").asInt())
                .toList();
        assertEquals(positions.size(), positions.get(positions.size() - 1));
    }

    @Test
    void votesThatCannotBeRatedAreAFindingWithNamesAndRemedies() {
        CommandRun run = CommandRun.rank(VoteFiles.write(folder, "parts.csv", PARTS));
        assertEquals(1, run.exitCode());
        assertEquals("disconnected", run.error().get("kind").asString());
        String text = run.error().toString();
        assertTrue(text.contains("\"p\"") && text.contains("\"q\"") && text.contains("\"top\""), text);
        assertTrue(text.contains("--on-unidentifiable largest-component"), text);
        assertTrue(run.err().contains("--on-unidentifiable each-component"), run.err());
    }

    @Test
    void largestComponentSaysWhatItDropped() {
        CommandRun run = CommandRun.rank(
                VoteFiles.write(folder, "parts.csv", PARTS), "--on-unidentifiable", "largest-component");
        assertEquals(List.of("x", "y", "z"), run.competitors());
        assertEquals(4, run.json().get("dropped").get("battles").asInt());
        assertEquals(3, run.json().get("dropped").get("competitors").size());
        assertTrue(run.err().contains("dropped 3 competitors with 4 votes: p, q, top"), run.err());
    }

    @Test
    void eachComponentHasABoardOfItsOwn() {
        Path file = VoteFiles.write(folder, "parts.csv", PARTS);
        CommandRun run = CommandRun.rank(file, "--on-unidentifiable", "each-component", "--anchor", "q=500");
        JsonNode boards = run.json().get("boards");
        assertEquals(List.of("component 1", "component 2"), names(boards));
        assertEquals(3, boards.get("component 1").get("competitors").asInt());
        assertEquals(2, boards.get("component 2").get("rows").size());
        assertEquals("top", run.json().get("unrated").get(0).asString());
        JsonNode last = boards.get("component 2").get("rows").get(1);
        assertEquals("q", last.get("competitor").asString());
        assertEquals(500, last.get("score").asDouble(), 1e-9);
        String table = CommandRun.done("rank", "--on-unidentifiable", "each-component", file)
                .out();
        assertTrue(table.contains("Component 1 of 2") && table.contains("Component 2 of 2"), table);
        String csv = CommandRun.done("rank", "--format", "csv", "--on-unidentifiable", "each-component", file)
                .out();
        assertTrue(csv.startsWith("component,rank_ub,"), csv);
    }

    @Test
    void priorRatesEveryone() {
        CommandRun run = CommandRun.rank(VoteFiles.write(folder, "parts.csv", PARTS), "--on-unidentifiable", "prior");
        assertEquals(List.of("p", "q", "top", "x", "y", "z"), run.competitors());
        assertEquals("half-win-half-loss", run.json().get("prior").asString());
        assertTrue(run.err().contains("used the prior"), run.err());
    }

    @Test
    void priorIsNotUsedWhereVotesSuffice() {
        CommandRun run = CommandRun.rank(EXAMPLE, "--on-unidentifiable", "prior");
        assertTrue(run.json().get("prior").isNull());
    }

    /** With eight votes many replicates leave someone unbeaten. */
    @Test
    void lostReplicatesAreAFindingThatThePriorRemedies() {
        Path file = VoteFiles.roundRobin(folder);
        CommandRun lost = CommandRun.rank(file, "--interval", "percentile");
        assertEquals(1, lost.exitCode());
        assertEquals("lost-replicates", lost.error().get("kind").asString());
        assertTrue(lost.error().get("remedies").toString().contains("--on-unidentifiable prior"));
        CommandRun rated = CommandRun.rank(file, "--interval", "percentile", "--on-unidentifiable", "prior");
        assertEquals(0, rated.exitCode(), rated.err());
        assertEquals("half-win-half-loss", rated.json().get("prior").asString());
    }

    @Test
    void rowsWithFewVotesCarryACaution() {
        CommandRun json = CommandRun.rank(VoteFiles.roundRobin(folder));
        assertTrue(row(json, "x").get("caution").asString().contains("few votes"));
        String table = CommandRun.done("rank", VoteFiles.roundRobin(folder)).out();
        assertTrue(table.contains("x *"), table);
        assertTrue(table.contains("\n* Caution: few votes (6)"), table);
    }

    @Test
    void answerGoesToAFileOnceComplete() throws IOException {
        Path output = folder.resolve("board.json");
        CommandRun run = CommandRun.done("rank", "--format", "json", "--output", output, EXAMPLE);
        assertEquals("", run.out());
        assertEquals(CommandRun.rank(EXAMPLE).out(), Files.readString(output));
        CommandRun failed = CommandRun.of("rank", "--anchor", "nobody=1", "--output", output, EXAMPLE);
        assertEquals(1, failed.exitCode());
        assertEquals(CommandRun.rank(EXAMPLE).out(), Files.readString(output), "a failure leaves the old file");
        try (java.util.stream.Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count(), "no part of a file is left behind");
        }
    }

    @Test
    void outputIntoNowhereFails() {
        assertEquals(3, CommandRun.of("rank", "--output", folder, EXAMPLE).exitCode());
        assertEquals(
                3,
                CommandRun.of("rank", "--output", folder.resolve("none/board"), EXAMPLE)
                        .exitCode());
    }
}
