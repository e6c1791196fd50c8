package org.podium.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.podium.bradleyterry.Provenance;
import org.podium.cli.input.ReadingReport;
import org.podium.cli.output.Answer;
import org.podium.cli.output.JsonWriter;
import org.podium.cli.output.Sheet;
import org.podium.hygiene.FilterReport;
import org.podium.hygiene.KeyedHash;
import org.podium.hygiene.RemovedGroup;
import org.podium.hygiene.VoterPseudonyms;

/**
 * What each rule removed from the votes, and whose votes they were.
 *
 * @param reading the rules
 * @param columns what was written of each vote
 * @param votes how many were written
 * @param options writes the options in force
 */
record CleanReport(ReadingReport reading, List<String> columns, long votes, OptionsWriter options) implements Answer {
    private static final int LABEL_SHOWN = 60;

    /** The same with voters under pseudonyms and prompts hashed or, without a key, both under numbers. */
    CleanReport forPublication(@Nullable KeyedHash key) {
        List<FilterReport> filters = reading.filters().stream()
                .map(filter -> key == null ? numbered(filter) : filter.forPublication(VoterPseudonyms.of(key)))
                .toList();
        return new CleanReport(
                reading.with(filters, reading.excludedBattles(), reading.excludedUnknown()), columns, votes, options);
    }

    private static FilterReport numbered(FilterReport filter) {
        List<RemovedGroup> groups = IntStream.range(0, filter.largest().size())
                .mapToObj(i -> numbered(filter.largest().get(i), i + 1))
                .toList();
        return new FilterReport(
                filter.filter(),
                filter.options(),
                filter.votesBefore(),
                filter.removed(),
                filter.competitors(),
                filter.voters(),
                filter.prompts(),
                filter.competitorsLost(),
                filter.groups(),
                groups,
                filter.notes());
    }

    private static RemovedGroup numbered(RemovedGroup group, int number) {
        return switch (group.kind()) {
            case VOTER, PROMPT -> new RemovedGroup(group.kind(), "no. " + number, group.votes());
            case VALUE, PATTERN, COMPETITOR -> group;
        };
    }

    @Override
    public List<Sheet> tables() {
        return List.of(sheet());
    }

    @Override
    public Sheet csv() {
        return sheet();
    }

    private Sheet sheet() {
        Sheet.Builder sheet = Sheet.builder().texts("Rule", "Because of").numbers("Before", "Removed", "Left");
        long left = reading.rows();
        left = rule("--where", left, reading.removedByWhere(), sheet);
        left = rule("--drop-self-battles", left, reading.selfBattles(), sheet);
        for (FilterReport filter : reading.filters()) {
            row(filter.filter(), "", filter.votesBefore(), filter.removed(), sheet);
            groups(filter, sheet);
            left = filter.votesAfter();
        }
        rule("--exclude", left, reading.excludedBattles(), sheet);
        row("in all", "", reading.rows(), reading.rows() - votes, sheet);
        reading.filters().forEach(filter -> sheet.note(note(filter)));
        reading.excludedUnknown().forEach(name -> sheet.note("--exclude: no vote mentions '" + name + "'"));
        return sheet.note("wrote " + Numbers.plural(votes, "vote", "votes") + ": " + String.join(", ", columns))
                .build();
    }

    /** A rule that has nothing to say if it removed nothing. */
    private static long rule(String name, long before, long removed, Sheet.Builder sheet) {
        if (removed > 0) {
            row(name, "", before, removed, sheet);
        }
        return before - removed;
    }

    private static void row(String rule, String cause, long before, long removed, Sheet.Builder sheet) {
        sheet.row(List.of(rule, cause, Numbers.count(before), Numbers.count(removed), Numbers.count(before - removed)));
    }

    private static void groups(FilterReport filter, Sheet.Builder sheet) {
        long rest = filter.removed();
        for (RemovedGroup group : filter.largest()) {
            String cause = group.kind().name().toLowerCase(Locale.ROOT) + " " + shown(group.label());
            sheet.row(List.of("", cause, "", Numbers.count(group.votes()), ""));
            rest -= group.votes();
        }
        int more = filter.groups() - filter.largest().size();
        if (more > 0) {
            sheet.row(List.of("", "and " + Numbers.count(more) + " more", "", Numbers.count(rest), ""));
        }
    }

    /** A prompt can be a book. */
    private static String shown(String label) {
        String line = label.replaceAll("\\s+", " ");
        int end = line.offsetByCodePoints(0, Math.min(LABEL_SHOWN, line.codePointCount(0, line.length())));
        return end == line.length() ? line : line.substring(0, end) + "…";
    }

    private static String note(FilterReport filter) {
        List<String> parts = new ArrayList<>();
        filter.options().forEach((option, value) -> parts.add(option + " " + value));
        parts.addAll(filter.notes());
        filter.competitorsLost().forEach(name -> parts.add("no vote is left of '" + name + "'"));
        return filter.filter() + ": " + String.join("; ", parts);
    }

    @Override
    public void json(JsonWriter json) {
        json.text("version", Provenance.libraryVersion()).object("options");
        options.write(json);
        json.endObject().number("input_rows", reading.rows());
        RemovedJson.write(reading, json, CleanReport::writeGroups);
        json.number("votes", votes).texts("columns", columns);
    }

    private static void writeGroups(FilterReport filter, JsonWriter json) {
        json.number("groups", filter.groups()).array("largest");
        for (RemovedGroup group : filter.largest()) {
            json.object()
                    .text("kind", group.kind().name().toLowerCase(Locale.ROOT))
                    .text("label", group.label())
                    .number("votes", group.votes())
                    .endObject();
        }
        json.endArray();
    }
}
