package org.podium.stats.internal;

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
    public IntConsumer worker() {
        return new Worker()::fit;
    }

    /** The buffers of one thread. */
    private final class Worker {
        private final double[] drawn = new double[rows.size()];
        private final long[] counts = new long[countSampler == null ? 0 : rows.size()];
        private final CovariateRefit refit = new CovariateRefit(model, rows, source.maximum(), inverse);
        private final VoteGraph graph = new VoteGraph(model.nodes());

        void fit(int replicate) {
            SplittableRandom random = Streams.of(seed, replicate);
            if (rowSampler != null) {
                rowSampler.draw(random, drawn);
            } else if (countSampler != null) {
                countSampler.draw(random, counts);
                for (int row = 0; row < drawn.length; row++) {
                    drawn[row] = (double) counts[row];
                }
            }
            if (holdsBackbone()) {
                Solution solution = refit.run(rows.weighed(drawn));
                if (solution.converged()) {
                    estimated(replicate, gauged(solution.theta(), model.strengths()));
                    return;
                }
            }
            CovariateReplicates.this.fit(replicate, model.withCounts(rows.inOrderOfLog(drawn)), graph);
        }

        private boolean holdsBackbone() {
            for (int[] result : backbone) {
                if (!rows.hasResult(result[0], result[1], drawn)) {
                    return false;
                }
            }
            return true;
        }
    }
}
