package org.podium.cli.report;

import java.util.List;
import org.podium.votes.Sides;
import org.podium.votes.Tally;

/** How many votes ended how. */
final class OutcomeShares {
    private OutcomeShares() {}

    /**
     * An outcome.
     *
     * @param name of the outcome
     * @param cssClass its colour
     * @param votes how many
     * @param share of all votes
     */
    record Share(String name, String cssClass, long votes, double share) {}

    static List<Share> of(Tally tally) {
        long[] totals = new long[4];
        tally.forEachCell((i, j, firstWins, secondWins, ties, bothBad) -> {
            totals[0] += firstWins;
            totals[1] += secondWins;
            totals[2] += ties;
            totals[3] += bothBad;
        });
        double all = Math.max(1, tally.battles());
        Share tie = new Share("Tie", "share-tie", totals[2], totals[2] / all);
        Share bothBad = new Share("Both bad", "share-both-bad", totals[3], totals[3] / all);
        if (tally.sides() == Sides.MERGED) { // which of the two was shown first is not known
            long decided = totals[0] + totals[1];
            return List.of(new Share("One better", "step-d9", decided, decided / all), tie, bothBad);
        }
        return List.of(
                new Share("First better", "step-d9", totals[0], totals[0] / all),
                new Share("Second better", "step-d1", totals[1], totals[1] / all),
                tie,
                bothBad);
    }
}
