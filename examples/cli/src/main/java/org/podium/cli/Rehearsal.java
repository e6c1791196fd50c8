package org.podium.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.podium.cli.output.StandardOutput;

/** Runs common commands one after another without output, so that the launcher can record which classes they need. */
final class Rehearsal {
    private Rehearsal() {}

    /**
     * Runs the commands; ends with the exit code of the first that fails.
     *
     * @param args a file of votes
     */
    public static void main(String[] args) {
        PrintStream nowhere = new StandardOutput(OutputStream.nullOutputStream());
        String file = args[0];
        List<List<String>> commands = List.of(
                List.of("rank", "--help"),
                List.of("rank", "--interval", "percentile", "--replicates", "20", file),
                List.of("rank", "--format", "json", file),
                List.of("check", file),
                List.of("elo", file));
        for (List<String> command : commands) {
            int exitCode = Main.run(InputStream.nullInputStream(), nowhere, nowhere, command.toArray(String[]::new));
            if (exitCode != ExitCode.DONE) {
                System.exit(exitCode);
            }
        }
    }
}
