package org.podium.stats.internal;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.podium.execution.Execution;
import org.podium.internal.graph.Connectivity;
import org.podium.internal.graph.StrongComponents;
import org.podium.internal.solver.BattleLikelihood;
import org.podium.internal.solver.BattleSolver;
import org.podium.internal.solver.PairTable;
import org.podium.internal.solver.Solution;

/**
 * Draws and fits replicates one after another in buffers of its own. Confined to one thread; what it computes for
 * replicate r depends on r alone.
 *
 * <p>A replicate differs little from the full data, so it is refitted by chord steps θ ← θ + H⁻¹ g with the full data's
 * H: one pass over the pairs and one product of a matrix with a vector a step. Where they do not contract fast (a
 * competitor with few votes) the general solver takes over.
 */
final class ReplicateFitter {
    private static final int CHORD_STEPS = 40;
    private static final double SLOWEST_CONTRACTION = 0.4;

    private final PlainReplicates plan;
    private final long[] drawn;
    private final double[] score;
    private final double[] battles;
    private final double[] entryScore;
    private final double[] entryBattles;
    private final PairTable table;
    private final BattleLikelihood likelihood;
    private final Connectivity connectivity;
    private final double[] theta;
    private final double[] strength;
    private final double[] gradient;
    private final double[] votes;
    private final double[] surplus;

    ReplicateFitter(PlainReplicates plan) {
        this.plan = plan;
        int competitors = plan.theta.length;
        drawn = new long[plan.cells.counts().length];
        score = new double[plan.cells.pairs()];
        battles = new double[plan.cells.pairs()];
        entryScore = new double[plan.pairs().entries()];
        entryBattles = new double[plan.pairs().entries()];
        table = plan.pairs().withCounts(entryScore, entryBattles, new double[0]);
        likelihood = new BattleLikelihood(table, plan.likelihood.prior());
        connectivity = new Connectivity(competitors);
        theta = new double[competitors];
        strength = new double[competitors];
        gradient = new double[competitors];
        votes = new double[competitors];
        surplus = new double[competitors];
    }

    /** Draws and fits one replicate and hands its row to the plan. */
    void fit(int replicate) {
        SplittableRandom random = Streams.of(plan.seed, replicate);
        plan.sampler.draw(random, drawn);
        plan.cells.fold(drawn, score, battles);
        Backbone backbone = plan.backbone; // none with a prior, which gives every board an estimate
        if (backbone != null && !backbone.holds(score, battles) && !isStrong()) {
            plan.lost(replicate, outsideLargest());
            return;
        }
        System.arraycopy(plan.theta, 0, theta, 0, theta.length);
        if (!chordSteps()) {
            plan.cells.spread(score, battles, entryScore, entryBattles);
            Solution solution = new BattleSolver(likelihood, 10_000, Execution.sequential()).automatic(plan.theta);
            System.arraycopy(solution.theta(), 0, theta, 0, theta.length);
            if (!solution.converged()) {
                plan.diverged(replicate);
            }
        }
        plan.estimated(replicate, centred());
    }

    private boolean isStrong() {
        plan.cells.spread(score, battles, entryScore, entryBattles);
        return connectivity.isStrong(table);
    }

    private int[] outsideLargest() {
        int[] label = StrongComponents.label(table);
        int[] size = new int[label.length];
        int largest = 0;
        for (int component : label) {
            if (++size[component] > size[largest]) {
                largest = component;
            }
        }
        int kept = largest;
        return IntStream.range(0, label.length).filter(i -> label[i] != kept).toArray();
    }

    /** Whether the chord steps met the convergence rule. */
    private boolean chordSteps() {
        double[] inverse = plan.inverse;
        if (inverse == null) {
            return false;
        }
        countVotes();
        double before = Double.POSITIVE_INFINITY;
        for (int step = 0; step < CHORD_STEPS; step++) {
            double norm = writeGradient();
            double correction = advance(inverse) * Solution.POINTS;
            if (!(correction < SLOWEST_CONTRACTION * before)) {
                return correction <= Solution.CORRECTION_LIMIT / 100 && norm <= Solution.GRADIENT_LIMIT;
            }
            // A chord correction c with contraction r is within c r / (1 − r) of the limit.
            double contraction = Math.min(SLOWEST_CONTRACTION, correction / before);
            if (norm <= Solution.GRADIENT_LIMIT && correction * (1 + contraction) <= Solution.CORRECTION_LIMIT) {
                return true;
            }
            before = correction;
        }
        return false;
    }

    private void countVotes() {
        Arrays.fill(votes, likelihood.prior() ? 1 : 0);
        for (int i = 0; i < votes.length; i++) {
            double sum = 0;
            for (int slot = plan.cells.rowStart(i); slot < plan.cells.rowStart(i + 1); slot++) {
                sum += battles[slot];
                votes[opponent(i, slot)] += battles[slot];
            }
            votes[i] += sum;
        }
    }

    private int opponent(int row, int slot) {
        return plan.cells.isDense() ? row + 1 + slot - plan.cells.rowStart(row) : plan.cells.second(slot);
    }

    /** Writes observed − expected scores and returns the largest relative to its competitor's votes. */
    private double writeGradient() {
        boolean prior = likelihood.prior();
        for (int i = 0; i < theta.length; i++) {
            strength[i] = Math.exp(theta[i]);
            gradient[i] = prior ? 0.5 - strength[i] / (strength[i] + 1) : 0;
        }
        for (int i = 0; i < theta.length; i++) {
            int from = plan.cells.rowStart(i);
            int length = plan.cells.rowStart(i + 1) - from;
            if (plan.cells.isDense()) {
                PairKernels.denseSurplus(strength, i, score, battles, from, surplus, length);
                PairKernels.subtract(surplus, length, gradient, i + 1);
            } else {
                sparseSurplus(i, from, length);
            }
            gradient[i] += PairKernels.sum(surplus, length);
        }
        double norm = 0;
        for (int i = 0; i < gradient.length; i++) {
            norm = Math.max(norm, Math.abs(gradient[i]) / votes[i]);
        }
        return norm;
    }

    private void sparseSurplus(int row, int from, int length) {
        double own = strength[row];
        for (int at = 0; at < length; at++) {
            int other = plan.cells.second(from + at);
            double difference = score[from + at] - battles[from + at] * (own / (own + strength[other]));
            surplus[at] = difference;
            gradient[other] -= difference;
        }
    }

    /** Adds H⁻¹ g, centred without a prior, and returns its largest element. */
    private double advance(double[] inverse) {
        PairKernels.multiplySymmetric(inverse, gradient, strength);
        double mean = likelihood.prior() ? 0 : PairKernels.sum(strength, theta.length) / theta.length;
        double largest = 0;
        for (int i = 0; i < theta.length; i++) {
            double step = strength[i] - mean;
            theta[i] += step;
            largest = Math.max(largest, Math.abs(step));
        }
        return largest;
    }

    private double[] centred() {
        double mean = 0;
        for (double value : theta) {
            mean += value;
        }
        mean /= theta.length;
        double[] row = new double[theta.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = theta[i] - mean;
        }
        return row;
    }
}
