package org.podium.bradleyterry;

import java.util.List;
import java.util.stream.IntStream;
import org.podium.internal.graph.VoteGraph;
import org.podium.internal.model.OutcomeModel;
import org.podium.votes.DataException;
import org.podium.votes.Finding;
import org.podium.votes.Roster;

/**
 * A tie model has no finite estimate because an outcome it needs never occurs: without ties, or with ties only, its tie
 * parameter is on the boundary; in the grounded model absolute strengths run away where both bad is never, or always, the
 * vote. There the ground counts as a competitor of its own: a both-bad vote is its win over both, any other vote a win
 * over it by the winner, or by both in a tie. Strengths are finite if that graph is strongly connected.
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

    static void requireInterior(BradleyTerry options, OutcomeModel model, Roster roster) {
        if (!model.interior()) {
            throw of(options, "it needs both ties and votes that are none", List.of());
        }
        if (options.tieModel() == TieModel.GROUNDED) {
            VoteGraph graph = new VoteGraph(model.nodes());
            graph.read(model);
            if (!graph.isStrong()) {
                List<String> runaways = IntStream.of(graph.outsideLargest())
                        .filter(node -> node < roster.size())
                        .mapToObj(roster::name)
                        .toList();
                throw of(
                        options,
                        "ties and both-bad votes do not bound the absolute strength"
                                + (runaways.isEmpty() ? " of any competitor" : " of " + Names.listed(runaways)),
                        runaways);
            }
        }
    }

    private static DataException of(BradleyTerry options, String reason, List<String> competitors) {
        return new DataException(new TieBoundary(options.tieModel(), reason, competitors));
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
