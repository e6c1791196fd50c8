package org.podium.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the commands that the README and the documents show. What a block of shell says to {@code examples/podium} is
 * run; if it is one command and a block of text follows, that is what it must print, on standard error if it prints
 * nothing else. A further block that begins as messages do is what it must say besides.
 */
class DocumentedCommandsTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final String LAUNCHER = "examples/podium ";
    private static final String SHELL = "sh";
    private static final String OUTPUT = "text";
    private static final String MESSAGE = "podium: ";
    private static final String KEY = "votes.key";
    /** What documented commands write, which goes to a temporary folder. */
    private static final Set<String> WRITTEN = Set.of("report.html", "pictures", KEY, "cleaned.csv", "cleaned.md");

    @TempDir
    private Path folder;

    /** A fenced block: its language, where it stands, and its lines. */
    private record Block(String language, String place, List<String> lines) {}

    @TestFactory
    Stream<DynamicTest> everyCommandPrintsWhatIsShown() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path document : documents()) {
            List<Block> blocks = blocks(document);
            for (int i = 0; i < blocks.size(); i++) {
                Block block = blocks.get(i);
                List<String> commands = commands(block);
                List<String> shown = commands.size() == 1 ? text(blocks, i + 1) : List.of();
                List<String> further = shown.isEmpty() ? List.of() : text(blocks, i + 2);
                List<String> said = !further.isEmpty() && further.get(0).startsWith(MESSAGE) ? further : List.of();
                for (String line : commands) {
                    tests.add(DynamicTest.dynamicTest(block.place() + " " + line, () -> check(line, shown, said)));
                }
            }
        }
        return tests.stream();
    }

    @Test
    void theReadmeShowsTheMainJob() throws IOException {
        List<Block> blocks = blocks(ROOT.resolve("README.md"));

        List<String> first = blocks.get(0).lines();
        assertTrue(first.get(0).startsWith(LAUNCHER + "rank "), first::toString);
        assertEquals("mvn verify", first.get(1));
        check(first.get(0), blocks.get(1).lines(), List.of());
    }

    /** The lines of a block if it is one of text. */
    private static List<String> text(List<Block> blocks, int at) {
        return at < blocks.size() && blocks.get(at).language().equals(OUTPUT)
                ? blocks.get(at).lines()
                : List.of();
    }

    private void check(String line, List<String> shown, List<String> said) throws IOException {
        Files.writeString(folder.resolve(KEY), "00112233445566778899aabbccddeeff".repeat(2));
        CommandRun run = CommandRun.done(words(line));
        if (!shown.isEmpty()) {
            assertEquals(String.join("\n", shown), (run.out().isEmpty() ? run.err() : run.out()).stripTrailing());
        }
        if (!said.isEmpty()) {
            assertEquals(String.join("\n", said), run.err().stripTrailing());
        }
    }

    /** The words of a line of shell in which double quotes are the only quotes; files are those of the project. */
    private Object[] words(String line) {
        return Arrays.stream(line.substring(LAUNCHER.length()).split(" (?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
                .map(word -> word.replace("\"", ""))
                .map(word -> word.startsWith("examples/") ? ROOT.resolve(word) : word)
                .map(word -> word instanceof String text && WRITTEN.contains(text) ? folder.resolve(text) : word)
                .toArray();
    }

    private static List<String> commands(Block block) {
        String lines = String.join("\n", block.lines()).replaceAll("\\\\\n\\s*", "");
        return block.language().equals(SHELL)
                ? lines.lines().filter(line -> line.startsWith(LAUNCHER)).toList()
                : List.of();
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            files.filter(file -> file.toString().endsWith(".md"))
                                    .sorted())
                    .toList();
        }
    }

    private static List<Block> blocks(Path document) throws IOException {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = Files.readAllLines(document);
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).startsWith("```")) {
                int end = at + 1;
                while (!lines.get(end).equals("```")) {
                    end++;
                }
                blocks.add(new Block(
                        lines.get(at).substring(3),
                        ROOT.relativize(document) + ":" + (at + 1),
                        List.copyOf(lines.subList(at + 1, end))));
                at = end;
            }
        }
        return blocks;
    }
}
