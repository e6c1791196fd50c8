package org.podium.stats.internal;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.podium.internal.graph.VoteGraph;
import org.podium.internal.model.CovariateModel;
import org.podium.internal.model.CovariateRefit;
import org.podium.internal.model.SortedRows;
import org.podium.internal.solver.Solution;

/**
 * Replicates of a covariate model: multinomial over its rows, refitted over a copy of them that is sorted by pair. A
 * replicate that this does not settle, be it without an estimate or far from the full data, is fitted as those of other
 * models are.
 */
final class CovariateReplicates extends ModelReplicates {
    /** Replicates that share a pass over the rows. */
    private static final int BATCH = 4;

    private final CovariateModel model;
    private final SortedRows rows;
    private final int[][] backbone;

    /** One of them, by whether all rows count once. */
    private final @Nullable RowSampler rowSampler;

    private final @Nullable MultinomialSampler countSampler;

    /**
     * Prepares.
     *
     * @param backbone results, winner and loser, that connect all competitors both ways; none if nothing has to
     */
    CovariateReplicates(ParametricInference source, CovariateModel model, int[][] backbone, long seed, int number) {
        super(source, seed, number);
        this.model = model;
        this.backbone = backbone;
        rows = model.sortedRows();
        long[] counts = rows.counts();
        rowSampler = counts == null ? new RowSampler(rows.size()) : null;
        countSampler = counts == null ? null : new MultinomialSampler(counts);
    }

    @Override
    public int items() {
        return (number() + BATCH - 1) / BATCH;
    }

    @Override
    public IntConsumer worker() {
        return new Worker()::fit;
    }

    /** The buffers of one thread. */
    private final class Worker {
        private final SortedRows.Counts[] drawn = new SortedRows.Counts[BATCH];
        private final byte[][] bytes = new byte[rowSampler == null ? 0 : BATCH][rows.size()];
        private final long[][] counts = new long[countSampler == null ? 0 : BATCH][rows.size()];
        private final CovariateRefit refit = new CovariateRefit(model, rows, source.maximum(), inverse, BATCH);
        private final VoteGraph graph = new VoteGraph(model.nodes());

        Worker() {
            for (int at = 0; at < BATCH; at++) {
                byte[] single = rowSampler == null ? new byte[0] : bytes[at];
                long[] several = rowSampler == null ? counts[at] : new long[0];
                drawn[at] = rowSampler == null ? row -> (double) several[row] : row -> single[row];
            }
        }

        /** Replicates of one item. */
        void fit(int item) {
            int first = item * BATCH;
            int size = Math.min(BATCH, number() - first);
            for (int at = 0; at < size; at++) {
                draw(Streams.of(seed, first + at), at);
            }
            Solution[] solutions = refit.run(Arrays.copyOf(drawn, size));
            for (int at = 0; at < size; at++) {
                if (solutions[at].converged() && holdsBackbone(drawn[at])) {
                    estimated(first + at, gauged(solutions[at].theta(), model.strengths()));
                } else {
                    CovariateReplicates.this.fit(first + at, model.withCounts(rows.inOrderOfLog(drawn[at])), graph);
                }
            }
        }

        private void draw(SplittableRandom random, int at) {
            if (rowSampler != null) {
                rowSampler.draw(random, bytes[at]);
            } else if (countSampler != null) {
                countSampler.draw(random, counts[at]);
            }
        }

        private boolean holdsBackbone(SortedRows.Counts counted) {
            for (int[] result : backbone) {
                if (!rows.hasResult(result[0], result[1], counted)) {
                    return false;
                }
            }
            return true;
        }
    }
}
