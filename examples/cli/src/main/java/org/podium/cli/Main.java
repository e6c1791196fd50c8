package org.podium.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.podium.cli.output.StandardOutput;

/** The entry point of the {@code podium} command. */
public final class Main {
    /** Set by the launcher when standard error is a terminal. */
    private static final String TERMINAL_PROPERTY = "podium.terminal";

    /** Read by slf4j-simple when the first logger is made. */
    private static final String LOG_LEVEL_PROPERTY = "org.slf4j.simpleLogger.defaultLogLevel";

    private Main() {}

    /**
     * Runs the command and ends the program.
     *
     * @param args the words behind {@code podium}
     */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        // Whatever the environment says, the output is UTF-8.
        PrintStream out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        PrintStream err = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.err), 1 << 10),
                true,
                StandardCharsets.UTF_8);
        AtomicBoolean cancelled = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> cancelled.set(true), "podium-cancel"));
        int exitCode =
                run(new Console(System.in, out, err, Boolean.getBoolean(TERMINAL_PROPERTY), cancelled), List.of(args));
        out.flush();
        err.flush();
        System.exit(exitCode);
    }

    /**
     * Runs the command inside another program or a test.
     *
     * @param in standard input
     * @param out where answers go, as UTF-8
     * @param err where messages go, as UTF-8
     * @param args the words behind {@code podium}
     * @return the exit code: 0 done, 1 the data cannot be rated, 2 wrong usage, 3 input, output or an internal fault
     */
    public static int run(InputStream in, PrintStream out, PrintStream err, String... args) {
        return run(new Console(in, out, err, false, new AtomicBoolean()), Arrays.asList(args));
    }

    private static int run(Console console, List<String> args) {
        if (args.contains("--verbose")) {
            System.setProperty(LOG_LEVEL_PROPERTY, "info");
        } else if (System.getProperty(LOG_LEVEL_PROPERTY) == null) {
            System.setProperty(LOG_LEVEL_PROPERTY, "warn");
        }
        return new CommandLineRunner(console).run(args);
    }
}
