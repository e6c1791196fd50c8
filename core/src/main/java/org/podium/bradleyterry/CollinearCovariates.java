package org.podium.bradleyterry;

import java.util.List;
import org.podium.votes.Finding;

/**
 * Effects that cannot be told apart from log-strengths or from effects before them: they are linear combinations of
 * those in every vote.
 *
 * @param effects their names
 */
public record CollinearCovariates(List<String> effects) implements Finding {
    /** Copies the list. */
    public CollinearCovariates {
        effects = List.copyOf(effects);
    }

    @Override
    public String kind() {
        return "collinear-covariates";
    }

    @Override
    public String message() {
        return "these effects cannot be told apart from the strengths or from the effects before them: "
                + Names.listed(effects);
    }

    @Override
    public List<String> remedies() {
        return List.of(
                "leave them out",
                "use votes in which they vary while the competitors stay the same",
                "put a ridge on the coefficients (Ridge.onCoefficients)");
    }
}
