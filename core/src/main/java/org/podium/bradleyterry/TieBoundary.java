package org.podium.bradleyterry;

import java.util.List;
import java.util.Objects;
import org.podium.votes.Finding;

/**
 * A tie model has no finite estimate, because the votes lack an outcome that it needs.
 *
 * @param model the tie model
 * @param cause what is lacking
 * @param competitors those whose absolute strength runs away, with {@link Cause#UNBOUNDED_STRENGTH}; else empty
 */
public record TieBoundary(TieModel model, Cause cause, List<String> competitors) implements Finding {

    /** What the votes lack. */
    public enum Cause {
        /** There are no ties, or nothing else: the tie parameter is on the boundary of its range. */
        OUTCOME_MISSING,
        /**
         * No closed chain of results holds more wins than ties. The tie parameter and the distances between strengths can
         * then grow together without end, and every vote only gains: as with two competitors, one win and one tie.
         */
        TIES_OUTRUN_WINS,
        /**
         * In the grounded model both bad is never, or always, the vote on some competitors. The ground counts as a
         * competitor of its own there: a both-bad vote is its win over both, any other vote a win over it by the winner,
         * or by both in a tie. Strengths are finite only if that graph is strongly connected.
         */
        UNBOUNDED_STRENGTH
    }

    /** Copies the list. */
    public TieBoundary {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(cause, "cause");
        competitors = List.copyOf(competitors);
    }

    @Override
    public String kind() {
        return "tie-boundary";
    }

    @Override
    public String message() {
        return "the " + model + " model has no finite estimate: "
                + switch (cause) {
                    case OUTCOME_MISSING -> "it needs both ties and votes that are none";
                    case TIES_OUTRUN_WINS -> "no closed chain of results holds more wins than ties";
                    case UNBOUNDED_STRENGTH ->
                        "ties and both-bad votes do not bound the absolute strength of "
                                + (competitors.isEmpty() ? "any competitor" : Names.listed(competitors));
                };
    }

    @Override
    public List<String> remedies() {
        String otherModel = "use TieModel.HALF_WIN, which needs no ties";
        String moreVotes = "collect more votes";
        return cause == Cause.OUTCOME_MISSING
                ? List.of(otherModel, moreVotes)
                : List.of(
                        otherModel, moreVotes, "use the prior (Prior.HALF_WIN_HALF_LOSS), which bounds the strengths");
    }
}
