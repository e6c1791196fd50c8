package org.podium.cli;

import java.util.function.BiConsumer;
import org.podium.cli.input.ReadingReport;
import org.podium.cli.output.JsonWriter;
import org.podium.hygiene.FilterReport;

/** What the rules removed before the votes were counted, the same in every command's object. */
final class RemovedJson {
    private RemovedJson() {}

    static void write(ReadingReport report, JsonWriter json) {
        write(report, json, (filter, same) -> {});
    }

    /** Writes more about each filter too. */
    static void write(ReadingReport report, JsonWriter json, BiConsumer<FilterReport, JsonWriter> more) {
        json.object("removed")
                .number("by_where", report.removedByWhere())
                .number("self_battles", report.selfBattlesDropped() ? report.selfBattles() : 0)
                .number("excluded", report.excludedBattles());
        if (!report.filters().isEmpty()) {
            json.array("filters");
            for (FilterReport filter : report.filters()) {
                json.object();
                write(filter, json);
                more.accept(filter, json);
                json.endObject();
            }
            json.endArray();
        }
        json.endObject();
    }

    /** What a filter removed, in numbers: which voters and prompts were concerned is for whoever has the votes. */
    private static void write(FilterReport filter, JsonWriter json) {
        json.text("filter", filter.filter()).object("options");
        filter.options().forEach(json::text);
        json.endObject()
                .number("votes_before", filter.votesBefore())
                .number("removed", filter.removed())
                .number("votes_after", filter.votesAfter())
                .number("competitors", filter.competitors())
                .number("voters", filter.voters())
                .number("prompts", filter.prompts())
                .texts("competitors_lost", filter.competitorsLost())
                .texts("notes", filter.notes());
    }
}
