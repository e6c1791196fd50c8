package org.podium.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code podium} itself, which does nothing without a subcommand. */
@CommandLine.Command(
        name = "podium",
        header = "Arena-style rating and ranking from pairwise votes.",
        customSynopsis = "podium COMMAND [OPTION]... [FILE]...",
        footer = {
            "",
            "podium COMMAND --help tells more. Exit codes: 0 done, 1 the data cannot be rated,",
            "2 wrong usage, 3 input, output or an internal fault."
        })
final class PodiumCommand extends Command {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this text and end.")
    boolean isHelp;

    @Option(names = "--version", description = "Show the version and end.")
    private boolean isVersion;

    @SuppressWarnings("NullAway.Init") // picocli sets the specification before it runs a command
    PodiumCommand(Console console) {
        super(console);
    }

    @Override
    int run() {
        if (isVersion) {
            console().out().println(CommandLineRunner.version());
            console().out().flush();
            return ExitCode.DONE;
        }
        throw new ParameterException(spec.commandLine(), "which command? podium --help lists them");
    }
}
