package org.podium.interval;

import java.util.List;
import org.podium.votes.Finding;

/**
 * A difference came out with no variance at all: the votes agree so perfectly that they cannot tell how far they might
 * have disagreed.
 *
 * @param competitors those whose difference it is
 */
public record ZeroVariance(List<String> competitors) implements Finding {
    /** Copies the list. */
    public ZeroVariance {
        competitors = List.copyOf(competitors);
    }

    @Override
    public String kind() {
        return "zero-variance";
    }

    @Override
    public String message() {
        return "the votes on " + String.join(", ", competitors.subList(0, Math.min(5, competitors.size())))
                + " show no variation; an interval of no width would claim a certainty that is not there";
    }

    @Override
    public List<String> remedies() {
        return List.of("use Fisher intervals", "collect more votes");
    }
}
