package org.podium.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the program reads from and writes to, and whether it has been told to stop.
 *
 * @param in standard input
 * @param out standard output, for answers alone
 * @param err standard error, for messages and progress
 * @param isTerminal whether standard error is a terminal that a person watches
 * @param cancelled set when the program shall stop
 */
record Console(InputStream in, PrintStream out, PrintStream err, boolean isTerminal, AtomicBoolean cancelled) {

    /** Tells the user something that is not an answer. */
    void message(String line) {
        err.println("podium: " + line);
    }
}
