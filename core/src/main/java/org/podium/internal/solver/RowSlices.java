package org.podium.internal.solver;

import java.util.function.IntConsumer;
import org.podium.execution.Execution;
import org.podium.internal.parallel.ParallelTasks;

/**
 * The rows of a {@link PairTable} cut into slices of about equal work, on which threads work. The cut depends on the
 * table alone, so sums made slice by slice and then added in order do not depend on the threads.
 */
public final class RowSlices {
    private static final int SMALLEST = 1 << 14;
    private static final int MOST = 128;

    /** Below this many entries another thread is not worth waking up. */
    private static final int WORTH_THREADS = 1 << 16;

    private final Execution execution;
    private final int[] bound;

    public RowSlices(PairTable pairs, Execution execution) {
        this.execution = pairs.entries() < WORTH_THREADS
                ? Execution.sequential().cancelledBy(execution.cancellation())
                : execution.progress((done, total) -> {});
        long work = (long) pairs.entries() + pairs.size();
        int slices = (int) Math.max(1, Math.min(MOST, work / SMALLEST));
        bound = new int[slices + 1];
        int row = 0;
        for (int slice = 1; slice <= slices; slice++) {
            long goal = work * slice / slices;
            while (row < pairs.size() && pairs.start(row) + (long) row < goal) {
                row++;
            }
            bound[slice] = row;
        }
        bound[slices] = pairs.size();
    }

    public int count() {
        return bound.length - 1;
    }

    public int start(int slice) {
        return bound[slice];
    }

    public int end(int slice) {
        return bound[slice + 1];
    }

    /** Runs a body once for each slice. */
    public void run(IntConsumer body) {
        ParallelTasks.run(execution, count(), body);
    }

    /** The sum of one number a slice, in the order of the slices. */
    public static double sum(double[] ofSlices) {
        double sum = 0;
        for (double value : ofSlices) {
            sum += value;
        }
        return sum;
    }
}
