package org.podium.cli.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.podium.cli.output.DisplayText;
import org.podium.hygiene.FilterReport;

/**
 * What the rules removed, each counted after the rule before it.
 *
 * @param rows rows in the source
 * @param removedByWhere rows that did not meet the condition
 * @param selfBattles votes that pair a competitor with itself
 * @param selfBattlesDropped whether those were dropped
 * @param filters what each hygiene filter removed, in the order in which they acted; empty if there were none
 * @param excludedBattles votes that involve an excluded competitor
 * @param excludedUnknown excluded names that no vote mentions
 */
public record ReadingReport(
        long rows,
        long removedByWhere,
        long selfBattles,
        boolean selfBattlesDropped,
        List<FilterReport> filters,
        long excludedBattles,
        List<String> excludedUnknown) {

    private static final int NAMES_SHOWN = 10;

    /** Copies the lists. */
    public ReadingReport {
        filters = List.copyOf(filters);
        excludedUnknown = List.copyOf(excludedUnknown);
    }

    /**
     * The report with what was done after reading.
     *
     * @param reports what each hygiene filter removed
     * @param excluded votes that involved an excluded competitor
     * @param unknown excluded names that no vote mentions
     * @return a new report
     */
    public ReadingReport with(List<FilterReport> reports, long excluded, List<String> unknown) {
        return new ReadingReport(
                rows, removedByWhere, selfBattles, selfBattlesDropped, reports, excluded, List.copyOf(unknown));
    }

    /**
     * The report in words, without the names of voters and the texts of prompts.
     *
     * @return a line for each rule that removed something or found nothing to remove, and for each hygiene filter
     */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (removedByWhere > 0) {
            lines.add(String.format(Locale.ROOT, "--where removed %,d of %,d row%s", removedByWhere, rows, s(rows)));
        }
        if (selfBattles > 0 && selfBattlesDropped) {
            lines.add(
                    String.format(Locale.ROOT, "--drop-self-battles removed %,d vote%s", selfBattles, s(selfBattles)));
        }
        filters.forEach(filter -> lines.add(line(filter)));
        if (excludedBattles > 0) {
            lines.add(String.format(Locale.ROOT, "--exclude removed %,d vote%s", excludedBattles, s(excludedBattles)));
        }
        for (String name : excludedUnknown) {
            lines.add("--exclude: no vote mentions '" + name + "'");
        }
        return lines;
    }

    private static String s(long number) {
        return number == 1 ? "" : "s";
    }

    private static String line(FilterReport filter) {
        List<String> parts = new ArrayList<>();
        parts.add(String.format(
                Locale.ROOT,
                "%s removed %,d of %,d vote%s",
                filter.filter(),
                filter.removed(),
                filter.votesBefore(),
                s(filter.votesBefore())));
        parts.addAll(filter.notes());
        List<String> lost = filter.competitorsLost();
        if (!lost.isEmpty()) {
            String names = lost.stream()
                    .limit(NAMES_SHOWN)
                    .map(name -> "'" + DisplayText.visible(name) + "'")
                    .collect(Collectors.joining(", "));
            int more = lost.size() - NAMES_SHOWN;
            parts.add("no vote is left of " + names + (more > 0 ? " and " + more + " more" : ""));
        }
        return String.join("; ", parts);
    }
}
