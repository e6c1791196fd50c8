package org.podium.resampling;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.podium.bradleyterry.BradleyTerryFit;

/**
 * The log-strengths and coefficients of all replicates of a bootstrap, in natural units; each replicate is centred, unless
 * the model gives log-strengths a zero of their own.
 *
 * <p>Memory: replicates × competitors doubles. Immutable and thread-safe.
 */
public final class BootstrapResult {
    private final BradleyTerryFit fit;
    private final long seed;
    private final double[][] parameters;
    private final int[] estimated;
    private final @Nullable LostReplicates lost;

    /**
     * Takes the arrays, which it keeps.
     *
     * @param parameters one row a replicate: log-strengths, then effects; of a lost replicate the row is of no use
     * @param cutOff for each replicate the roster indices cut off, null for those estimated
     */
    BootstrapResult(BradleyTerryFit fit, long seed, double[][] parameters, int[] @Nullable [] cutOff) {
        this.fit = fit;
        this.seed = seed;
        this.parameters = parameters;
        estimated = IntStream.range(0, cutOff.length)
                .filter(replicate -> cutOff[replicate] == null)
                .toArray();
        lost = estimated.length == cutOff.length ? null : count(fit, cutOff, cutOff.length - estimated.length);
    }

    private static LostReplicates count(BradleyTerryFit fit, int[] @Nullable [] cutOff, int lost) {
        Map<String, Integer> times = new TreeMap<>();
        for (int[] competitors : cutOff) {
            if (competitors != null) {
                for (int competitor : competitors) {
                    times.merge(fit.roster().name(competitor), 1, Integer::sum);
                }
            }
        }
        return new LostReplicates(lost, cutOff.length, times);
    }

    /**
     * The fit that was resampled.
     *
     * @return the full-data fit
     */
    public BradleyTerryFit fit() {
        return fit;
    }

    /**
     * The seed of the random streams.
     *
     * @return the seed
     */
    public long seed() {
        return seed;
    }

    /**
     * The number of replicates drawn.
     *
     * @return estimated and lost ones
     */
    public int replicates() {
        return parameters.length;
    }

    /**
     * The number of replicates that have an estimate.
     *
     * @return the length of the arrays of {@link #logStrengths} and {@link #differences}
     */
    public int estimated() {
        return estimated.length;
    }

    /**
     * The replicates without an estimate.
     *
     * @return how many, and which competitors are concerned; empty if there are none
     */
    public Optional<LostReplicates> lost() {
        return Optional.ofNullable(lost);
    }

    /**
     * The replicates of one log-strength relative to the mean.
     *
     * @param competitor roster index
     * @return a new array, in the order of the replicates, lost ones left out
     * @throws IndexOutOfBoundsException if there is no such competitor
     */
    public double[] logStrengths(int competitor) {
        Objects.checkIndex(competitor, fit.roster().size());
        return IntStream.of(estimated)
                .mapToDouble(replicate -> parameters[replicate][competitor])
                .toArray();
    }

    /**
     * The replicates of a coefficient.
     *
     * @param coefficient index into {@link BradleyTerryFit#coefficients}
     * @return a new array, in the order of the replicates, lost ones left out
     * @throws IndexOutOfBoundsException if there is no such coefficient
     */
    public double[] coefficients(int coefficient) {
        int before = fit.roster().size() + (fit.tieParameter().isPresent() ? 1 : 0);
        int index = before + Objects.checkIndex(coefficient, fit.coefficients().size());
        return IntStream.of(estimated)
                .mapToDouble(replicate -> parameters[replicate][index])
                .toArray();
    }

    /**
     * The replicates of the difference between two log-strengths.
     *
     * @param first roster index
     * @param second roster index
     * @return θ_first − θ_second, a new array in the order of the replicates, lost ones left out
     * @throws IndexOutOfBoundsException if there is no such competitor
     */
    public double[] differences(int first, int second) {
        Objects.checkIndex(first, fit.roster().size());
        Objects.checkIndex(second, fit.roster().size());
        return IntStream.of(estimated)
                .mapToDouble(replicate -> parameters[replicate][first] - parameters[replicate][second])
                .toArray();
    }
}
