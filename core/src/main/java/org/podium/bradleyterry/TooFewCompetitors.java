package org.podium.bradleyterry;

import java.util.List;
import org.podium.votes.Finding;

/**
 * Fewer than two competitors can be compared.
 *
 * @param competitors those there are
 */
public record TooFewCompetitors(List<String> competitors) implements Finding {
    /** Copies the list. */
    public TooFewCompetitors {
        competitors = List.copyOf(competitors);
    }

    @Override
    public String kind() {
        return "too-few-competitors";
    }

    @Override
    public String message() {
        return "at least two competitors that can be compared are needed, there "
                + (competitors.size() == 1 ? "is only one: " + Names.listed(competitors) : "are none");
    }

    @Override
    public List<String> remedies() {
        return List.of(
                "check that filters and excluded competitors leave votes to rate",
                "with votes among several competitors, use the prior (OnUnidentifiable.PRIOR)");
    }
}
