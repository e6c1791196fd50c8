package org.podium.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.podium.board.Leaderboard;
import org.podium.board.LeaderboardRow;
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
 * @param tally the votes that were to be rated
 * @param report what was removed before
 * @param options writes the options in force
 */
record RankAnswer(
        List<Leaderboard> boards, boolean isEachComponent, Tally tally, ReadingReport report, OptionsWriter options)
        implements Answer {

    /** What the user should know that is not in the rows, for standard error. */
    List<String> messages() {
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
            sheets.add(table(boards.get(i), isEachComponent ? "Component " + (i + 1) + " of " + boards.size() : ""));
        }
        return sheets;
    }

    private static Sheet table(Leaderboard board, String title) {
        String interval = String.format(
                Locale.ROOT, "%s %% interval", percent(board.method().confidence()));
        Sheet.Builder sheet = Sheet.builder()
                .title(title)
                .numbers("Rank (UB)")
                .texts("Competitor")
                .numbers("Score", interval, "Votes");
        Map<String, String> marks = marks(board);
        for (LeaderboardRow row : board.rows()) {
            String mark = row.caution().map(reason -> " " + marks.get(reason)).orElse("");
            sheet.row(List.of(
                    Integer.toString(row.rankUb()),
                    row.competitor() + mark,
                    Numbers.points(row.score()),
                    Numbers.interval(row.lower(), row.score(), row.upper()),
                    Numbers.count(row.votes())));
        }
        sheet.note(summary(board));
        marks.forEach((reason, mark) -> sheet.note(mark + " Caution: " + reason));
        return sheet.build();
    }

    private static String percent(double confidence) {
        return new java.math.BigDecimal(Double.toString(confidence))
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A mark for each different reason for caution: *, **, … */
    private static Map<String, String> marks(Leaderboard board) {
        Map<String, String> marks = new LinkedHashMap<>();
        for (LeaderboardRow row : board.rows()) {
            row.caution().ifPresent(reason -> marks.computeIfAbsent(reason, any -> "*".repeat(marks.size() + 1)));
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
        for (int i = 0; i < boards.size(); i++) {
            for (LeaderboardRow row : boards.get(i).rows()) {
                List<String> values = new ArrayList<>();
                if (isEachComponent) {
                    values.add(Integer.toString(i + 1));
                }
                values.addAll(values(row));
                sheet.row(values);
            }
        }
        return sheet.build();
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
                board(boards.get(i), json);
                json.endObject();
            }
            json.endObject().texts("unrated", unrated());
        } else {
            board(boards.get(0), json);
        }
    }

    private static void board(Leaderboard board, JsonWriter json) {
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
        board.rows().forEach(row -> row(row, json));
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

    private static void row(LeaderboardRow row, JsonWriter json) {
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
                .text("caution", row.caution().orElse(null))
                .endObject();
    }
}
