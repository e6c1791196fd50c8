package org.podium.bradleyterry;

import java.util.List;
import org.podium.votes.DataException;
import org.podium.votes.Finding;
import org.podium.votes.Sides;
import org.podium.votes.Tally;

/** An order effect was asked of votes whose sides were merged. */
public record SidesMerged() implements Finding {

    static void requireKept(Tally tally) {
        if (tally.sides() == Sides.MERGED) {
            throw new DataException(new SidesMerged());
        }
    }

    @Override
    public String kind() {
        return "sides-merged";
    }

    @Override
    public String message() {
        return "the sides of these votes were merged, so an order effect cannot be estimated";
    }

    @Override
    public List<String> remedies() {
        return List.of(
                "read votes one row each", "if the order of the pairs is what voters saw, say so with Sides.KEPT");
    }
}
