package org.podium.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.podium.board.BoardOptions;
import org.podium.board.Leaderboard;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.Prior;
import org.podium.bradleyterry.RatingScale;
import org.podium.execution.Execution;
import org.podium.interval.BootstrapIntervals;
import org.podium.interval.Coefficients;
import org.podium.interval.IntervalMethod;
import org.podium.interval.RelativeTo;
import org.podium.resampling.BootstrapResult;
import org.podium.resampling.LostReplicates;
import org.podium.votes.DataException;

/**
 * Fits votes and makes leaderboards as the options say.
 *
 * @param intervals scores and intervals
 * @param choice rows, and what happens to votes that determine no finite score
 * @param bootstrap where replicates are computed
 */
record Rating(IntervalOptions intervals, BoardChoice choice, Execution bootstrap) {

    /**
     * The board of votes that are rated together.
     *
     * @param models what is fitted
     * @param votes the votes
     * @param scale of the scores
     */
    RatedBoard board(Models models, CountedVotes votes, RatingScale scale) {
        RatedBoard plain = board(models.plain(), votes::fit, scale);
        return models.controlled()
                .map(model -> plain.with(board(model, votes::fit, scale)))
                .orElse(plain);
    }

    /**
     * What is fitted.
     *
     * @param plain the model without covariates
     * @param controlled the same with covariates, if asked for
     */
    record Models(BradleyTerry plain, Optional<BradleyTerry> controlled) {}

    private RatedBoard board(BradleyTerry model, Function<BradleyTerry, BradleyTerryFit> fit, RatingScale scale) {
        BradleyTerry chosen = model.with(choice.reaction());
        try {
            return board(fit.apply(chosen), scale);
        } catch (DataException e) {
            boolean hasLostReplicates = e.finding() instanceof LostReplicates;
            if (!hasLostReplicates || choice.onUnidentifiable != Words.Unidentifiable.PRIOR) {
                throw e;
            }
            // The votes themselves can be rated but some replicates cannot: the prior goes into all of them and the
            // fit.
            return board(fit.apply(chosen.with(Prior.HALF_WIN_HALF_LOSS)), scale);
        }
    }

    /** The board of a fit and its effects, from the same replicates if the method draws any. */
    RatedBoard board(BradleyTerryFit fit, RatingScale scale) {
        IntervalMethod method = method(fit.requireConverged().model());
        boolean hasEffects = !fit.coefficients().isEmpty() || fit.tieParameter().isPresent();
        if (!hasEffects) {
            return new RatedBoard(
                    Leaderboard.of(fit, method, options(scale)), Optional.empty(), List.of(), Optional.empty());
        }
        if (method instanceof BootstrapIntervals drawn) {
            BootstrapResult replicates = drawn.bootstrap().run(fit);
            return board(Leaderboard.of(replicates, drawn, options(scale)), Coefficients.of(replicates, drawn));
        }
        return board(Leaderboard.of(fit, method, options(scale)), Coefficients.of(fit, method));
    }

    private static RatedBoard board(Leaderboard board, Coefficients effects) {
        return new RatedBoard(board, Optional.empty(), effects.rows(), effects.tieParameter());
    }

    IntervalMethod method(BradleyTerry model) {
        return intervals.method(model, bootstrap);
    }

    BoardOptions options(RatingScale scale) {
        RelativeTo relativeTo = scale.anchor().isPresent() ? intervals.relativeTo.relativeTo : RelativeTo.MEAN;
        return BoardOptions.withDefaults().with(scale).with(relativeTo).withMinimumVotes(choice.minimumVotes);
    }
}
