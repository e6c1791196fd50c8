package org.podium.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.podium.board.BoardResult;
import org.podium.board.Leaderboard;
import org.podium.board.LeaderboardRow;
import org.podium.board.RankChange;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.Convergence;
import org.podium.bradleyterry.Prior;
import org.podium.bradleyterry.Provenance;
import org.podium.cli.input.ReadingReport;
import org.podium.cli.output.Answer;
import org.podium.cli.output.JsonWriter;
import org.podium.cli.output.Sheet;
import org.podium.interval.RelativeTo;
import org.podium.votes.Tally;

/**
 * One leaderboard, or one for each component.
 *
 * @param boards the boards, at least one
 * @param isEachComponent whether the boards are those of the components
 * @param extras what is shown beside
 * @param tally the votes that were to be rated
 * @param report what was removed before
 * @param options writes the options in force
 */
record RankAnswer(
        List<Leaderboard> boards,
        boolean isEachComponent,
        RankExtras extras,
        Tally tally,
        ReadingReport report,
        OptionsWriter options)
        implements Answer {

    /** What the user should know that is not in the rows, for standard error. */
    List<String> messages() {
        List<String> messages = remarks();
        extras.boards()
                .values()
                .forEach(board -> board.reason()
                        .ifPresent(reason -> messages.add("no board '" + board.name() + "': " + reason.message())));
        return messages;
    }

    /** The same without the further boards. */
    List<String> remarks() {
        List<String> messages = new ArrayList<>();
        if (!isEachComponent) {
            BradleyTerryFit fit = boards.get(0).fit();
            if (!fit.droppedCompetitors().isEmpty()) {
                messages.add(String.format(
                        Locale.ROOT,
                        "kept the largest component and dropped %d competitors with %,d votes: %s",
                        fit.droppedCompetitors().size(),
                        fit.droppedBattles(),
                        String.join(", ", fit.droppedCompetitors())));
            }
            if (fit.prior() != Prior.NONE) {
                messages.add("used the prior: half a win and half a loss against a phantom for every competitor");
            }
        } else if (!unrated().isEmpty()) {
            messages.add("no board for competitors that form a component alone: " + String.join(", ", unrated()));
        }
        boards.forEach(board -> messages.addAll(board.notes()));
        if (extras.droppedInGroups() > 0) {
            messages.add(String.format(Locale.ROOT, "dropped %,d battles inside one group", extras.droppedInGroups()));
        }
        return messages;
    }

    /** Competitors on no board because each is a component by itself. */
    private List<String> unrated() {
        return tally.roster().names().stream()
                .filter(name ->
                        boards.stream().noneMatch(board -> board.fit().roster().contains(name)))
                .toList();
    }

    @Override
    public List<Sheet> tables() {
        List<Sheet> sheets = new ArrayList<>();
        for (int i = 0; i < boards.size(); i++) {
            String title = isEachComponent ? "Component " + (i + 1) + " of " + boards.size() : "";
            sheets.add(table(boards.get(i), title, extras.style()));
        }
        List<RankExtras.Effect> effects = effects();
        if (!effects.isEmpty()) {
            sheets.add(effectTable(effects));
        }
        extras.groups().ifPresent(board -> sheets.add(table(board, "Groups", Optional.empty())));
        extras.boards()
                .values()
                .forEach(result -> result.board()
                        .ifPresent(board -> sheets.add(table(board, result.name(), Optional.of(boards.get(0))))));
        return sheets;
    }

    private List<RankExtras.Effect> effects() {
        return isEachComponent ? List.of() : RankExtras.effects(boards.get(0), extras.style());
    }

    private static Sheet effectTable(List<RankExtras.Effect> effects) {
        Sheet.Builder sheet = Sheet.builder()
                .title("Effects, in natural units a scaled unit")
                .texts("Effect")
                .numbers("Estimate", "Standard error", "Lower", "Upper");
        for (RankExtras.Effect effect : effects) {
            sheet.row(List.of(
                    effect.name(),
                    String.format(Locale.ROOT, "%.4f", effect.estimate()),
                    String.format(Locale.ROOT, "%.4f", effect.standardError()),
                    String.format(Locale.ROOT, "%.4f", effect.lower()),
                    String.format(Locale.ROOT, "%.4f", effect.upper())));
        }
        return sheet.build();
    }

    /**
     * The table of a board; with another board it also shows the rank there and the change.
     *
     * @param other the style-controlled board beside the plain one, or the overall board beside that of a category
     */
    private Sheet table(Leaderboard board, String title, Optional<Leaderboard> other) {
        String interval = String.format(
                Locale.ROOT, "%s %% interval", percent(board.method().confidence()));
        Sheet.Builder sheet = Sheet.builder()
                .title(title)
                .numbers("Rank (UB)")
                .texts("Competitor")
                .numbers("Score", interval, "Votes");
        boolean isStyle = extras.style().isPresent() && title.isEmpty();
        Map<String, RankChange> changes =
                other.map(ranked -> RankChange.between(board, ranked)).orElse(Map.of());
        if (other.isPresent()) {
            sheet.numbers(isStyle ? "Rank (StyleCtrl)" : "Overall rank", "Change");
        }
        Map<String, String> marks = marks(board);
        for (LeaderboardRow row : board.rows()) {
            String mark =
                    row.caution().map(reason -> " " + marks.get(kind(reason))).orElse("");
            List<String> values = new ArrayList<>(List.of(
                    Integer.toString(row.rankUb()),
                    row.competitor() + mark,
                    Numbers.points(row.score()),
                    Numbers.interval(row.lower(), row.score(), row.upper()),
                    Numbers.count(row.votes())));
            RankChange change = changes.get(row.competitor());
            if (change != null) {
                values.add(
                        change.after().isPresent()
                                ? Integer.toString(change.after().getAsInt())
                                : "");
                // From the overall board to this one is the other way round.
                values.add(change.gain().isPresent() ? signed(change.gain().getAsInt() * (isStyle ? 1 : -1)) : "");
            }
            sheet.row(values);
        }
        sheet.note(summary(board));
        marks.forEach((kind, mark) -> sheet.note(mark + " Caution: " + note(board, kind)));
        return sheet.build();
    }

    /** The first few reasons of a kind in full. */
    private static String note(Leaderboard board, String kind) {
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
        return new java.math.BigDecimal(Double.toString(confidence))
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A mark for each kind of reason for caution: *, **, … */
    private static Map<String, String> marks(Leaderboard board) {
        Map<String, String> marks = new LinkedHashMap<>();
        for (LeaderboardRow row : board.rows()) {
            row.caution().ifPresent(reason -> marks.computeIfAbsent(kind(reason), any -> "*".repeat(marks.size() + 1)));
        }
        return marks;
    }

    private static String summary(Leaderboard board) {
        BradleyTerryFit fit = board.fit();
        String gauge = board.options()
                .scale()
                .anchor()
                .map(name ->
                        name + " = " + Numbers.points(board.options().scale().reference()))
                .orElse("mean " + Numbers.points(board.options().scale().reference()));
        String reference = board.options().relativeTo() == RelativeTo.ANCHOR ? "the anchor" : "the mean";
        return String.format(
                Locale.ROOT,
                "%,d votes, %,d competitors; %s; %s intervals relative to %s",
                fit.tally().battles(),
                fit.roster().size(),
                gauge,
                board.method().name(),
                reference);
    }

    @Override
    public Sheet csv() {
        Sheet.Builder sheet = Sheet.builder();
        if (isEachComponent) {
            sheet.numbers("component");
        }
        sheet.numbers("rank_ub", "rank_best", "rank_worst", "position")
                .texts("competitor")
                .numbers("score", "lower", "upper", "standard_error")
                .numbers("votes", "wins", "losses", "ties", "both_bad")
                .texts("caution");
        Map<String, RankChange> style = styleRanks();
        if (extras.style().isPresent()) {
            sheet.numbers("rank_style");
        }
        for (int i = 0; i < boards.size(); i++) {
            for (LeaderboardRow row : boards.get(i).rows()) {
                List<String> values = new ArrayList<>();
                if (isEachComponent) {
                    values.add(Integer.toString(i + 1));
                }
                values.addAll(values(row));
                if (extras.style().isPresent()) {
                    OptionalInt rank = style(style, row);
                    values.add(rank.isPresent() ? Integer.toString(rank.getAsInt()) : "");
                }
                sheet.row(values);
            }
        }
        return sheet.build();
    }

    private Map<String, RankChange> styleRanks() {
        return extras.style()
                .map(style -> RankChange.between(boards.get(0), style))
                .orElse(Map.of());
    }

    private static OptionalInt style(Map<String, RankChange> ranks, LeaderboardRow row) {
        RankChange change = ranks.get(row.competitor());
        return change == null ? OptionalInt.empty() : change.after();
    }

    private static List<String> values(LeaderboardRow row) {
        return List.of(
                Integer.toString(row.rankUb()),
                Integer.toString(row.rankBest()),
                Integer.toString(row.rankWorst()),
                Integer.toString(row.position()),
                row.competitor(),
                Numbers.full(row.score()),
                Numbers.full(row.lower()),
                Numbers.full(row.upper()),
                Numbers.full(row.standardError()),
                Long.toString(row.votes()),
                Long.toString(row.wins()),
                Long.toString(row.losses()),
                Long.toString(row.ties()),
                Long.toString(row.bothBad()),
                row.caution().orElse(""));
    }

    @Override
    public void json(JsonWriter json) {
        json.text("version", Provenance.libraryVersion()).object("options");
        options.write(json);
        json.endObject();
        RemovedJson.write(report, json);
        if (isEachComponent) {
            json.object("boards");
            for (int i = 0; i < boards.size(); i++) {
                json.object("component " + (i + 1));
                board(boards.get(i), json, Map.of());
                json.endObject();
            }
            json.endObject().texts("unrated", unrated());
        } else {
            board(boards.get(0), json, styleRanks());
            extras(json);
        }
    }

    private void extras(JsonWriter json) {
        List<RankExtras.Effect> effects = effects();
        if (!effects.isEmpty()) {
            json.array("coefficients");
            effects.forEach(effect -> json.object()
                    .text("name", effect.name())
                    .number("estimate", effect.estimate())
                    .number("standard_error", effect.standardError())
                    .number("lower", effect.lower())
                    .number("upper", effect.upper())
                    .number("estimate_per_unit", effect.perUnit())
                    .endObject());
            json.endArray();
        }
        extras.groups().ifPresent(board -> {
            json.object("groups").number("dropped_battles", extras.droppedInGroups());
            board(board, json, Map.of());
            json.endObject();
        });
        if (!extras.boards().isEmpty()) {
            json.object("boards");
            extras.boards().forEach((name, result) -> board(name, result, json));
            json.endObject();
        }
    }

    /** A board of its own, or why there is none. */
    private static void board(String name, BoardResult result, JsonWriter json) {
        json.object(name);
        result.board().ifPresent(board -> board(board, json, Map.of()));
        result.reason()
                .ifPresent(reason -> json.number("battles", result.votes())
                        .object("error")
                        .text("kind", reason.kind())
                        .text("message", reason.message())
                        .texts("competitors", reason.competitors())
                        .texts("remedies", reason.remedies())
                        .endObject());
        json.endObject();
    }

    private static void board(Leaderboard board, JsonWriter json, Map<String, RankChange> style) {
        BradleyTerryFit fit = board.fit();
        json.number("battles", fit.tally().battles())
                .number("competitors", fit.roster().size())
                .number("log_likelihood", fit.logLikelihood());
        convergence(fit.convergence(), json);
        json.text("prior", fit.prior() == Prior.NONE ? null : "half-win-half-loss")
                .object("dropped")
                .texts("competitors", fit.droppedCompetitors())
                .number("battles", fit.droppedBattles())
                .endObject()
                .texts("notes", board.notes())
                .array("rows");
        board.rows().forEach(row -> row(row, json, style));
        json.endArray();
    }

    private static void convergence(Convergence convergence, JsonWriter json) {
        json.object("convergence")
                .text(
                        "status",
                        convergence.status().toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                .number("iterations", convergence.iterations())
                .number("gradient_norm", convergence.gradientNorm())
                .text(
                        "solver",
                        convergence.solver().toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                .endObject();
    }

    private static void row(LeaderboardRow row, JsonWriter json, Map<String, RankChange> style) {
        json.object()
                .number("rank_ub", row.rankUb())
                .number("rank_best", row.rankBest())
                .number("rank_worst", row.rankWorst())
                .number("position", row.position())
                .text("competitor", row.competitor())
                .number("score", row.score())
                .number("lower", row.lower())
                .number("upper", row.upper())
                .number("standard_error", row.standardError())
                .number("votes", row.votes())
                .number("wins", row.wins())
                .number("losses", row.losses())
                .number("ties", row.ties())
                .number("both_bad", row.bothBad())
                .text("caution", row.caution().orElse(null));
        if (!style.isEmpty()) {
            OptionalInt rank = style(style, row);
            if (rank.isPresent()) {
                json.number("rank_style", rank.getAsInt());
            } else {
                json.none("rank_style");
            }
        }
        json.endObject();
    }
}
