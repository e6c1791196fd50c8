package org.podium.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.podium.board.Leaderboard;
import org.podium.board.LeaderboardRow;
import org.podium.board.RankChange;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.Convergence;
import org.podium.bradleyterry.Prior;
import org.podium.cli.output.JsonWriter;
import org.podium.interval.CoefficientInterval;

/** The fields of a board in JSON: the same whether it is the overall one, one of many, or one of groups. */
final class BoardJson {
    private BoardJson() {}

    /** The ranks (StyleCtrl) of the rows, by competitor; empty where there is no style-controlled board. */
    static Map<String, RankChange> styleRanks(RatedBoard rated) {
        return rated.style()
                .map(style -> RankChange.between(rated.plain(), style))
                .orElse(Map.of());
    }

    static void write(RatedBoard rated, JsonWriter json) {
        Leaderboard board = rated.plain();
        BradleyTerryFit fit = board.fit();
        json.number("battles", fit.tally().battles())
                .number("competitors", fit.roster().size())
                .number("log_likelihood", fit.logLikelihood());
        number("aic", fit.aic(), json);
        number("bic", fit.bic(), json);
        convergence(fit.convergence(), json);
        json.text("prior", fit.prior() == Prior.NONE ? null : "half-win-half-loss")
                .object("dropped")
                .texts("competitors", fit.droppedCompetitors())
                .number("battles", fit.droppedBattles())
                .endObject()
                .texts("notes", board.notes())
                .array("rows");
        Map<String, RankChange> style = styleRanks(rated);
        board.rows().forEach(row -> row(row, rated.style().isPresent(), style, json));
        json.endArray();
        effects(rated, json);
    }

    private static void effects(RatedBoard rated, JsonWriter json) {
        rated.tie().ifPresent(tie -> interval(json.object("tie_parameter"), tie).endObject());
        List<CoefficientInterval> effects = rated.effects();
        if (!effects.isEmpty()) {
            json.array("coefficients");
            effects.forEach(effect -> interval(json.object().text("name", effect.name()), effect)
                    .number("estimate_per_unit", effect.estimatePerRawUnit())
                    .number("explained_by_strengths", effect.explainedByStrengths())
                    .number("variance_inflation", effect.varianceInflation())
                    .endObject());
            json.endArray();
        }
    }

    private static JsonWriter interval(JsonWriter json, CoefficientInterval effect) {
        return json.number("estimate", effect.estimate())
                .number("standard_error", effect.standardError())
                .number("lower", effect.lower())
                .number("upper", effect.upper());
    }

    private static void number(String name, OptionalDouble value, JsonWriter json) {
        json.number(name, value.orElse(Double.NaN)); // written as null
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

    private static void row(LeaderboardRow row, boolean hasStyle, Map<String, RankChange> style, JsonWriter json) {
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
        if (hasStyle) {
            OptionalInt rank = Optional.ofNullable(style.get(row.competitor()))
                    .map(RankChange::after)
                    .orElse(OptionalInt.empty());
            if (rank.isPresent()) {
                json.number("rank_style", rank.getAsInt());
            } else {
                json.none("rank_style");
            }
        }
        json.endObject();
    }
}
