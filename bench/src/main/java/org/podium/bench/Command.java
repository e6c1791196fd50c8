package org.podium.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs the command line as a shell would. */
final class Command {
    private Command() {}

    /** What the command prints to standard output; what it prints to standard error is shown. */
    static List<String> run(Path launcher, Stream<String> arguments) throws IOException, InterruptedException {
        List<String> line =
                Stream.concat(Stream.of(launcher.toString()), arguments).toList();
        Process process = new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader()) {
            List<String> lines = output.lines().toList();
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException(line + " ended with exit code " + code);
            }
            return lines;
        }
    }
}
