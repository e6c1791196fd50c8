package org.podium.interval;

import java.util.List;
import java.util.stream.Collectors;
import org.podium.votes.Finding;

/**
 * A difference of scores, or an effect, came out with no variance at all: the votes agree so perfectly that they cannot tell
 * how far they might have disagreed.
 *
 * @param competitors those whose difference it is, or all whose scores do not vary; empty for an effect
 * @param effects the names of the coefficients concerned; empty for a difference
 */
public record ZeroVariance(List<String> competitors, List<String> effects) implements Finding {
    private static final int SHOWN = 5;

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
        return (competitors.isEmpty() ? "the votes that bear on the effect " : "the votes on ")
                + listed(competitors.isEmpty() ? effects : competitors)
                + " show no variation; an interval of no width would claim a certainty that is not there";
    }

    private static String listed(List<String> names) {
        String shown = names.stream().limit(SHOWN).map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
    }

    @Override
    public List<String> remedies() {
        return List.of(
                "use Fisher intervals",
                competitors.isEmpty()
                        ? "collect more votes, or leave the effect out of the model"
                        : "collect more votes on them, or exclude the competitors named");
    }
}
