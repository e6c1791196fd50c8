package org.podium.resampling;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.podium.votes.Finding;

/**
 * Bootstrap replicates in which the votes drawn determine no finite estimate: a competitor with few votes lost its link to
 * the others, or an effect beside the strengths (a tie parameter, a coefficient) has no finite value. They are never
 * skipped, clipped or drawn again in silence.
 *
 * @param lost replicates without an estimate
 * @param replicates replicates drawn
 * @param timesCutOff for each competitor concerned, in how many replicates it was cut off from the largest component;
 *     empty if only effects are concerned
 */
public record LostReplicates(int lost, int replicates, Map<String, Integer> timesCutOff) implements Finding {
    /** Copies the map. */
    public LostReplicates {
        timesCutOff = Collections.unmodifiableMap(new TreeMap<>(timesCutOff));
    }

    /**
     * The share of replicates without an estimate.
     *
     * @return between 0 and 1
     */
    public double share() {
        return (double) lost / replicates;
    }

    @Override
    public String kind() {
        return "lost-replicates";
    }

    @Override
    public String message() {
        String names = timesCutOff.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(10)
                .map(entry -> "'" + entry.getKey() + "' (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
        String what = lost + " of " + replicates + " bootstrap replicates have no finite estimate";
        if (timesCutOff.isEmpty()) {
            return what + ", though all competitors are linked: an effect beside the strengths has none";
        }
        return what + "; cut off in them were " + names
                + (timesCutOff.size() > 10 ? " and " + (timesCutOff.size() - 10) + " more" : "");
    }

    @Override
    public List<String> competitors() {
        return List.copyOf(timesCutOff.keySet());
    }

    @Override
    public List<String> remedies() {
        return List.of(
                "use sandwich intervals, which are defined wherever the fit is",
                "exclude the competitors named, or collect more votes on them",
                "use the prior (Prior.HALF_WIN_HALF_LOSS) in fit and replicates alike");
    }
}
