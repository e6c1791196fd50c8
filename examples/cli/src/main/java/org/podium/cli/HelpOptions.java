package org.podium.cli;

import picocli.CommandLine.Option;

/** Options that every command has. */
final class HelpOptions {
    @Option(names = "--verbose", description = "Say on standard error what is being done.")
    boolean isVerbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this text and end.")
    boolean isHelp;
}
