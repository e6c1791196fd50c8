package org.podium.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SimulateCommandTest {
    @TempDir
    private Path folder;

    @Test
    void seedDecidesTheVotes() {
        String once = CommandRun.done("simulate", "--competitors", "4", "--votes", "50")
                .out();
        assertEquals(
                once,
                CommandRun.done("simulate", "--competitors", "4", "--votes", "50", "--seed", "42")
                        .out());
        assertEquals(51, once.lines().count());
        assertEquals("model_a,model_b,winner", once.lines().findFirst().orElseThrow());
        assertTrue(!once.equals(CommandRun.done("simulate", "--competitors", "4", "--votes", "50", "--seed", "1")
                .out()));
    }

    @Test
    void strengthsComeFromWordsOrAFile() {
        String words = CommandRun.done("simulate", "--competitor", "a=b=1100", "--competitor", "c=900", "--votes", "30")
                .out();
        Path file = VoteFiles.write(folder, "strengths.csv", "competitor,score\na=b,1100\nc,900\n");
        assertEquals(
                words,
                CommandRun.done("simulate", "--strengths", file, "--votes", "30")
                        .out());
        assertTrue(words.contains("a=b,c,"), words);
    }

    @Test
    void boardCanBeUsedAsStrengths() throws IOException {
        Path board = folder.resolve("board.csv");
        CommandRun.done("rank", "--format", "csv", "--output", board, VoteFiles.roundRobin(folder));
        assertTrue(CommandRun.done("simulate", "--strengths", board).out().contains("x,y,"));
    }

    @Test
    void jsonCarriesTheTruthAndTheVotes() {
        JsonNode answer = CommandRun.done(
                        "simulate",
                        "--format",
                        "json",
                        "--competitor",
                        "a=1100",
                        "--competitor",
                        "b=900",
                        "--votes",
                        "3",
                        "--voters",
                        "2",
                        "--category",
                        "language=English:3,Chinese:1")
                .json();
        assertEquals(
                List.of("version", "options", "battles", "competitors", "rows"), List.copyOf(answer.propertyNames()));
        assertEquals(
                "{\"competitor\":\"a\",\"score\":1100.0}",
                answer.get("competitors").get(0).toString());
        assertEquals(
                List.of("model_a", "model_b", "winner", "language", "voter"),
                List.copyOf(answer.get("rows").get(0).propertyNames()));
    }

    @Test
    void wrongCallsSayWhatIsWanted() {
        assertEquals(2, CommandRun.of("simulate").exitCode());
        assertEquals(
                2,
                CommandRun.of("simulate", "--competitors", "3", "--competitor", "a=1")
                        .exitCode());
        assertEquals(2, CommandRun.of("simulate", "--competitors", "1").exitCode());
        assertEquals(2, CommandRun.of("simulate", "--competitor", "a=1").exitCode());
        assertEquals(2, CommandRun.of("simulate", "--competitor", "a").exitCode());
        assertEquals(
                2,
                CommandRun.of("simulate", "--competitors", "3", "--tie-share", "2")
                        .exitCode());
        assertEquals(
                2,
                CommandRun.of("simulate", "--competitors", "3", "--votes", "-1").exitCode());
        assertEquals(
                2,
                CommandRun.of("simulate", "--competitors", "3", "--category", "x")
                        .exitCode());
        assertEquals(
                2,
                CommandRun.of("simulate", "--competitors", "3", "--category", "x=y")
                        .exitCode());
        assertEquals(
                2,
                CommandRun.of("simulate", "--competitors", "3", "--format", "table")
                        .exitCode());
        assertEquals(
                3,
                CommandRun.of("simulate", "--strengths", folder.resolve("none.csv"))
                        .exitCode());
        Path noScore = VoteFiles.write(folder, "s.csv", "competitor,rating\na,1\n");
        CommandRun run = CommandRun.of("simulate", "--strengths", noScore);
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("has no column 'score'"), run.err());
        CommandRun empty = CommandRun.of("simulate", "--strengths", VoteFiles.write(folder, "e.csv", ""));
        assertEquals(2, empty.exitCode());
        assertTrue(empty.err().contains("names no competitor"), empty.err());
    }

    /** The README beside the example votes states the command that made them. */
    @Test
    void exampleVotesAreWhatTheirCommandMakes() throws IOException {
        String readme = Files.readString(VoteFiles.project("examples/data/README.md"));
        Matcher command =
                Pattern.compile("(?s)examples/podium simulate (.*?)\n```").matcher(readme);
        assertTrue(command.find());
        List<Object> words = new ArrayList<>(List.of("simulate"));
        for (String word : command.group(1).replace("\\\n", " ").trim().split("\\s+", -1)) {
            words.add(word);
        }
        int strengths = words.indexOf("--strengths") + 1;
        words.set(strengths, VoteFiles.project(words.get(strengths).toString()));
        int output = words.indexOf("--output") + 1;
        Path committed = VoteFiles.project(words.get(output).toString());
        words.set(output, folder.resolve("votes.csv"));
        CommandRun.done(words.toArray());
        assertEquals(-1, Files.mismatch(committed, folder.resolve("votes.csv")));
    }
}
