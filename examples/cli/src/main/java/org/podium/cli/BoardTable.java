package org.podium.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.podium.board.Leaderboard;
import org.podium.board.LeaderboardRow;
import org.podium.board.RankChange;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.TieModel;
import org.podium.cli.output.Sheet;
import org.podium.interval.CoefficientInterval;
import org.podium.interval.RelativeTo;

/** The tables of a board for people. */
final class BoardTable {
    private final RatedBoard rated;
    private final Leaderboard board;
    private final String title;

    BoardTable(RatedBoard rated, String title) {
        this.rated = rated;
        this.board = rated.plain();
        this.title = title;
    }

    /** The table of the board, and that of its effects if it has any. */
    List<Sheet> sheets(Optional<Leaderboard> overall) {
        List<Sheet> sheets = new ArrayList<>(List.of(rows(overall)));
        if (!rated.effects().isEmpty() || rated.tie().isPresent()) {
            sheets.add(effects());
        }
        return sheets;
    }

    /** The rows with the ranks of the style-controlled and of the overall board beside them, as far as there are any. */
    private Sheet rows(Optional<Leaderboard> overall) {
        String interval = String.format(
                Locale.ROOT, "%s %% interval", percent(board.method().confidence()));
        Sheet.Builder sheet = Sheet.builder()
                .title(title)
                .numbers("Rank (UB)")
                .texts("Competitor")
                .numbers("Score", interval, "Votes");
        rated.style().ifPresent(style -> sheet.numbers("Rank (StyleCtrl)", "Change"));
        overall.ifPresent(
                other -> sheet.numbers("Overall rank", rated.style().isPresent() ? "Change from overall" : "Change"));
        Map<String, RankChange> style = changes(rated.style());
        Map<String, RankChange> before = changes(overall);
        Map<String, String> marks = marks();
        for (LeaderboardRow row : board.rows()) {
            String mark =
                    row.caution().map(reason -> " " + marks.get(kind(reason))).orElse("");
            List<String> values = new ArrayList<>(List.of(
                    Integer.toString(row.rankUb()),
                    row.competitor() + mark,
                    Numbers.points(row.score()),
                    Numbers.interval(row.lower(), row.score(), row.upper()),
                    Numbers.count(row.votes())));
            addRank(style.get(row.competitor()), 1, values);
            addRank(before.get(row.competitor()), -1, values); // from the overall board to this one
            sheet.row(values);
        }
        notes(marks).forEach(sheet::note);
        return sheet.build();
    }

    private Map<String, RankChange> changes(Optional<Leaderboard> other) {
        return other.map(ranked -> RankChange.between(board, ranked)).orElse(Map.of());
    }

    private static void addRank(@Nullable RankChange change, int sign, List<String> values) {
        if (change != null) {
            values.add(
                    change.after().isPresent() ? Integer.toString(change.after().getAsInt()) : "");
            values.add(change.gain().isPresent() ? signed(sign * change.gain().getAsInt()) : "");
        }
    }

    private List<String> notes(Map<String, String> marks) {
        List<String> notes = new ArrayList<>(List.of(summary()));
        board.fit()
                .aic()
                .ifPresent(aic -> notes.add(String.format(
                        Locale.ROOT,
                        "log-likelihood %.1f, AIC %.1f, BIC %.1f; %s",
                        board.fit().logLikelihood(),
                        aic,
                        board.fit().bic().orElseThrow(),
                        comparable(board.fit().model().tieModel()))));
        marks.forEach((kind, mark) -> notes.add(mark + " Caution: " + caution(kind)));
        return notes;
    }

    /** With which fits a likelihood can be compared. */
    private static String comparable(TieModel ties) {
        String with = switch (ties) {
            case DAVIDSON, RAO_KUPPER -> "fits with --ties davidson or rao-kupper";
            case GROUNDED -> "fits with --ties grounded";
            case DROPPED -> "fits with --ties drop";
            case HALF_WIN -> throw new IllegalArgumentException("half wins have no likelihood");
        };
        return "compare them with " + with + " of the same votes alone";
    }

    private Sheet effects() {
        Sheet.Builder sheet = Sheet.builder()
                .title(title.isEmpty() ? "Effects" : title + ": effects")
                .texts("Effect")
                .numbers("Estimate", "Standard error", "Lower", "Upper", "Explained by strengths", "Variance times");
        rated.effects().forEach(effect -> sheet.row(values(effect)));
        rated.tie().ifPresent(tie -> sheet.row(values(tie)));
        return sheet.note(
                        "in natural units, of covariates a scaled unit; explained by strengths: how far an effect is a "
                                + "property of competitors")
                .build();
    }

    private static List<String> values(CoefficientInterval effect) {
        return List.of(
                effect.name(),
                decimals(effect.estimate()),
                decimals(effect.standardError()),
                decimals(effect.lower()),
                decimals(effect.upper()),
                String.format(Locale.ROOT, "%.0f %%", 100 * effect.explainedByStrengths()),
                String.format(Locale.ROOT, "%.1f", effect.varianceInflation()));
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** The first few reasons of a kind in full. */
    private String caution(String kind) {
        List<String> reasons = board.rows().stream()
                .flatMap(row -> row.caution().stream())
                .filter(reason -> kind(reason).equals(kind))
                .distinct()
                .toList();
        String first = String.join("; ", reasons.subList(0, Math.min(3, reasons.size())));
        return reasons.size() > 3 ? first + " and " + (reasons.size() - 3) + " more" : first;
    }

    /** A reason without the numbers behind it. */
    private static String kind(String reason) {
        int numbers = reason.indexOf(" (");
        return numbers < 0 ? reason : reason.substring(0, numbers);
    }

    private static String signed(int ranks) {
        return ranks == 0 ? "0" : String.format(Locale.ROOT, "%+d", ranks);
    }

    private static String percent(double confidence) {
        return new BigDecimal(Double.toString(confidence))
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A mark for each kind of reason for caution: *, **, … */
    private Map<String, String> marks() {
        Map<String, String> marks = new LinkedHashMap<>();
        for (LeaderboardRow row : board.rows()) {
            row.caution().ifPresent(reason -> marks.computeIfAbsent(kind(reason), any -> "*".repeat(marks.size() + 1)));
        }
        return marks;
    }

    private String summary() {
        BradleyTerryFit fit = board.fit();
        String gauge = board.options()
                .scale()
                .anchor()
                .map(name ->
                        name + " = " + Numbers.points(board.options().scale().reference()))
                .orElse("mean " + Numbers.points(board.options().scale().reference()));
        String reference = board.options().relativeTo() == RelativeTo.ANCHOR ? "the anchor" : "the mean";
        return Numbers.plural(fit.tally().battles(), "vote", "votes")
                + ", "
                + Numbers.plural(fit.roster().size(), "competitor", "competitors")
                + String.format(
                        Locale.ROOT,
                        "; %s; %s intervals relative to %s",
                        gauge,
                        board.method().name(),
                        reference);
    }
}
