package org.podium.stats.internal;

import org.jspecify.annotations.Nullable;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.internal.solver.BattleLikelihood;
import org.podium.internal.solver.DenseSystem;
import org.podium.internal.solver.PairTable;
import org.podium.votes.DataException;
import org.podium.votes.Finding;

/**
 * What all replicates of one bootstrap share, read-only but for the result rows, of which each replicate writes its
 * own: the pairs, the sampler, the full-data estimate and the inverse information there.
 */
public final class ReplicatePlan {
    /** Up to this many competitors the inverse information is kept as a dense matrix for chord steps. */
    private static final int DENSE = 1500;

    final BattleLikelihood likelihood;
    final double[] theta;
    final double @Nullable [] inverse;
    final PairCells cells;
    final MultinomialSampler sampler;
    final long seed;
    final double[][] logStrengths;
    final int[] @Nullable [] cutOff;
    final boolean[] diverged;

    private ReplicatePlan(FitLikelihood source, long seed, int replicates) {
        likelihood = source.likelihood();
        theta = source.theta();
        inverse = inverse(source);
        cells = new PairCells(likelihood.pairs());
        sampler = new MultinomialSampler(cells.counts());
        this.seed = seed;
        logStrengths = new double[replicates][theta.length];
        cutOff = new int[replicates][];
        diverged = new boolean[replicates];
    }

    /** Prepares the replicates of a fit. */
    public static ReplicatePlan of(FitLikelihood source, long seed, int replicates) {
        return new ReplicatePlan(source, seed, replicates);
    }

    private static double @Nullable [] inverse(FitLikelihood source) {
        if (source.theta().length > DENSE) {
            return null;
        }
        DenseSystem system = new DenseSystem(source.likelihood());
        return system.factor(source.theta()) ? system.inverse() : null;
    }

    /** One centred row a replicate. */
    public double[][] logStrengths() {
        return logStrengths;
    }

    /** For each replicate the competitors cut off, null where there is an estimate. */
    public int[] @Nullable [] cutOff() {
        return cutOff;
    }

    /** Throws if a replicate that has an estimate did not reach it. */
    public void requireAllConverged() {
        int count = 0;
        for (boolean failed : diverged) {
            count += failed ? 1 : 0;
        }
        if (count > 0) {
            throw new DataException(new UnconvergedReplicates(count, diverged.length));
        }
    }

    /**
     * Replicates whose fit stopped before the promised accuracy of {@link BradleyTerry}.
     *
     * @param count how many
     * @param replicates of how many
     */
    private record UnconvergedReplicates(int count, int replicates) implements Finding {
        @Override
        public String kind() {
            return "replicates-not-converged";
        }

        @Override
        public String message() {
            return count + " of " + replicates + " bootstrap replicates did not converge";
        }
    }

    PairTable pairs() {
        return likelihood.pairs();
    }
}
