package org.podium.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.podium.board.ScoreHistory;
import org.podium.cli.output.JsonWriter;
import picocli.CommandLine.Option;

/** Options of boards over time, for commands that show them beside others. */
final class HistoryOptions {
    /** Without a length there are about so many windows. */
    private static final int WINDOWS = 12;

    @Option(
            names = "--window",
            paramLabel = "LENGTH",
            description = "The length of a window, such as 7d or 12h; about a twelfth of the whole by default.")
    @Nullable
    String window;

    @Option(
            names = "--disjoint",
            description =
                    "Rate each window by itself. By default windows begin at the first vote: what the board said then.")
    boolean isDisjoint;

    void check(@Nullable String timeColumn) {
        if (timeColumn == null && (window != null || isDisjoint)) {
            throw new UsageException("--window and --disjoint need a --time-column");
        }
        if (window != null) {
            length(window);
        }
    }

    ScoreHistory.Kind kind() {
        return isDisjoint ? ScoreHistory.Kind.DISJOINT : ScoreHistory.Kind.CUMULATIVE;
    }

    /** The length of a window, for votes between two times. */
    Duration length(Instant first, Instant last) {
        if (window != null) {
            return length(window);
        }
        Duration part = Duration.between(first, last).dividedBy(WINDOWS);
        boolean isLong = part.compareTo(Duration.ofDays(1)) >= 0;
        // Whole days or hours, and one more than what fits, so that the last vote is inside the last window.
        return isLong ? Duration.ofDays(part.toDays() + 1) : Duration.ofHours(part.toHours() + 1);
    }

    /** Reads a length such as 7d, 12h or 30m. */
    static Duration length(String window) {
        String text = window.strip();
        try {
            Duration length = text.endsWith("d") || text.endsWith("D")
                    ? Duration.ofDays(Long.parseLong(text.substring(0, text.length() - 1)))
                    : Duration.parse("PT" + text);
            if (!length.isNegative() && !length.isZero()) {
                return length;
            }
        } catch (NumberFormatException | DateTimeParseException | ArithmeticException e) {
            // said below
        }
        throw new UsageException("--window is " + window + " but must be a length such as 7d, 12h or 30m");
    }

    /** Writes the options as they are in force, if there is a history. */
    void json(@Nullable String timeColumn, JsonWriter json) {
        if (timeColumn != null) {
            json.text("window", window).flag("disjoint", isDisjoint);
        }
    }
}
