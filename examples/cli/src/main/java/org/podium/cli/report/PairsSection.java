package org.podium.cli.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.podium.board.LeaderboardRow;
import org.podium.board.PairMatrix;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.cli.report.HeatMap.Cell;
import org.podium.cli.report.HeatMap.Step;
import org.podium.cli.report.Table.Kind;

/** Who beat whom how often, who should, and how often they met: the competitors on top of the board. */
final class PairsSection {
    /** From how many battles on a step of the colours begins. */
    private static final long[] BATTLES = {1, 10, 30, 100, 300, 1000, 3000};

    /** Eleven steps, the middle one around one half, the outer ones for all beyond. */
    private static final int MIDDLE_STEP = 5;

    /** Competitors so close that no win is expected more often have steps half as wide. */
    private static final double CLOSE = 0.8;

    private final BradleyTerryFit fit;
    private final PairMatrix matrix;
    private final List<String> names;
    private final int[] index;
    private final String which;
    private final double step;

    private PairsSection(Report report) {
        fit = report.board().fit();
        matrix = Pairs.matrix(fit);
        names = report.board().rows().stream()
                .limit(report.shown())
                .map(LeaderboardRow::competitor)
                .toList();
        index = names.stream().mapToInt(fit.roster()::indexOf).toArray();
        which = names.size() < report.board().rows().size()
                ? " The " + names.size() + " competitors with the highest scores."
                : "";
        // Rows are in order of score, so nobody is expected to win more often than the first against the last.
        boolean isClose = names.isEmpty() || fit.winProbability(names.get(0), names.get(names.size() - 1)) <= CLOSE;
        step = isClose ? 0.05 : 0.1;
    }

    static Section of(Report report) {
        PairsSection section = new PairsSection(report);
        return Section.builder("pairs", "Pairs")
                .chart(
                        section.winFractions(),
                        "Percent of its battles against the column that the row won, " + section.tieRule() + "."
                                + section.which)
                .chart(
                        section.predictions(),
                        "Percent that the model expects the row to win against the column, " + section.tieRule() + "."
                                + section.which)
                .chart(section.battles(), "How often the two met, as far as the votes count." + section.which)
                .details("All numbers of these charts as a table", section.table())
                .build();
    }

    private String tieRule() {
        return fit.model().countsTies() ? "a tie as half a win" : "ties left out";
    }

    private Chart winFractions() {
        HeatMap map = new HeatMap(names, (row, column) -> observed(row, column), shareSteps());
        return map.chart(
                "win-fraction",
                "Win fraction of the row against the column",
                "A cell for each ordered pair of " + names.size()
                        + " competitors, highest score first. Cells of pairs that never met are empty. "
                        + "The table below has all numbers.");
    }

    private Chart predictions() {
        HeatMap map = new HeatMap(names, (row, column) -> predicted(row, column), shareSteps());
        return map.chart(
                "predicted-win",
                "Predicted win of the row against the column",
                "A cell for each ordered pair of " + names.size()
                        + " competitors, highest score first; values rise to the upper right. "
                        + "The table below has all numbers.");
    }

    private Chart battles() {
        List<Step> steps = IntStream.range(0, BATTLES.length)
                .mapToObj(i ->
                        new Step("step-s" + i, "≥ " + (BATTLES[i] < 1000 ? BATTLES[i] : BATTLES[i] / 1000 + "k")))
                .toList();
        HeatMap map = new HeatMap(names, (row, column) -> met(row, column), steps);
        return map.chart(
                "battles",
                "Battles between the row and the column",
                "A cell for each pair of " + names.size()
                        + " competitors, the same on both sides of the diagonal. Cells of pairs that never met are "
                        + "empty. The table below has all numbers.");
    }

    private List<Step> shareSteps() {
        return IntStream.rangeClosed(0, 2 * MIDDLE_STEP)
                .mapToObj(i -> new Step("step-d" + i, label(i)))
                .toList();
    }

    private String label(int i) {
        String percent = Format.decimals(100 * (0.5 + step * (i - MIDDLE_STEP)), 0);
        return switch (i) {
            case 0 -> step < 0.1 ? "≤ " + percent : percent;
            case 2 * MIDDLE_STEP -> step < 0.1 ? "≥ " + percent : percent;
            default -> percent;
        };
    }

    private int shareStep(double share) {
        long steps = Math.round((share - 0.5) / step);
        return MIDDLE_STEP + (int) Math.max(-MIDDLE_STEP, Math.min(MIDDLE_STEP, steps));
    }

    private Optional<Cell> observed(int row, int column) {
        OptionalDouble fraction = matrix.winFraction(index[row], index[column]);
        if (fraction.isEmpty()) {
            return Optional.empty();
        }
        double share = fraction.getAsDouble();
        String battles = Format.plural(matrix.battles(index[row], index[column]), "battle", "battles");
        return Optional.of(new Cell(
                Format.decimals(100 * share, 0),
                shareStep(share),
                pair(row, column) + ": " + Format.percent(share) + " of " + battles));
    }

    private Optional<Cell> predicted(int row, int column) {
        double share = fit.winProbability(names.get(row), names.get(column));
        return Optional.of(new Cell(
                Format.decimals(100 * share, 0),
                shareStep(share),
                pair(row, column) + ": " + Format.percent(share) + " expected"));
    }

    private Optional<Cell> met(int row, int column) {
        long battles = matrix.battles(index[row], index[column]);
        if (battles == 0) {
            return Optional.empty();
        }
        int reached = 0;
        while (reached + 1 < BATTLES.length && battles >= BATTLES[reached + 1]) {
            reached++;
        }
        return Optional.of(new Cell(
                Format.shortCount(battles),
                reached,
                pair(row, column) + ": " + Format.plural(battles, "battle", "battles")));
    }

    private String pair(int row, int column) {
        return Label.of(names.get(row)) + " against " + Label.of(names.get(column));
    }

    private Element table() {
        Table table = Table.sortable("Pairs")
                .column("Competitor", Kind.NAME)
                .column("Opponent", Kind.TEXT)
                .column("Battles", Kind.HIGH_FIRST)
                .column("Win fraction", Kind.HIGH_FIRST)
                .column("Predicted", Kind.HIGH_FIRST)
                .column("Difference", Kind.HIGH_FIRST, "Win fraction less prediction, in percentage points");
        for (int row = 0; row < names.size(); row++) {
            for (int column = row + 1; column < names.size(); column++) {
                table.row(cells(row, column));
            }
        }
        return table.element();
    }

    private List<Table.Cell> cells(int row, int column) {
        double predicted = fit.winProbability(names.get(row), names.get(column));
        OptionalDouble observed = matrix.winFraction(index[row], index[column]);
        double difference = 100 * (observed.orElse(0) - predicted);
        return List.of(
                Table.Cell.name(names.get(row)),
                Table.Cell.name(names.get(column)),
                Table.Cell.number(matrix.battles(index[row], index[column])),
                observed.isPresent() ? percent(observed.getAsDouble()) : Table.Cell.none(),
                percent(predicted),
                observed.isPresent() ? Table.Cell.number(difference, Format.signed(difference, 1)) : Table.Cell.none());
    }

    private static Table.Cell percent(double share) {
        return Table.Cell.number(share, Format.percent(share));
    }
}
