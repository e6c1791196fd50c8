package org.podium.cli.input;

import java.util.List;
import org.podium.votes.DataException;
import org.podium.votes.Finding;

/**
 * Something in the input that keeps it from being read as votes.
 *
 * @param kind a stable name for programs; the kinds are listed in {@code docs/cli.md}
 * @param message what was found and where
 * @param competitors the competitors concerned
 * @param rows the first rows concerned, counted from 1 in the file that the message names
 * @param remedies what to do about it
 */
public record InputFinding(
        String kind, String message, List<String> competitors, List<Long> rows, List<String> remedies)
        implements Finding {

    /** Copies the lists. */
    public InputFinding {
        competitors = List.copyOf(competitors);
        rows = List.copyOf(rows);
        remedies = List.copyOf(remedies);
    }

    static DataException failure(String kind, String message, String... remedies) {
        return new DataException(new InputFinding(kind, message, List.of(), List.of(), List.of(remedies)));
    }
}
