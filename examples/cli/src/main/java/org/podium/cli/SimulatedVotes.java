package org.podium.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.podium.bradleyterry.Provenance;
import org.podium.cli.output.JsonWriter;
import org.podium.votes.BattleLog;
import org.podium.votes.Outcome;
import org.podium.votes.TextColumn;

/**
 * Votes that were drawn, in the columns of the arena's files.
 *
 * @param log the votes
 * @param strengths who competes
 * @param options writes the options in force
 */
record SimulatedVotes(BattleLog log, StrengthList strengths, OptionsWriter options) {

    private List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("model_a", "model_b", "winner"));
        columns.addAll(log.categories());
        if (log.voter().isPresent()) {
            columns.add("voter");
        }
        return columns;
    }

    private List<String> row(int row) {
        List<String> values = new ArrayList<>(List.of(
                log.roster().name(log.firstIndex(row)),
                log.roster().name(log.secondIndex(row)),
                label(log.outcome(row))));
        for (String category : log.categories()) {
            values.add(log.category(category).text(row).orElse(""));
        }
        Optional<TextColumn> voter = log.voter();
        if (voter.isPresent()) {
            values.add(voter.get().text(row).orElse(""));
        }
        return values;
    }

    private static String label(Outcome outcome) {
        return switch (outcome) {
            case FIRST -> "model_a";
            case SECOND -> "model_b";
            case TIE -> "tie";
            case BOTH_BAD -> "tie (bothbad)";
        };
    }

    /** Names stay exactly as they are, since this file is made to be read by programs. */
    void writeCsv(Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(columns());
        for (int row = 0; row < log.size(); row++) {
            csv.writeRecord(row(row));
        }
        csv.flush();
    }

    void writeJson(Writer out) throws IOException {
        List<String> columns = columns();
        try (JsonWriter json = new JsonWriter(out)) {
            json.object().text("version", Provenance.libraryVersion()).object("options");
            options.write(json);
            json.endObject().number("battles", log.size()).array("competitors");
            strengths
                    .scores()
                    .forEach((name, score) -> json.object()
                            .text("competitor", name)
                            .number("score", score)
                            .endObject());
            json.endArray().array("rows");
            for (int row = 0; row < log.size(); row++) {
                List<String> values = row(row);
                json.object();
                for (int i = 0; i < columns.size(); i++) {
                    json.text(columns.get(i), values.get(i));
                }
                json.endObject();
            }
            json.endArray().endObject();
        }
        out.write('\n');
    }
}
