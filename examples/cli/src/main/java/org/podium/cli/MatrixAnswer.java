package org.podium.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.podium.board.PairMatrix;
import org.podium.bradleyterry.Provenance;
import org.podium.cli.input.ReadingReport;
import org.podium.cli.output.Answer;
import org.podium.cli.output.JsonWriter;
import org.podium.cli.output.Sheet;

/**
 * Win fractions and battle counts of all pairs, highest average win rate first.
 *
 * @param matrix the counts
 * @param battles the number of votes, counted by the matrix or not
 * @param report what was removed before
 * @param options writes the options in force
 */
record MatrixAnswer(PairMatrix matrix, long battles, ReadingReport report, OptionsWriter options) implements Answer {

    private List<Integer> order() {
        Comparator<Integer> byRate =
                Comparator.comparingDouble(i -> -matrix.averageWinRate(i).orElse(-1));
        return IntStream.range(0, matrix.roster().size())
                .boxed()
                .sorted(byRate.thenComparing(matrix.roster()::name))
                .toList();
    }

    @Override
    public List<Sheet> tables() {
        List<Integer> order = order();
        return List.of(
                sheet(
                        "Win fraction of the row against the column",
                        order,
                        i -> j -> matrix.winFraction(i, j).isPresent()
                                ? Numbers.fraction(matrix.winFraction(i, j).getAsDouble())
                                : ""),
                sheet("Battles of the row against the column", order, i -> j -> {
                    long met = matrix.battles(i, j);
                    return met == 0 ? "" : Numbers.count(met);
                }));
    }

    /** Columns are numbered, not named: with names the table would be as wide as all of them together. */
    private Sheet sheet(String title, List<Integer> order, IntFunction<IntFunction<String>> cell) {
        Sheet.Builder sheet =
                Sheet.builder().title(title).numbers("").texts("Competitor").numbers("Average win rate");
        for (int column = 1; column <= order.size(); column++) {
            sheet.numbers(Integer.toString(column));
        }
        for (int row = 0; row < order.size(); row++) {
            int competitor = order.get(row);
            List<String> values = new ArrayList<>(List.of(
                    Integer.toString(row + 1),
                    matrix.roster().name(competitor),
                    matrix.averageWinRate(competitor).isPresent()
                            ? Numbers.fraction(matrix.averageWinRate(competitor).getAsDouble())
                            : ""));
            order.forEach(other ->
                    values.add(other == competitor ? "" : cell.apply(competitor).apply(other)));
            sheet.row(values);
        }
        return sheet.build();
    }

    @Override
    public Sheet csv() {
        Sheet.Builder sheet = Sheet.builder().texts("first", "second").numbers("battles", "win_fraction");
        List<Integer> order = order();
        for (int first : order) {
            for (int second : order) {
                OptionalDouble fraction = matrix.winFraction(first, second);
                if (first != second && fraction.isPresent()) {
                    sheet.row(List.of(
                            matrix.roster().name(first),
                            matrix.roster().name(second),
                            Long.toString(matrix.battles(first, second)),
                            Numbers.full(fraction.getAsDouble())));
                }
            }
        }
        return sheet.build();
    }

    @Override
    public void json(JsonWriter json) {
        List<Integer> order = order();
        json.text("version", Provenance.libraryVersion()).object("options");
        options.write(json);
        json.endObject();
        RemovedJson.write(report, json);
        json.number("battles", battles)
                .texts("competitors", order.stream().map(matrix.roster()::name).toList())
                .array("average_win_rate");
        order.forEach(i -> json.element(matrix.averageWinRate(i).orElse(Double.NaN)));
        json.endArray().array("win_fraction");
        for (int first : order) {
            json.array();
            order.forEach(second -> json.element(
                    first == second
                            ? Double.NaN
                            : matrix.winFraction(first, second).orElse(Double.NaN)));
            json.endArray();
        }
        json.endArray().array("battle_count");
        for (int first : order) {
            json.array();
            order.forEach(second -> json.element(first == second ? 0 : matrix.battles(first, second)));
            json.endArray();
        }
        json.endArray();
    }
}
