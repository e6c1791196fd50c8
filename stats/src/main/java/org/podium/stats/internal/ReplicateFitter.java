package org.podium.stats.internal;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.podium.execution.Execution;
import org.podium.internal.graph.Connectivity;
import org.podium.internal.graph.StrongComponents;
import org.podium.internal.kernel.Kernels;
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

    /** How many times more than estimated may be left. */
    private static final double SAFETY = 10;

    private final Kernels kernels = Kernels.active();
    private final PlainReplicates plan;
    private final long[] drawn;
    private final ReplicateBoard board;
    private final double[] entryScore;
    private final double[] entryBattles;
    private final PairTable table;
    private final BattleLikelihood likelihood;
    private final Connectivity connectivity;
    private final double[] theta;
    private final double[] strength;
    private final double[] gradient;
    private final double[] step;
    private final double[] work;

    ReplicateFitter(PlainReplicates plan) {
        this.plan = plan;
        int competitors = plan.theta.length;
        drawn = new long[plan.cells.counts().length];
        board = ReplicateBoard.of(plan.pairs(), plan.cells);
        entryScore = new double[plan.pairs().entries()];
        entryBattles = new double[plan.pairs().entries()];
        table = plan.pairs().withCounts(entryScore, entryBattles, new double[0]);
        likelihood = new BattleLikelihood(table, plan.likelihood.prior());
        connectivity = new Connectivity(competitors);
        theta = new double[competitors];
        strength = new double[competitors];
        gradient = new double[competitors];
        step = new double[competitors];
        work = new double[competitors];
    }

    /** Draws and fits one replicate and hands its row to the plan. */
    void fit(int replicate) {
        SplittableRandom random = Streams.of(plan.seed, replicate);
        plan.sampler.draw(random, drawn);
        Backbone backbone = plan.backbone; // none with a prior, which gives every board an estimate
        if (backbone != null && !backbone.holds(drawn) && !isStrong()) {
            plan.lost(replicate, outsideLargest());
            return;
        }
        System.arraycopy(plan.theta, 0, theta, 0, theta.length);
        if (!chordSteps()) {
            plan.cells.spread(drawn, entryScore, entryBattles);
            Solution solution = new BattleSolver(likelihood, 10_000, Execution.sequential()).automatic(plan.theta);
            System.arraycopy(solution.theta(), 0, theta, 0, theta.length);
            if (!solution.converged()) {
                plan.diverged(replicate);
            }
        }
        plan.estimated(replicate, centred());
    }

    private boolean isStrong() {
        plan.cells.spread(drawn, entryScore, entryBattles);
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
        double[][] inverse = plan.inverse;
        if (inverse == null) {
            return false;
        }
        board.take(drawn);
        double slowest = plan.slowestContraction(board.votes);
        double before = Double.POSITIVE_INFINITY;
        for (int taken = 0; taken < CHORD_STEPS; taken++) {
            double norm = writeGradient();
            double correction = advance(inverse) * Solution.POINTS;
            if (!(correction < SLOWEST_CONTRACTION * before)) {
                return correction <= Solution.CORRECTION_LIMIT / 100 && norm <= Solution.GRADIENT_LIMIT;
            }
            // Steps contract by r, so a Newton step from where the last one led would still correct by c r / (1 − r).
            double contraction = Math.max(slowest, taken == 0 ? SLOWEST_CONTRACTION : correction / before);
            double left = SAFETY * contraction / (1 - contraction);
            if (norm * left <= Solution.GRADIENT_LIMIT && correction * left <= Solution.CORRECTION_LIMIT) {
                return true;
            }
            before = correction;
        }
        return false;
    }

    /** Writes observed − expected scores and returns the largest relative to its competitor's votes. */
    private double writeGradient() {
        double phantom = likelihood.prior() ? 1 : 0;
        for (int i = 0; i < theta.length; i++) {
            strength[i] = Math.exp(theta[i]);
        }
        board.expect(strength, step);
        double norm = 0;
        for (int i = 0; i < theta.length; i++) {
            gradient[i] = board.score[i] - step[i] + phantom * (0.5 - strength[i] / (strength[i] + 1));
            norm = Math.max(norm, Math.abs(gradient[i]) / (board.votes[i] + phantom));
        }
        return norm;
    }

    /** Adds H⁻¹ g, centred without a prior, and returns its largest element. */
    private double advance(double[][] inverse) {
        int size = theta.length;
        for (int i = 0; i < size; i++) {
            step[i] = inverse[i][i] * gradient[i];
        }
        for (int i = 0; i < size; i++) {
            step[i] += kernels.symmetricRow(inverse[i], gradient, gradient[i], step, work, i + 1, size);
        }
        double mean = likelihood.prior() ? 0 : kernels.sum(step, 0, size) / size;
        double largest = 0;
        for (int i = 0; i < size; i++) {
            double moved = step[i] - mean;
            theta[i] += moved;
            largest = Math.max(largest, Math.abs(moved));
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
