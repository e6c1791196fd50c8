package org.podium.cli;

import java.util.function.Function;
import org.podium.board.BoardOptions;
import org.podium.board.Leaderboard;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.Prior;
import org.podium.bradleyterry.RatingScale;
import org.podium.execution.Execution;
import org.podium.interval.IntervalMethod;
import org.podium.interval.RelativeTo;
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
     * @param model what is fitted
     * @param fit fits a model to the votes
     * @param scale of the scores
     */
    Leaderboard board(BradleyTerry model, Function<BradleyTerry, BradleyTerryFit> fit, RatingScale scale) {
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

    Leaderboard board(BradleyTerryFit fit, RatingScale scale) {
        return Leaderboard.of(fit.requireConverged(), method(fit.model()), options(scale));
    }

    IntervalMethod method(BradleyTerry model) {
        return intervals.method(model, bootstrap);
    }

    BoardOptions options(RatingScale scale) {
        RelativeTo relativeTo = scale.anchor().isPresent() ? intervals.relativeTo.relativeTo : RelativeTo.MEAN;
        return BoardOptions.withDefaults().with(scale).with(relativeTo).withMinimumVotes(choice.minimumVotes);
    }
}
