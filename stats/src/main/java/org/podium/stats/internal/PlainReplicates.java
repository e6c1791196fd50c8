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

    /** Variance times information of a competitor is about 1 on a well-mixed board. */
    private static final double THIN = 4;

    private static final double LARGEST_CONTRACTION = 0.99;

    final BattleLikelihood likelihood;
    final double[] theta;

    /** Symmetric; null on boards too large for it. */
    final double @Nullable [][] inverse;

    final PairCells cells;
    private final double[] votes;
    private final boolean hasThinGroups;
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
        votes = new double[theta.length];
        Arrays.setAll(votes, pairs()::battlesOf);
        hasThinGroups = inverse != null && hasThinGroups(source, inverse);
    }

    /** Whether some competitors hang together far more than with the rest: a variance far above what their votes suggest. */
    private static boolean hasThinGroups(FitLikelihood source, double[][] inverse) {
        BattleLikelihood likelihood = source.likelihood();
        double[] diagonal = new double[inverse.length];
        likelihood.information(source.theta(), new double[likelihood.pairs().entries()], diagonal);
        double mean = 0;
        for (double[] row : inverse) {
            mean += Arrays.stream(row).sum() / inverse.length / inverse.length;
        }
        for (int i = 0; i < inverse.length; i++) {
            double centring =
                    likelihood.prior() ? 0 : 2 * Arrays.stream(inverse[i]).sum() / inverse.length - mean;
            if ((inverse[i][i] - centring) * diagonal[i] > THIN) {
                return true;
            }
        }
        return false;
    }

    /**
     * A bound on how much of an error a chord step may leave, beyond what the steps taken show: where a replicate has a
     * fraction f of a competitor's votes, its information is about f of that in the matrix, and 1 − f of an error along it
     * stays. Behind a thin link, nothing is known.
     */
    double slowestContraction(double[] drawnVotes) {
        double slowest = hasThinGroups ? LARGEST_CONTRACTION : 0;
        for (int i = 0; i < votes.length; i++) {
            slowest = Math.max(slowest, Math.abs(1 - drawnVotes[i] / votes[i]));
        }
        return Math.min(slowest, LARGEST_CONTRACTION);
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
