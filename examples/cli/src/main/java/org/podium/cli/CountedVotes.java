package org.podium.cli;

import java.util.List;
import java.util.Optional;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.cli.input.InputFinding;
import org.podium.votes.BattleLog;
import org.podium.votes.DataException;
import org.podium.votes.Tally;
import org.podium.votes.Weighting;

/**
 * Votes to be rated.
 *
 * @param tally their counts, each vote once whatever its importance
 * @param log the votes one by one, if they were read
 */
record CountedVotes(Tally tally, Optional<BattleLog> log) {

    static CountedVotes of(Tally tally) {
        return new CountedVotes(tally, Optional.empty());
    }

    static CountedVotes of(BattleLog log) {
        return new CountedVotes(count(log), Optional.of(log));
    }

    /** Votes of weight 0 are no votes. */
    static Tally count(BattleLog log) {
        if (log.weighting() == Weighting.IMPORTANCE) {
            return Tally.of(log.select(row -> log.weight(row) > 0).withoutWeights());
        }
        try {
            return Tally.of(log);
        } catch (ArithmeticException e) {
            throw new DataException(new InputFinding(
                    "invalid-number",
                    "the frequencies add up to more than " + Tally.MAX_BATTLES + " votes",
                    List.of(),
                    List.of(),
                    List.of("Check the numbers; no arena has had so many votes.")));
        }
    }

    /** Fits the counts where they are enough, since that is quicker. */
    BradleyTerryFit fit(BradleyTerry model) {
        return isLogNeeded(model) ? model.fit(log.orElseThrow()) : model.fit(tally);
    }

    List<BradleyTerryFit> fitEachComponent(BradleyTerry model) {
        return isLogNeeded(model) ? model.fitEachComponent(log.orElseThrow()) : model.fitEachComponent(tally);
    }

    private boolean isLogNeeded(BradleyTerry model) {
        return !model.covariates().list().isEmpty()
                || log.filter(votes -> votes.weighting() == Weighting.IMPORTANCE)
                        .isPresent();
    }
}
