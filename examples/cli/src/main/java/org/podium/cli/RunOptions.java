package org.podium.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of how a command works. */
final class RunOptions {
    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads may work; all processors by default. The answer does not depend on it.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private HelpOptions help = new HelpOptions();

    boolean isVerbose() {
        return help.isVerbose;
    }

    void check() {
        if (threads < 1) {
            throw new UsageException("--threads is " + threads + " but must be at least 1");
        }
    }
}
