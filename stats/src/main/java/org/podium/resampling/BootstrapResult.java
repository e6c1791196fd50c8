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
     * @param undetermined for each replicate the parameters without a finite value, competitors first; null for those
     *     estimated
     */
    BootstrapResult(BradleyTerryFit fit, long seed, double[][] parameters, int[] @Nullable [] undetermined) {
        this.fit = fit;
        this.seed = seed;
        this.parameters = parameters;
        estimated = IntStream.range(0, undetermined.length)
                .filter(replicate -> undetermined[replicate] == null)
                .toArray();
        lost = estimated.length == undetermined.length
                ? null
                : count(fit, undetermined, undetermined.length - estimated.length);
    }

    private static LostReplicates count(BradleyTerryFit fit, int[] @Nullable [] undetermined, int lost) {
        Map<String, Integer> cutOff = new TreeMap<>();
        Map<String, Integer> infinite = new TreeMap<>();
        for (int[] parameters : undetermined) {
            if (parameters != null) {
                for (int parameter : parameters) {
                    int effect = parameter - fit.roster().size();
                    if (effect < 0) {
                        cutOff.merge(fit.roster().name(parameter), 1, Integer::sum);
                    } else {
                        infinite.merge(effectName(fit, effect), 1, Integer::sum);
                    }
                }
            }
        }
        return new LostReplicates(lost, undetermined.length, cutOff, infinite);
    }

    private static String effectName(BradleyTerryFit fit, int effect) {
        if (fit.tieParameter().isPresent()) {
            return effect == 0 ? "tie" : fit.coefficients().get(effect - 1).name();
        }
        return fit.coefficients().get(effect).name();
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
        return parameter(Objects.checkIndex(competitor, fit.roster().size()));
    }

    /**
     * The replicates of the tie parameter.
     *
     * @return a new array, in the order of the replicates, lost ones left out
     * @throws IllegalStateException if the model has no tie parameter
     */
    public double[] tieParameters() {
        if (fit.tieParameter().isEmpty()) {
            throw new IllegalStateException("the model " + fit.model().tieModel() + " has no tie parameter");
        }
        return parameter(fit.roster().size());
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
        return parameter(
                before + Objects.checkIndex(coefficient, fit.coefficients().size()));
    }

    private double[] parameter(int index) {
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
