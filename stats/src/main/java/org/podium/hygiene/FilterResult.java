package org.podium.hygiene;

import java.util.Objects;
import org.podium.votes.BattleLog;

/**
 * What a filter left and what it says about the rest.
 *
 * <p>Immutable and thread-safe.
 *
 * @param log the votes that are left, in their order and with all columns
 * @param report what was removed
 */
public record FilterResult(BattleLog log, FilterReport report) {

    /**
     * Checks that both are there.
     *
     * @param log the votes that are left
     * @param report what was removed
     * @throws NullPointerException if one is null
     */
    public FilterResult {
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(report, "report");
    }
}
