package org.podium.hygiene;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.podium.stats.internal.Plural;

/**
 * What a cleaning removed, filter by filter. It adds up: the first filter starts with {@code votesBefore}, each next one
 * with what the one before it left, and the last one leaves {@code votesAfter}.
 *
 * <p>Immutable and thread-safe.
 *
 * @param votesBefore votes that came in; a vote of frequency n counts as n
 * @param votesAfter votes that are left
 * @param filters the reports in the order in which the filters acted
 */
public record CleaningReport(long votesBefore, long votesAfter, List<FilterReport> filters) {

    /**
     * Copies the list and checks that it adds up.
     *
     * @param votesBefore votes that came in
     * @param votesAfter votes that are left
     * @param filters the reports in order
     * @throws IllegalArgumentException if a filter's votes are not those that the one before it left; only a filter from
     *     outside this library can cause that
     */
    public CleaningReport {
        filters = List.copyOf(filters);
        long votes = votesBefore;
        for (FilterReport report : filters) {
            if (report.votesBefore() != votes) {
                throw new IllegalArgumentException("the filter '" + report.filter() + "' reports that "
                        + report.votesBefore() + " votes came in, but it was given " + votes);
            }
            votes = report.votesAfter();
        }
        if (votes != votesAfter) {
            throw new IllegalArgumentException(
                    "the filters report that " + votes + " votes are left, but there are " + votesAfter);
        }
    }

    /**
     * All votes removed.
     *
     * @return {@code votesBefore − votesAfter}
     */
    public long removed() {
        return votesBefore - votesAfter;
    }

    /**
     * The report that can be published with the votes; see {@link FilterReport#forPublication}.
     *
     * @param pseudonyms those of the published votes
     * @return a new report
     */
    public CleaningReport forPublication(VoterPseudonyms pseudonyms) {
        List<FilterReport> published = filters.stream()
                .map(report -> report.forPublication(pseudonyms))
                .toList();
        return new CleaningReport(votesBefore, votesAfter, published);
    }

    /**
     * The report for people.
     *
     * @return the lines of each filter, then one with the sum
     */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        filters.forEach(report -> lines.addAll(report.lines()));
        lines.add(String.format(
                Locale.ROOT, "in all: removed %,d of %s, left %,d", removed(), Plural.votes(votesBefore), votesAfter));
        return lines;
    }
}
