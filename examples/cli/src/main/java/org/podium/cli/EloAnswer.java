package org.podium.cli;

import java.util.ArrayList;
import java.util.List;
import org.podium.bradleyterry.Provenance;
import org.podium.cli.input.ReadingReport;
import org.podium.cli.output.Answer;
import org.podium.cli.output.JsonWriter;
import org.podium.cli.output.Sheet;

/**
 * Elo ratings, best first.
 *
 * @param rows the ratings
 * @param isPermuted whether they are medians over random orders
 * @param battles the number of votes
 * @param report what was removed before
 * @param options writes the options in force
 */
record EloAnswer(List<Row> rows, boolean isPermuted, long battles, ReadingReport report, OptionsWriter options)
        implements Answer {

    /**
     * One competitor.
     *
     * @param competitor its name
     * @param rating its rating, or the median over the orders
     * @param online its rating in the given order
     * @param lowest its lowest rating over the orders
     * @param highest its highest rating over the orders
     * @param votes votes it took part in
     */
    record Row(String competitor, double rating, double online, double lowest, double highest, long votes) {}

    @Override
    public List<Sheet> tables() {
        Sheet.Builder sheet =
                Sheet.builder().numbers("Position").texts("Competitor").numbers("Rating");
        if (isPermuted) {
            sheet.numbers("In order", "Lowest", "Highest");
        }
        sheet.numbers("Votes");
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            List<String> values =
                    new ArrayList<>(List.of(Integer.toString(i + 1), row.competitor, Numbers.points(row.rating)));
            if (isPermuted) {
                values.add(Numbers.points(row.online));
                values.add(Numbers.points(row.lowest));
                values.add(Numbers.points(row.highest));
            }
            values.add(Numbers.count(row.votes));
            sheet.row(values);
        }
        sheet.note(Numbers.plural(battles, "vote", "votes") + ", "
                + Numbers.plural(rows.size(), "competitor", "competitors")
                + (isPermuted ? "; ratings are medians over random orders of the votes" : ""));
        return List.of(sheet.build());
    }

    @Override
    public Sheet csv() {
        Sheet.Builder sheet =
                Sheet.builder().numbers("position").texts("competitor").numbers("rating");
        if (isPermuted) {
            sheet.numbers("online", "lowest", "highest");
        }
        sheet.numbers("votes");
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            List<String> values =
                    new ArrayList<>(List.of(Integer.toString(i + 1), row.competitor, Numbers.full(row.rating)));
            if (isPermuted) {
                values.add(Numbers.full(row.online));
                values.add(Numbers.full(row.lowest));
                values.add(Numbers.full(row.highest));
            }
            values.add(Long.toString(row.votes));
            sheet.row(values);
        }
        return sheet.build();
    }

    @Override
    public void json(JsonWriter json) {
        json.text("version", Provenance.libraryVersion()).object("options");
        options.write(json);
        json.endObject();
        RemovedJson.write(report, json);
        json.number("battles", battles).number("competitors", rows.size()).array("rows");
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            json.object()
                    .number("position", i + 1)
                    .text("competitor", row.competitor)
                    .number("rating", row.rating);
            if (isPermuted) {
                json.number("online", row.online).number("lowest", row.lowest).number("highest", row.highest);
            }
            json.number("votes", row.votes).endObject();
        }
        json.endArray();
    }
}
