package org.podium.bradleyterry;

import java.util.List;
import org.podium.votes.Finding;

/**
 * Competitors that won every battle counted: their maximum-likelihood score is infinite.
 *
 * @param competitors names in order
 */
public record Unbeaten(List<String> competitors) implements Finding {
    /** Copies the list. */
    public Unbeaten {
        competitors = List.copyOf(competitors);
    }

    @Override
    public String kind() {
        return "unbeaten";
    }

    @Override
    public String message() {
        return (competitors.size() == 1 ? "one competitor" : competitors.size() + " competitors")
                + " won every battle, so no finite score is high enough: " + Names.listed(competitors);
    }

    @Override
    public List<String> remedies() {
        return Names.REMEDIES;
    }
}
