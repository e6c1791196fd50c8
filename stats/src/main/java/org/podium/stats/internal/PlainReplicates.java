package org.podium.stats.internal;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.podium.internal.solver.BattleLikelihood;
import org.podium.internal.solver.DenseSystem;
import org.podium.internal.solver.PairTable;

/** Replicates of the plain likelihood, with what they share: pairs, sampler, estimate and inverse information there. */
final class PlainReplicates extends Replicates {
    /** Up to this many competitors the inverse information is kept as a dense matrix for chord steps. */
    private static final int DENSE = 1500;

    final BattleLikelihood likelihood;
    final double[] theta;

    /** Symmetric; null on boards too large for it. */
    final double @Nullable [][] inverse;

    final PairCells cells;
    final MultinomialSampler sampler;
    final @Nullable Backbone backbone;

    PlainReplicates(FitLikelihood source, long seed, int number) {
        super(seed, number);
        likelihood = source.likelihood();
        theta = source.theta();
        inverse = inverse(source);
        cells = new PairCells(likelihood.pairs());
        sampler = new MultinomialSampler(cells.counts());
        backbone = likelihood.prior() ? null : Backbone.of(pairs(), cells);
    }

    private static double @Nullable [][] inverse(FitLikelihood source) {
        int size = source.theta().length;
        DenseSystem system = size > DENSE ? null : new DenseSystem(source.likelihood());
        if (system == null || !system.factor(source.theta())) {
            return null;
        }
        double[] flat = system.inverse();
        double[][] rows = new double[size][];
        for (int i = 0; i < size; i++) {
            rows[i] = Arrays.copyOfRange(flat, i * size, (i + 1) * size);
        }
        return rows;
    }

    @Override
    public IntConsumer worker() {
        return new ReplicateFitter(this)::fit;
    }

    PairTable pairs() {
        return likelihood.pairs();
    }
}
