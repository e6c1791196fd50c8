package org.podium.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.podium.bradleyterry.Provenance;
import org.podium.cli.output.StandardOutput;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Finds the subcommand, runs it, and turns what it throws into a message and an exit code. */
final class CommandLineRunner {
    private static final int HELP_WIDTH = 100;
    private static final Map<String, Function<Console, Command>> COMMANDS = commands();

    private static final List<String> HEADINGS = List.of(
            "Competitors",
            "Votes",
            "Pair counts",
            "Hygiene",
            "Model",
            "Effects and weights",
            "Weights of votes",
            "Elo",
            "Scores and intervals",
            "Board",
            "More boards",
            "History",
            "Page",
            "Output");

    private final Console console;

    CommandLineRunner(Console console) {
        this.console = console;
    }

    private static Map<String, Function<Console, Command>> commands() {
        Map<String, Function<Console, Command>> commands = new LinkedHashMap<>();
        commands.put("rank", RankCommand::new);
        commands.put("elo", EloCommand::new);
        commands.put("matrix", MatrixCommand::new);
        commands.put("check", CheckCommand::new);
        commands.put("clean", CleanCommand::new);
        commands.put("compare", CompareCommand::new);
        commands.put("history", HistoryCommand::new);
        commands.put("agree", AgreeCommand::new);
        commands.put("report", ReportCommand::new);
        commands.put("simulate", SimulateCommand::new);
        return commands;
    }

    int run(List<String> args) {
        boolean isJson = wantsJson(args);
        if (!args.isEmpty() && !args.get(0).startsWith("-") && !COMMANDS.containsKey(args.get(0))) {
            String known = String.join(", ", COMMANDS.keySet());
            return Failure.usage("there is no command '" + args.get(0) + "'; there are " + known)
                    .report(console, isJson);
        }
        try {
            return commandLine(args).execute(args.toArray(String[]::new));
        } catch (OutOfMemoryError | RuntimeException e) {
            return Failure.of(e).report(console, isJson);
        }
    }

    /** Looks at the bare words, since the options may be what is wrong. */
    private static boolean wantsJson(List<String> args) {
        int format = args.lastIndexOf("--format");
        boolean isNextWord =
                format >= 0 && format + 1 < args.size() && args.get(format + 1).equals("json");
        return isNextWord || args.contains("--format=json");
    }

    private CommandLine commandLine(List<String> args) {
        CommandLine root = new CommandLine(new PodiumCommand(console));
        String first = args.isEmpty() ? "" : args.get(0);
        COMMANDS.forEach((name, command) -> {
            // Looking at a command's options takes longer than anything else here, so only one is looked at.
            if (name.equals(first) || !COMMANDS.containsKey(first)) {
                root.addSubcommand(name, command.apply(console));
            }
        });
        boolean isJson = wantsJson(args);
        root.getSubcommands()
                .values()
                .forEach(command -> command.getHelpSectionMap()
                        .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, CommandLineRunner::options));
        NumberConverters.register(root);
        return root.setOut(writer(console.out()))
                .setErr(writer(console.err()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setUsageHelpWidth(HELP_WIDTH)
                .setExpandAtFiles(false)
                .setOverwrittenOptionsAllowed(false)
                .setParameterExceptionHandler((failure, words) -> usage(failure, isJson))
                .setExecutionExceptionHandler((failure, line, parsed) -> execution(failure, isJson));
    }

    /** The options under headings, which are the names of the mixins that declare them. */
    private static String options(CommandLine.Help help) {
        StringBuilder text = new StringBuilder();
        for (String heading : HEADINGS) {
            CommandSpec mixin = help.commandSpec().mixins().get(heading);
            if (mixin != null) {
                CommandLine.Help.Layout layout =
                        help.createDefaultLayout(mixin.options(), List.of(), help.colorScheme());
                layout.addOptions(mixin.options(), help.parameterLabelRenderer());
                text.append('\n').append(heading).append('\n').append(layout);
            }
        }
        return text.toString();
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private int usage(ParameterException failure, boolean isJson) {
        StringBuilder message = new StringBuilder(message(failure));
        if (failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            message.append("; did you mean ")
                    .append(String.join(" or ", unmatched.getSuggestions()))
                    .append('?');
        }
        String command = failure.getCommandLine().getCommandSpec().qualifiedName();
        boolean isHelpNamed = message.indexOf("--help") >= 0;
        return new Failure(
                        ExitCode.WRONG_USAGE,
                        "usage",
                        message.toString(),
                        List.of(),
                        List.of(),
                        isHelpNamed ? List.of() : List.of("See " + command + " --help."))
                .report(console, isJson);
    }

    private static String message(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            return "the command takes options only, not '" + String.join("', '", unmatched.getUnmatched()) + "'";
        }
        return String.valueOf(failure.getMessage());
    }

    private int execution(Exception failure, boolean isJson) {
        if (failure instanceof StandardOutput.ReaderGoneException) {
            return ExitCode.FAILED; // as with head, which has what it wanted
        }
        Failure report = Failure.of(failure);
        if (report.kind().equals("internal")) {
            failure.printStackTrace(console.err());
        }
        return report.report(console, isJson);
    }

    static String version() {
        return "podium " + Provenance.libraryVersion();
    }
}
