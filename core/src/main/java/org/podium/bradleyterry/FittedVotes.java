package org.podium.bradleyterry;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.podium.votes.BattleLog;
import org.podium.votes.Tally;
import org.podium.votes.Weighting;

/**
 * The votes of a fit: their counts, and the log they came from where the model needs more than counts.
 *
 * @param tally the counts, each vote once whatever its weight
 * @param log the same votes with weights and covariates, in a fit that reads them
 */
record FittedVotes(Tally tally, Optional<BattleLog> log) {

    static FittedVotes of(Tally tally) {
        return new FittedVotes(tally, Optional.empty());
    }

    /** Votes of weight 0 are no votes. */
    static FittedVotes of(BattleLog log) {
        boolean complete = log.weighting() == Weighting.NONE
                || IntStream.range(0, log.size()).allMatch(row -> log.weight(row) > 0);
        BattleLog counted = complete ? log : log.select(row -> log.weight(row) > 0);
        BattleLog plain = counted.weighting() == Weighting.IMPORTANCE ? counted.withoutWeights() : counted;
        return new FittedVotes(Tally.of(plain), Optional.of(counted));
    }

    FittedVotes restrictedTo(Collection<String> competitors) {
        Set<String> kept = new HashSet<>(competitors);
        return new FittedVotes(tally.restrictedTo(kept), log.map(all -> {
            boolean[] stays = new boolean[all.roster().size()];
            for (int i = 0; i < stays.length; i++) {
                stays[i] = kept.contains(all.roster().name(i));
            }
            return all.select(row -> stays[all.firstIndex(row)] && stays[all.secondIndex(row)]);
        }));
    }
}
