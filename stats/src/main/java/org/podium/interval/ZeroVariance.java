package org.podium.interval;

import java.util.List;
import org.podium.votes.Finding;

/**
 * A difference of scores, or an effect, came out with no variance at all: the votes agree so perfectly that they cannot tell
 * how far they might have disagreed.
 *
 * @param competitors those whose difference it is; empty for an effect
 * @param effects the names of the coefficients concerned; empty for a difference
 */
public record ZeroVariance(List<String> competitors, List<String> effects) implements Finding {
    /** Copies the lists. */
    public ZeroVariance {
        competitors = List.copyOf(competitors);
        effects = List.copyOf(effects);
    }

    @Override
    public String kind() {
        return "zero-variance";
    }

    @Override
    public String message() {
        List<String> names = competitors.isEmpty() ? effects : competitors;
        return (competitors.isEmpty() ? "the votes that bear on the effect " : "the votes on ")
                + String.join(", ", names.subList(0, Math.min(5, names.size())))
                + " show no variation; an interval of no width would claim a certainty that is not there";
    }

    @Override
    public List<String> remedies() {
        return List.of("use Fisher intervals", "collect more votes");
    }
}
