package org.podium.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.podium.cli.output.OutputFormat;
import org.podium.cli.output.OutputTarget;
import picocli.CommandLine.Option;

/** Options that every command has, apart from simulate's own format. */
final class CommonOptions {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = Words.OutputFormatConverter.class,
            description = "How the answer is written: table (default), csv, json or markdown.")
    OutputFormat format = OutputFormat.TABLE;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write the answer to a file, which appears when it is complete, instead of standard output.")
    @Nullable
    Path output;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads may work; all processors by default. The answer does not depend on it.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--verbose", description = "Say on standard error what is being done.")
    boolean isVerbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this text and end.")
    boolean isHelp;

    OutputTarget target(Console console) {
        return new OutputTarget(output, console.out());
    }

    void check() {
        if (threads < 1) {
            throw new UsageException("--threads is " + threads + " but must be at least 1");
        }
    }
}
