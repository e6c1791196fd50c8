package org.podium.bradleyterry;

import java.util.List;
import org.podium.votes.Finding;

/**
 * The anchor has no score in this fit, because it is in another component of the comparison graph or in no vote.
 *
 * @param anchor the anchor's name
 * @param dropped whether it took part in votes that were left out with its component
 * @param rated the competitors that have a score, in order of name
 */
public record AnchorNotRated(String anchor, boolean dropped, List<String> rated) implements Finding {
    /** Copies the list. */
    public AnchorNotRated {
        rated = List.copyOf(rated);
    }

    @Override
    public String kind() {
        return dropped ? "anchor-in-other-component" : "anchor-unknown";
    }

    @Override
    public String message() {
        return "the anchor '" + anchor + "' has no score here: "
                + (dropped
                        ? "it is in another component than the competitors rated, " + Names.listed(rated)
                        : "it is in no vote; there are " + Names.listed(rated));
    }

    @Override
    public List<String> competitors() {
        return List.of(anchor);
    }

    @Override
    public List<String> remedies() {
        return List.of("anchor at one of the competitors rated", "centre the scores instead of anchoring them");
    }
}
