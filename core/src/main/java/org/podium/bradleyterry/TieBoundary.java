package org.podium.bradleyterry;

import java.util.ArrayList;
import java.util.List;
import org.podium.internal.graph.StrongComponents;
import org.podium.internal.solver.PairTable;
import org.podium.internal.solver.TieCounting;
import org.podium.votes.DataException;
import org.podium.votes.Finding;
import org.podium.votes.Roster;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;

/**
 * A tie model has no finite estimate because an outcome it needs never occurs: without ties its tie parameter is on the
 * boundary, with ties only likewise, and in the grounded model strengths run away where both bad is never, or always,
 * the vote.
 *
 * @param model the tie model
 * @param reason which outcome is missing, in words
 * @param competitors those whose absolute strength runs away, in the grounded model
 */
public record TieBoundary(TieModel model, String reason, List<String> competitors) implements Finding {
    /** Copies the list. */
    public TieBoundary {
        competitors = List.copyOf(competitors);
    }

    static void requireInterior(BradleyTerry options, Tally tally) {
        long[] totals = ParametricFits.outcomeTotals(tally);
        boolean grounded = options.tieModel() == TieModel.GROUNDED;
        long ties = totals[2] + (!grounded && options.countsBothBad() ? totals[3] : 0);
        if (ties == 0) {
            throw of(options, "no vote is a tie", List.of());
        }
        if (totals[0] + totals[1] == 0) {
            throw of(options, "every vote is a tie", List.of());
        }
        if (grounded) {
            requireGround(options, tally);
        }
    }

    private static DataException of(BradleyTerry options, String reason, List<String> competitors) {
        return new DataException(new TieBoundary(options.tieModel(), reason, competitors));
    }

    /**
     * The ground is a competitor of its own: a vote both bad is its win over both, any other vote a win over it by the
     * winner, or by both in a tie. Strengths are finite if that graph is strongly connected.
     */
    private static void requireGround(BradleyTerry options, Tally tally) {
        Roster roster = tally.roster();
        String ground = "\uffff ground";
        TallyBuilder builder = Tally.builder();
        tally.forEachCell((i, j, firstWins, secondWins, ties, bothBad) -> {
            builder.addCounts(roster.name(i), roster.name(j), firstWins, secondWins, ties, 0);
            builder.addCounts(roster.name(i), ground, firstWins + ties, bothBad, 0, 0);
            builder.addCounts(roster.name(j), ground, secondWins + ties, bothBad, 0, 0);
        });
        Tally grounded = builder.build();
        int[] label = StrongComponents.label(PairTable.of(grounded, new TieCounting(true, false)));
        List<String> runaways = new ArrayList<>();
        int groundLabel = grounded.roster().contains(ground) ? label[grounded.roster().indexOf(ground)] : -1;
        for (int i = 0; i < roster.size(); i++) {
            if (label[grounded.roster().indexOf(roster.name(i))] != groundLabel) {
                runaways.add(roster.name(i));
            }
        }
        if (!runaways.isEmpty()) {
            throw of(options, "both-bad votes do not bound the absolute strength of " + Names.listed(runaways), runaways);
        }
    }

    @Override
    public String kind() {
        return "tie-boundary";
    }

    @Override
    public String message() {
        return "the " + model + " model has no finite estimate: " + reason;
    }

    @Override
    public List<String> remedies() {
        return List.of("use TieModel.HALF_WIN, which needs no ties", "collect more votes");
    }
}
