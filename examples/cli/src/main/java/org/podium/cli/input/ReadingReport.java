package org.podium.cli.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the rules removed, each counted after the rule before it.
 *
 * @param rows rows in the source
 * @param removedByWhere rows that did not meet the condition
 * @param selfBattles votes that pair a competitor with itself
 * @param selfBattlesDropped whether those were dropped
 * @param excludedBattles votes that involve an excluded competitor
 * @param excludedUnknown excluded names that no vote mentions
 */
public record ReadingReport(
        long rows,
        long removedByWhere,
        long selfBattles,
        boolean selfBattlesDropped,
        long excludedBattles,
        List<String> excludedUnknown) {

    /** Copies the list. */
    public ReadingReport {
        excludedUnknown = List.copyOf(excludedUnknown);
    }

    /**
     * The report in words.
     *
     * @return a line for each rule that removed something or found nothing to remove
     */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (removedByWhere > 0) {
            lines.add(String.format(Locale.ROOT, "--where removed %,d of %,d rows", removedByWhere, rows));
        }
        if (selfBattles > 0 && selfBattlesDropped) {
            lines.add(String.format(Locale.ROOT, "--drop-self-battles removed %,d votes", selfBattles));
        }
        if (excludedBattles > 0) {
            lines.add(String.format(Locale.ROOT, "--exclude removed %,d votes", excludedBattles));
        }
        for (String name : excludedUnknown) {
            lines.add("--exclude: no vote mentions '" + name + "'");
        }
        return lines;
    }
}
