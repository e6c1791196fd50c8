package org.podium.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One run of the command.
 *
 * @param exitCode how it ended
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record CommandRun(int exitCode, String out, String err) {
    private static final JsonMapper MAPPER = new JsonMapper();

    static CommandRun of(Object... words) {
        return withInput(new byte[0], words);
    }

    static CommandRun withInput(byte[] input, Object... words) {
        List<String> args = new ArrayList<>();
        for (Object word : words) {
            args.add(word.toString());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.run(
                new ByteArrayInputStream(input),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                args.toArray(String[]::new));
        return new CommandRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs a command on a file and demands success. */
    static CommandRun done(Object... words) {
        CommandRun run = of(words);
        assertEquals(0, run.exitCode, run.err);
        return run;
    }

    /** The object it wrote. */
    JsonNode json() {
        return MAPPER.readTree(out);
    }

    /** The error object it wrote. */
    JsonNode error() {
        return json().get("error");
    }

    /** The competitors on the board it wrote as JSON, by name. */
    List<String> competitors() {
        assertEquals(0, exitCode, err);
        return json().get("rows")
                .valueStream()
                .map(row -> row.get("competitor").asString())
                .sorted()
                .toList();
    }

    /** The rows that a run of {@code rank --format json} on a file gives. */
    static CommandRun rank(Path file, Object... more) {
        List<Object> words = new ArrayList<>(List.of("rank", "--format", "json", file));
        words.addAll(List.of(more));
        return of(words.toArray());
    }
}
