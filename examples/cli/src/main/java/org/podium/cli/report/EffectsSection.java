package org.podium.cli.report;

import java.util.List;
import java.util.OptionalDouble;
import org.podium.board.Leaderboard;
import org.podium.cli.report.Table.Cell;
import org.podium.cli.report.Table.Kind;
import org.podium.interval.CoefficientInterval;

/** What sways votes besides the competitors: style, order, other covariates. */
final class EffectsSection {
    private EffectsSection() {}

    static Section of(Report report) {
        Leaderboard fitted = report.styleBoard().orElse(report.board());
        String interval = Format.confidence(fitted.method().confidence()) + " "
                + fitted.method().name() + " intervals";
        Section.Builder section =
                Section.builder("effects", report.styleBoard().isPresent() ? "Style control" : "Effects");
        if (report.styleBoard().isPresent()) {
            section.paragraph(
                    "The style ranks of the leaderboard come from a fit of the scores together with these "
                            + "effects: what is left of a competitor's advantage when both answers are alike in these respects.");
        }
        return section.onlyChart(
                        chart(report.effects()),
                        "Dot: change of the log-odds of the first competitor when the covariate rises by one unit of its "
                                + "scale. Bar: " + interval + ". Right of zero: more of it wins votes.")
                .add(table(report.effects(), fitted.options().scale().pointsPerUnit()))
                .build();
    }

    private static Chart chart(List<CoefficientInterval> effects) {
        List<RangeChart.Row> rows = effects.stream()
                .map(effect -> new RangeChart.Row(
                        "", effect.name(), effect.estimate(), effect.lower(), effect.upper(), false, words(effect)))
                .toList();
        String description =
                String.join("; ", effects.stream().map(EffectsSection::words).toList()) + ".";
        return new RangeChart("Log-odds for a unit of the scaled covariate", OptionalDouble.of(0), rows)
                .chart("effects", "Effects on votes", description);
    }

    private static String words(CoefficientInterval effect) {
        return Label.of(effect.name()) + ": " + Format.decimals(effect.estimate(), 3) + " ("
                + Format.decimals(effect.lower(), 3) + " to " + Format.decimals(effect.upper(), 3) + ")";
    }

    private static Element table(List<CoefficientInterval> effects, double pointsPerUnit) {
        Table table = Table.sortable("Effects")
                .column("Covariate", Kind.NAME)
                .column("Coefficient", Kind.HIGH_FIRST, "Log-odds a unit of the scaled covariate")
                .column("Standard error", Kind.LOW_FIRST)
                .column("Lower", Kind.HIGH_FIRST)
                .column("Upper", Kind.HIGH_FIRST)
                .column("In points", Kind.HIGH_FIRST, "The coefficient in points of the score")
                .column("Per raw unit", Kind.HIGH_FIRST, "Log-odds a unit of the covariate as it was given")
                .column(
                        "Explained by strengths",
                        Kind.LOW_FIRST,
                        "How far the covariate is a property of the competitor rather than of the answer");
        effects.forEach(effect -> table.row(List.of(
                Cell.name(effect.name()),
                number(effect.estimate(), 4),
                number(effect.standardError(), 4),
                number(effect.lower(), 4),
                number(effect.upper(), 4),
                number(pointsPerUnit * effect.estimate(), 1),
                number(effect.estimatePerRawUnit(), 4),
                Cell.number(
                        effect.explainedByStrengths(),
                        Format.decimals(100 * effect.explainedByStrengths(), 0) + " %"))));
        return table.element();
    }

    private static Cell number(double value, int digits) {
        return Cell.number(value, Format.decimals(value, digits));
    }
}
