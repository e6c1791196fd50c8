package org.podium.votes;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Objects;
import org.junit.jupiter.api.function.Executable;

/** What fails, and how it says so. */
final class Failures {
    private Failures() {}

    /** The message of the exception that must be thrown. */
    static String message(Class<? extends Exception> type, Executable call) {
        return Objects.requireNonNull(assertThrows(type, call).getMessage());
    }

    /** The finding of the data exception that must be thrown. */
    static <F extends Finding> F finding(Class<F> type, Executable call) {
        return assertInstanceOf(type, assertThrows(DataException.class, call).finding());
    }
}
