package org.podium.interval;

import java.util.List;
import org.podium.votes.Finding;

/**
 * The BCa interval of a competitor or effect is not defined: all replicates lie on one side of its estimate, so the bias
 * correction z₀ is infinite, or so many of them that the confidence level is beyond the reach of the correction.
 *
 * @param name of the competitor or effect
 * @param isEffect whether it is a coefficient or tie parameter
 * @param replicates how many replicates there were
 */
public record UndefinedBca(String name, boolean isEffect, int replicates) implements Finding {
    @Override
    public String kind() {
        return "undefined-bca";
    }

    @Override
    public String message() {
        return "the BCa interval of '" + name + "' is not defined: all " + replicates
                + " replicates, or too many of them for this confidence, lie on one side of its "
                + (isEffect ? "estimate" : "score");
    }

    @Override
    public List<String> competitors() {
        return isEffect ? List.of() : List.of(name);
    }

    @Override
    public List<String> remedies() {
        String other = "use sandwich or percentile intervals";
        String more = "use more replicates";
        return isEffect ? List.of(other, more) : List.of(other, more, "exclude '" + name + "'");
    }
}
