package org.podium.hygiene;

import java.util.Objects;
import org.podium.votes.BattleLog;

/**
 * Cleaned votes and what was removed from them.
 *
 * <p>Immutable and thread-safe.
 *
 * @param log the votes that are left, in their order and with all columns
 * @param report what each filter removed
 */
public record CleaningResult(BattleLog log, CleaningReport report) {

    /**
     * Checks that both are there.
     *
     * @param log the votes that are left
     * @param report what each filter removed
     * @throws NullPointerException if one is null
     */
    public CleaningResult {
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(report, "report");
    }
}
