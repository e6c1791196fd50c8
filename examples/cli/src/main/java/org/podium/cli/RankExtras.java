package org.podium.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.podium.board.BoardResult;
import org.podium.board.Grouping;
import org.podium.board.Leaderboard;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.Coefficient;
import org.podium.bradleyterry.RatingScale;
import org.podium.interval.Covariance;
import org.podium.votes.BattleLog;
import org.podium.votes.DataException;
import org.podium.votes.Tally;

/**
 * What {@code rank} shows beside the plain board.
 *
 * @param style the board with covariates controlled for
 * @param boards further boards by name, rated or not
 * @param groups the board of groups
 * @param droppedInGroups battles inside one group
 */
record RankExtras(
        Optional<Leaderboard> style,
        Map<String, BoardResult> boards,
        Optional<Leaderboard> groups,
        long droppedInGroups) {

    static RankExtras of(
            Rating rating,
            BradleyTerry chosen,
            RankVotes read,
            EffectOptions effects,
            BradleyTerry base,
            Map<String, String> groupOf,
            RatingScale scale) {
        Optional<Leaderboard> style = Optional.empty();
        if (effects.needsLog()) {
            BattleLog log = read.log().orElseThrow();
            style = Optional.of(rating.board(effects.controlled(base), model -> model.fit(log), scale));
        }
        Map<String, BoardResult> boards = new LinkedHashMap<>();
        read.boards().forEach((name, tally) -> boards.put(name, rate(rating, chosen, name, tally, scale)));
        if (groupOf.isEmpty()) {
            return new RankExtras(style, boards, Optional.empty(), 0);
        }
        Grouping.Pooled pooled = Grouping.of(groupOf).pool(read.reading().tally());
        Leaderboard groups = rating.board(chosen, model -> model.fit(pooled.tally()), RatingScale.centred());
        return new RankExtras(style, boards, Optional.of(groups), pooled.droppedBattles());
    }

    private static BoardResult rate(Rating rating, BradleyTerry model, String name, Tally tally, RatingScale scale) {
        try {
            Leaderboard board = rating.board(model, chosen -> chosen.fit(tally), scale);
            return new BoardResult(name, tally.battles(), Optional.of(board), Optional.empty());
        } catch (DataException e) {
            return new BoardResult(name, tally.battles(), Optional.empty(), Optional.of(e.finding()));
        }
    }

    /** A coefficient with its normal interval from the sandwich. */
    record Effect(String name, double estimate, double standardError, double lower, double upper, double perUnit) {}

    /** The effects of the style fit or, without one, of the plain fit. */
    static List<Effect> effects(Leaderboard plain, Optional<Leaderboard> style) {
        BradleyTerryFit fit = style.orElse(plain).fit();
        if (fit.coefficients().isEmpty()) {
            return List.of();
        }
        Covariance covariance = Covariance.sandwich(fit);
        double z = new NormalDistribution()
                .inverseCumulativeProbability((1 + plain.method().confidence()) / 2);
        return fit.coefficients().stream()
                .map(coefficient -> effect(coefficient, covariance, z))
                .toList();
    }

    private static Effect effect(Coefficient coefficient, Covariance covariance, double z) {
        double error = covariance.standardErrorOfCoefficient(coefficient.name());
        double estimate = coefficient.estimate();
        return new Effect(
                coefficient.name(),
                estimate,
                error,
                estimate - z * error,
                estimate + z * error,
                coefficient.perRawUnit());
    }
}
