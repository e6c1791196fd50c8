package org.podium.bradleyterry;

import java.util.List;
import org.podium.votes.Finding;

/**
 * Effects whose estimate is infinite: some combination of them and of the strengths predicts every vote it speaks about
 * without fault.
 *
 * @param effects their names
 */
public record SeparatingCovariates(List<String> effects) implements Finding {
    /** Copies the list. */
    public SeparatingCovariates {
        effects = List.copyOf(effects);
    }

    @Override
    public String kind() {
        return "separating-covariates";
    }

    @Override
    public String message() {
        return "no finite coefficient is large enough for " + Names.listed(effects)
                + ": together with the strengths they predict without fault every vote they bear on";
    }

    @Override
    public List<String> remedies() {
        return List.of(
                "leave them out", "collect more votes", "put a ridge on the coefficients (Ridge.onCoefficients)");
    }
}
