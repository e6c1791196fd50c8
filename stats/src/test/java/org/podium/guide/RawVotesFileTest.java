package org.podium.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.podium.votes.BattleLog;
import org.podium.votes.Outcome;

/** The votes of docs/guide/cleaning.md as a file for the command line. */
class RawVotesFileTest {
    private static final String FILE = "examples/data/drinks.csv.gz";

    /** If they differ, the file that should be there is left in the module's target folder. */
    @Test
    void exampleVotesAreThoseOfTheGuide() throws IOException {
        List<String> wanted = lines(RawVotes.log());

        Path made = Path.of("target", Path.of(FILE).getFileName().toString());
        Files.createDirectories(Path.of("target"));
        try (Writer out = new java.io.OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(made)), StandardCharsets.UTF_8)) {
            out.write(String.join("\n", wanted) + "\n");
        }

        assertEquals(wanted, lines(Documents.root().resolve(FILE)), "the file that should be there is " + made);
    }

    private static List<String> lines(Path file) throws IOException {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return in.lines().toList();
        }
    }

    private static List<String> lines(BattleLog log) {
        List<String> lines = new ArrayList<>();
        lines.add("model_a,model_b,winner,voter,prompt,time,anonymous,answer_a,answer_b");
        for (int row = 0; row < log.size(); row++) {
            lines.add(String.join(
                    ",",
                    log.battle(row).first(),
                    log.battle(row).second(),
                    label(log.outcome(row)),
                    log.voter().orElseThrow().text(row).orElseThrow(),
                    log.prompt().orElseThrow().text(row).orElseThrow(),
                    log.time(row).toString(),
                    Boolean.toString(log.tag("anonymous").test(row)),
                    log.category("answer_a").text(row).orElseThrow(),
                    log.category("answer_b").text(row).orElseThrow()));
        }
        return lines;
    }

    private static String label(Outcome outcome) {
        return switch (outcome) {
            case FIRST -> "model_a";
            case SECOND -> "model_b";
            case TIE -> "tie";
            case BOTH_BAD -> "tie (bothbad)";
        };
    }
}
