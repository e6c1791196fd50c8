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
 * @param timesInfinite for each effect concerned, in how many replicates it had no finite or no unique value though all
 *     competitors were linked; the tie parameter is {@code tie}
 */
public record LostReplicates(
        int lost, int replicates, Map<String, Integer> timesCutOff, Map<String, Integer> timesInfinite)
        implements Finding {
    /** Copies the maps. */
    public LostReplicates {
        timesCutOff = Collections.unmodifiableMap(new TreeMap<>(timesCutOff));
        timesInfinite = Collections.unmodifiableMap(new TreeMap<>(timesInfinite));
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
        return lost + " of " + replicates + " bootstrap replicates have no finite estimate"
                + (timesCutOff.isEmpty() ? "" : "; cut off in them were " + listed(timesCutOff))
                + (timesInfinite.isEmpty() ? "" : "; not determined in them were the effects " + listed(timesInfinite));
    }

    private static String listed(Map<String, Integer> times) {
        String first = times.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(10)
                .map(entry -> "'" + entry.getKey() + "' (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
        return first + (times.size() > 10 ? " and " + (times.size() - 10) + " more" : "");
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
