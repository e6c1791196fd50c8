package org.podium.hygiene;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.podium.stats.internal.Plural;

/**
 * What one filter removed from one log. A vote of frequency n counts as n votes, as it does everywhere.
 *
 * <p>Each removed vote belongs to exactly one group, so the votes of all groups add up to {@code removed}; the report
 * holds the {@value #GROUPS_KEPT} largest.
 *
 * <p>Immutable and thread-safe.
 *
 * @param filter the name of the filter
 * @param options what it was asked to do
 * @param votesBefore votes that came in
 * @param removed votes that were removed
 * @param competitors how many competitors were in removed votes
 * @param voters how many voters cast removed votes, as far as the votes name them
 * @param prompts how many different prompts the removed votes had, as far as the votes have one
 * @param competitorsLost competitors of whom no vote is left, by name
 * @param groups how many groups the removed votes fall into
 * @param largest the groups with most removed votes, most first, equal ones by label
 * @param notes what else the reader should know, a sentence each
 */
public record FilterReport(
        String filter,
        Map<String, String> options,
        long votesBefore,
        long removed,
        int competitors,
        int voters,
        int prompts,
        List<String> competitorsLost,
        int groups,
        List<RemovedGroup> largest,
        List<String> notes) {

    /** How many groups a report of this library holds at most. */
    public static final int GROUPS_KEPT = 10;

    private static final int LABEL_SHOWN = 60;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    /**
     * Copies the lists and the map.
     *
     * @param filter the name of the filter
     * @param options what it was asked to do
     * @param votesBefore votes that came in
     * @param removed votes that were removed
     * @param competitors competitors in removed votes
     * @param voters voters of removed votes
     * @param prompts prompts of removed votes
     * @param competitorsLost competitors of whom no vote is left
     * @param groups how many groups there are
     * @param largest the largest groups
     * @param notes what else the reader should know
     * @throws IllegalArgumentException if more votes were removed than came in, or a number is negative
     */
    public FilterReport {
        if (removed < 0 || removed > votesBefore) {
            throw new IllegalArgumentException("the filter '" + filter + "' says that it removed " + removed + " of "
                    + votesBefore + " votes; it must be from none to all of them");
        }
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        competitorsLost = List.copyOf(competitorsLost);
        largest = List.copyOf(largest);
        notes = List.copyOf(notes);
    }

    /**
     * The votes that are left.
     *
     * @return {@code votesBefore − removed}
     */
    public long votesAfter() {
        return votesBefore - removed;
    }

    /**
     * The report that can be published with the votes: voters appear under their pseudonyms, and prompts as hashes with
     * a key derived from that of the pseudonyms.
     *
     * @param pseudonyms those of the published votes
     * @return a new report
     */
    public FilterReport forPublication(VoterPseudonyms pseudonyms) {
        List<RemovedGroup> renamed = largest.stream()
                .map(group -> new RemovedGroup(group.kind(), published(group, pseudonyms), group.votes()))
                .toList();
        return new FilterReport(
                filter,
                options,
                votesBefore,
                removed,
                competitors,
                voters,
                prompts,
                competitorsLost,
                groups,
                renamed,
                notes);
    }

    private static String published(RemovedGroup group, VoterPseudonyms pseudonyms) {
        return switch (group.kind()) {
            case VOTER -> pseudonyms.pseudonym(group.label());
            case PROMPT -> pseudonyms.ofPrompt(group.label());
            case VALUE, PATTERN, COMPETITOR -> group.label();
        };
    }

    /**
     * The report for people.
     *
     * @return one line with the counts, then an indented line for each lost competitor, group and note
     */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s: removed %,d of %s, left %,d",
                filter,
                removed,
                Plural.votes(votesBefore),
                votesAfter()));
        options.forEach((option, value) -> lines.add("  " + option + ": " + value));
        for (RemovedGroup group : largest) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %s: %s '%s'",
                    Plural.votes(group.votes()),
                    group.kind().name().toLowerCase(Locale.ROOT),
                    shown(group.label())));
        }
        if (groups > largest.size()) {
            lines.add(String.format(Locale.ROOT, "  and %,d more", groups - largest.size()));
        }
        competitorsLost.forEach(name -> lines.add("  no vote is left of '" + name + "'"));
        notes.forEach(note -> lines.add("  " + note));
        return lines;
    }

    /** A prompt can be a book with line breaks; a line of a report cannot. */
    private static String shown(String label) {
        String line = CONTROL.matcher(label).replaceAll(" ");
        int end = line.offsetByCodePoints(0, Math.min(LABEL_SHOWN, line.codePointCount(0, line.length())));
        return end == line.length() ? line : line.substring(0, end) + "…";
    }
}
