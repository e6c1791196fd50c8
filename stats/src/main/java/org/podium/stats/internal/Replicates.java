package org.podium.stats.internal;

import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The replicates of one bootstrap: what they share, read-only, and the rows of results, of which each replicate writes
 * its own. What replicate r computes depends on the seed and r alone.
 */
public abstract class Replicates {
    final long seed;
    private final double[][] parameters;
    private final int[] @Nullable [] undetermined;
    private final boolean[] diverged;

    Replicates(long seed, int number) {
        this.seed = seed;
        parameters = new double[number][];
        undetermined = new int[number][];
        diverged = new boolean[number];
    }

    /** A worker for one thread: it draws and fits the replicates of a work item and keeps the results. */
    public abstract IntConsumer worker();

    /** The number of work items: as many as replicates, unless those share work. */
    public int items() {
        return parameters.length;
    }

    final int number() {
        return parameters.length;
    }

    final void estimated(int replicate, double[] row) {
        parameters[replicate] = row;
    }

    /** Notes the parameters without a finite value: the competitors cut off, or else effects. */
    final void lost(int replicate, int[] without) {
        undetermined[replicate] = without;
        parameters[replicate] = new double[0];
    }

    final void diverged(int replicate) {
        diverged[replicate] = true;
    }

    /** One row a replicate: log-strengths, centred where they have no zero of their own, then effects. */
    public final double[][] parameters() {
        return parameters;
    }

    /** For each replicate the parameters without a finite value, null where there is an estimate. */
    public final int[] @Nullable [] undetermined() {
        return undetermined;
    }

    /** How many replicates have an estimate that their fit did not reach. */
    public final int unconverged() {
        int count = 0;
        for (boolean failed : diverged) {
            count += failed ? 1 : 0;
        }
        return count;
    }
}
