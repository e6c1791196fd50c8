package org.podium.cli;

import org.podium.cli.input.ReadingReport;
import org.podium.cli.output.JsonWriter;

/** What the rules removed before the votes were counted, the same in every command's object. */
final class RemovedJson {
    private RemovedJson() {}

    static void write(ReadingReport report, JsonWriter json) {
        json.object("removed")
                .number("by_where", report.removedByWhere())
                .number("self_battles", report.selfBattlesDropped() ? report.selfBattles() : 0)
                .number("excluded", report.excludedBattles())
                .endObject();
    }
}
