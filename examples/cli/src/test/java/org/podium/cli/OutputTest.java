package org.podium.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.podium.cli.output.StandardOutput;

class OutputTest {
    @TempDir
    private Path folder;

    private Path votes(String x) {
        String quoted = "\"" + x.replace("\"", "\"\"") + "\"";
        return VoteFiles.write(folder, "votes.csv", VoteFiles.ROUND_ROBIN.replace("x", quoted));
    }

    @Test
    void formulasAreHarmlessInCsv() {
        for (String name : List.of("=cmd()", "+1", "-1", "@sum", "\ttab", "＝wide")) {
            String csv = CommandRun.done("rank", "--format", "csv", votes(name)).out();
            assertTrue(csv.contains(",'" + name + ","), csv);
            CommandRun json = CommandRun.rank(votes(name));
            assertTrue(json.competitors().contains(name), "JSON keeps names as they are");
        }
    }

    @Test
    void delimitersAndQuotesAreQuotedInCsv() {
        String csv =
                CommandRun.done("rank", "--format", "csv", votes("a, \"b\"")).out();
        assertTrue(csv.contains(",\"a, \"\"b\"\"\","), csv);
    }

    @Test
    void markupIsHarmlessInMarkdown() {
        String markdown = CommandRun.done("rank", "--format", "markdown", votes("<script>a|b</script>\n[c](d) & `e`"))
                .out();
        assertTrue(markdown.contains("| &lt;script&gt;a\\|b&lt;/script&gt; \\[c\\](d) &amp; \\`e\\`"), markdown);
        assertFalse(markdown.contains("<script>"), markdown);
    }

    @Test
    void markdownIsATable() {
        List<String> lines = CommandRun.done("rank", "--format", "markdown", votes("x"))
                .out()
                .lines()
                .toList();
        assertEquals("| Rank (UB) | Competitor | Score | 95 % interval | Votes |", lines.get(0));
        assertEquals("| ---: | :--- | ---: | ---: | ---: |", lines.get(1));
    }

    @Test
    void controlCharactersCannotReachTheTerminal() {
        String table = CommandRun.done("rank", votes("red\u001b[31m\u202ename")).out();
        assertTrue(table.contains("red\\u001b[31m\\u202ename"), table);
        CommandRun unknown = CommandRun.of("rank", votes("\u001b[2J"), "--exclude", "y", "--exclude", "z");
        assertFalse(unknown.err().contains("\u001b"), unknown.err());
    }

    @Test
    void wideAndCombiningCharactersKeepColumnsAligned() {
        String table = CommandRun.done("rank", votes("模型一")).out();
        List<String> lines = table.lines().toList();
        assertTrue(lines.get(0).startsWith("Rank (UB)  Competitor   Score  "), table);
        assertTrue(lines.get(1).matches(" {8}1 {2}模型一 \\* {4}\\d{4}\\.\\d .*"), table); // each of the three is two wide
    }

    @Test
    void numbersAreTheSameInEveryLanguage() {
        Locale before = Locale.getDefault();
        String wanted = CommandRun.done("rank", VoteFiles.project("examples/data/votes-2023-05.csv"))
                .out();
        try {
            for (String tag : List.of("de-DE", "ar-EG-u-nu-arab", "tr-TR", "fr-FR")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertEquals(
                        wanted,
                        CommandRun.done("rank", VoteFiles.project("examples/data/votes-2023-05.csv"))
                                .out(),
                        tag);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void messagesOfThePeopleStayOutOfTheAnswer() {
        CommandRun run = CommandRun.done("rank", "--where", "model_a <> 'q'", "--exclude", "nobody", votes("x"));
        assertFalse(run.out().contains("podium:"), run.out());
        assertTrue(run.err().contains("podium: --exclude"), run.err());
    }

    private static String errorOnOutput(String reason) {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException(reason);
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.run(
                InputStream.nullInputStream(),
                new StandardOutput(broken),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                "simulate",
                "--competitors",
                "3");
        assertEquals(3, exitCode);
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aReaderWhoHasSeenEnoughIsToldNothing() {
        assertEquals("", errorOnOutput("Broken pipe"));
    }

    @Test
    void outputThatFailsOtherwiseSaysWhy() {
        assertEquals(
                "podium: standard output cannot be written to: No space left on device",
                errorOnOutput("No space left on device").strip());
    }
}
