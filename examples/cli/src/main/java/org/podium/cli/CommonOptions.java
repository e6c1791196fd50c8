package org.podium.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.podium.cli.output.OutputFormat;
import org.podium.cli.output.OutputTarget;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of an answer in tables or JSON. */
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

    @Mixin
    RunOptions run = new RunOptions();

    OutputTarget target(Console console) {
        return new OutputTarget(output, console.out());
    }
}
