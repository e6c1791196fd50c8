package org.podium.interval;

import java.util.List;
import org.podium.votes.Finding;

/**
 * The BCa interval of a competitor is not defined: all replicates lie on one side of its score, so the bias correction
 * z₀ is infinite, or so many of them that the confidence level is beyond the reach of the correction.
 *
 * @param competitor its name
 * @param replicates how many replicates there were
 */
public record UndefinedBca(String competitor, int replicates) implements Finding {
    @Override
    public String kind() {
        return "undefined-bca";
    }

    @Override
    public String message() {
        return "the BCa interval of '" + competitor + "' is not defined: all " + replicates
                + " replicates, or too many of them for this confidence, lie on one side of its score";
    }

    @Override
    public List<String> competitors() {
        return List.of(competitor);
    }

    @Override
    public List<String> remedies() {
        return List.of("use sandwich or percentile intervals", "use more replicates", "exclude '" + competitor + "'");
    }
}
