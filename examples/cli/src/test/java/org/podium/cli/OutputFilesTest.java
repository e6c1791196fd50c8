package org.podium.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that options name are looked at before votes are read; what is read is never written over. */
class OutputFilesTest {
    @TempDir
    private Path folder;

    private Path votes;

    @BeforeEach
    void writeVotes() {
        votes = VoteFiles.roundRobin(folder);
    }

    private Path file(String name, String text) {
        return VoteFiles.write(folder, name, text);
    }

    private void assertSpared(Path read, String option, Object... words) throws IOException {
        String before = Files.readString(read);
        CommandRun run = CommandRun.of(
                Stream.concat(Stream.of(words), Stream.of(option, read)).toArray());
        assertEquals(2, run.exitCode(), run.err());
        assertTrue(run.err().contains(option + " " + read + " would write over a file that is read"), run.err());
        assertEquals(before, Files.readString(read));
    }

    @Test
    void filesThatOptionsNameAreSparedToo() throws IOException {
        Path scores = file("scores.csv", "competitor,score\nx,3\ny,2\nz,1\n");
        assertSpared(scores, "--output", "agree", votes, "--scores", scores);
        assertSpared(votes, "--output", "agree", votes, "--scores", scores);
        assertSpared(scores, "--output", "simulate", "--strengths", scores);
        Path boards = file("boards.json", "{\"all\": \"true\"}");
        Path groups = file("groups.json", "{\"x\": \"1\", \"y\": \"2\", \"z\": \"3\"}");
        for (String command : List.of("rank", "report")) {
            assertSpared(boards, "--output", command, votes, "--boards", boards);
            assertSpared(groups, "--output", command, votes, "--group", groups);
        }
        Path words = file("words.txt", "gpt\n");
        for (String command : List.of("rank", "matrix", "elo", "check", "report", "clean")) {
            assertSpared(words, "--output", command, votes, "--leak-columns", "winner", "--leak-patterns", words);
        }
    }

    @Test
    void aPlaceThatIsMissingIsSaidBeforeAnythingIsDone() throws IOException {
        Path cleaned = folder.resolve("cleaned.csv");
        Path nowhere = folder.resolve("none/report.md");
        CommandRun run = CommandRun.of("clean", votes, "--output", cleaned, "--report", nowhere);
        assertEquals(3, run.exitCode());
        assertEquals(
                "podium: --report " + nowhere + ": there is no folder " + nowhere.getParent() + "\n",
                run.err().replace("\r", ""));
        assertTrue(Files.notExists(cleaned));

        Path broken = file("broken.csv", "model_a,model_b,winner\nx\n");
        for (String command : List.of("rank", "check", "report", "clean")) {
            CommandRun other = CommandRun.of(command, broken, "--output", folder);
            assertEquals(3, other.exitCode());
            assertTrue(other.err().contains("--output " + folder + ": it is a folder, not a file"), other.err());
        }
        CommandRun simulated = CommandRun.of("simulate", "--competitors", "3", "--output", nowhere);
        assertEquals(3, simulated.exitCode());
        assertTrue(simulated.err().contains("--output " + nowhere + ": there is no folder"), simulated.err());
        CommandRun pictures = CommandRun.of("report", broken, "--png", votes.resolve("pictures"));
        assertEquals(2, pictures.exitCode());
        assertTrue(pictures.err().contains("--png"), pictures.err());
    }

    @Test
    void foldersInPlaceOfFilesAreSaid() {
        for (List<?> words : List.of(
                List.of("agree", votes, "--scores"),
                List.of("simulate", "--strengths"),
                List.of("rank", votes, "--boards"),
                List.of("rank", votes, "--group"),
                List.of("rank", votes, "--leak-columns", "winner", "--leak-patterns"))) {
            CommandRun run = CommandRun.of(
                    Stream.concat(words.stream(), Stream.of(folder)).toArray());
            assertEquals(3, run.exitCode(), run.err());
            String wanted = words.get(words.size() - 1) + " " + folder + ": it is a folder, not a file";
            assertTrue(run.err().contains(wanted), run.err());
        }
    }

    @Test
    void filesThatOptionsNameAreLookedAtBeforeVotes() {
        Path broken = file("broken.csv", "model_a,model_b,winner\nx\n");
        Path none = folder.resolve("none");
        for (List<?> words : List.of(
                List.of("rank", broken, "--boards"),
                List.of("report", broken, "--group"),
                List.of("rank", broken, "--leak-columns", "winner", "--leak-patterns"),
                List.of("rank", broken, "--voter-column", "who", "--exclude-voters"),
                List.of("clean", broken, "--voter-column", "who", "--key-file"),
                List.of("agree", broken, "--scores"))) {
            CommandRun run =
                    CommandRun.of(Stream.concat(words.stream(), Stream.of(none)).toArray());
            assertEquals(3, run.exitCode(), run.err());
            String option = words.get(words.size() - 1).toString();
            assertTrue(run.err().contains(option + ": there is no file " + none + " that can be read"), run.err());
        }
    }
}
