package org.podium.resampling;

import java.util.List;
import org.podium.votes.Finding;

/**
 * Bootstrap replicates that have an estimate but whose fit stopped before the promised accuracy.
 *
 * @param unconverged how many
 * @param replicates replicates drawn
 */
public record UnconvergedReplicates(int unconverged, int replicates) implements Finding {
    @Override
    public String kind() {
        return "replicates-not-converged";
    }

    @Override
    public String message() {
        return "the fits of " + unconverged + " of " + replicates + " bootstrap replicates did not converge";
    }

    @Override
    public List<String> remedies() {
        return List.of(
                "use sandwich intervals, which need no other fit", "exclude competitors that hang on very few votes");
    }
}
