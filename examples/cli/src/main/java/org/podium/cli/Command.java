package org.podium.cli;

import java.io.IOException;
import java.util.concurrent.Callable;

/** A subcommand: it does its work or throws, and whoever called it reports what was thrown. */
abstract class Command implements Callable<Integer> {
    private final Console console;

    Command(Console console) {
        this.console = console;
    }

    final Console console() {
        return console;
    }

    /** Does the work and returns the exit code. */
    abstract int run() throws IOException;

    @Override
    public final Integer call() throws IOException {
        return run();
    }
}
