package org.podium.bradleyterry;

import java.util.List;
import org.podium.votes.Finding;

/**
 * Competitors that lost every battle counted: their maximum-likelihood score is minus infinity.
 *
 * @param competitors names in order
 */
public record Winless(List<String> competitors) implements Finding {
    /** Copies the list. */
    public Winless {
        competitors = List.copyOf(competitors);
    }

    @Override
    public String kind() {
        return "winless";
    }

    @Override
    public String message() {
        return (competitors.size() == 1 ? "one competitor" : competitors.size() + " competitors")
                + " lost every battle, so no finite score is low enough: " + Names.listed(competitors);
    }

    @Override
    public List<String> remedies() {
        return Names.REMEDIES;
    }
}
