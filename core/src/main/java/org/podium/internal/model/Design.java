package org.podium.internal.model;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.podium.covariates.Covariate;
import org.podium.covariates.CovariateScaling;
import org.podium.covariates.Covariates;
import org.podium.execution.Execution;
import org.podium.internal.parallel.ParallelTasks;
import org.podium.votes.BattleLog;
import org.podium.votes.NumericColumn;
import org.podium.votes.Weighting;

/**
 * A covariate model made from a log: votes that count, and covariates scaled on those.
 *
 * @param units for each covariate the size of one scaled unit on its own scale
 * @param model the likelihood over the rows, penalties included
 */
public record Design(double[] units, CovariateModel model) {
    /** Deviations below this share of a column's values are the rounding of its mean. */
    private static final double ROUNDING = 1e-12;

    /** Rows that one thread computes at a time. */
    private static final int SLICE = 1 << 15;

    /**
     * Makes the design; the roster of the log is that of the fit. Memory: 8 bytes a row for each covariate that is not a
     * column of the log, and for counts and weights where they are not 1.
     *
     * @param given where this and the model's passes run
     */
    public static Design of(
            BattleLog log, Covariates covariates, OutcomeCells.Counting counting, boolean prior, Execution given) {
        Execution execution = given.progress((done, total) -> {}); // which would hear of every pass
        CovariateColumn[] columns = covariates.list().stream()
                .map(covariate -> column(log, covariate, execution))
                .toArray(CovariateColumn[]::new);
        double[] count = counts(log, counting);
        double[] voteWeight = voteWeights(log, count, counting.leastPairCount());
        CovariateRows unscaled = CovariateRows.unscaled(log, columns, count, voteWeight);
        RowMoments moments = RowMoments.of(unscaled, execution);
        double[] centre = new double[columns.length];
        RowMoments about = moments;
        if (covariates.scaling() == CovariateScaling.CENTRED) {
            Arrays.setAll(centre, m -> moments.sums()[m] / moments.votes());
            about = RowMoments.of(unscaled.scaled(centre, unscaled.unit), execution);
        }
        CovariateRows rows = covariates.scaling() == CovariateScaling.NONE
                ? unscaled
                : scaled(unscaled, centre, about, moments.largest());
        RowMoments ofRows = Arrays.equals(rows.centre, centre) ? about : RowMoments.of(rows, execution);
        return new Design(rows.unit, CovariateModel.of(rows, ofRows, covariates.ridge(), prior, execution));
    }

    /** By root mean squares about the centre; a column without variation keeps its values. */
    private static CovariateRows scaled(CovariateRows unscaled, double[] mean, RowMoments about, double[] largest) {
        double[] centre = mean.clone();
        double[] unit = new double[centre.length];
        for (int m = 0; m < centre.length; m++) {
            double deviation = Math.sqrt(about.squares()[m] / about.votes());
            boolean varies = deviation > ROUNDING * largest[m];
            unit[m] = varies ? deviation : 1;
            centre[m] = varies ? centre[m] : 0;
        }
        return unscaled.scaled(centre, unit);
    }

    /** The column of the log, or one computed here. */
    private static CovariateColumn column(BattleLog log, Covariate covariate, Execution execution) {
        if (covariate.column().isPresent()) {
            NumericColumn column = log.covariate(covariate.column().get());
            return column::copy;
        }
        IntToDoubleFunction reader = covariate.reader(log);
        double[] values = new double[log.size()];
        ParallelTasks.run(execution, (values.length + SLICE - 1) / SLICE, slice -> {
            int to = Math.min(values.length, (slice + 1) * SLICE);
            for (int row = slice * SLICE; row < to; row++) {
                values[row] = reader.applyAsDouble(row);
            }
        });
        return (from, length, target) -> System.arraycopy(values, from, target, 0, length);
    }

    private static double @Nullable [] counts(BattleLog log, OutcomeCells.Counting counting) {
        boolean all = counting.ties() && counting.bothBad();
        if (all && log.weighting() == Weighting.NONE) {
            return null;
        }
        boolean importance = log.weighting() == Weighting.IMPORTANCE;
        double[] count = new double[log.size()];
        for (int row = 0; row < count.length; row++) {
            if (counting.counts(log.outcomeCode(row)) && log.weight(row) > 0) {
                count[row] = importance ? 1 : (double) log.frequency(row);
            }
        }
        return count;
    }

    private static double @Nullable [] voteWeights(BattleLog log, double @Nullable [] count, long leastPairCount) {
        boolean importance = log.weighting() == Weighting.IMPORTANCE;
        if (!importance && leastPairCount == 0) {
            return null;
        }
        double[] weight = new double[log.size()];
        Arrays.setAll(weight, row -> importance ? log.weight(row) : 1);
        if (leastPairCount > 0) {
            PairVotes votes = new PairVotes();
            for (int row = 0; row < weight.length; row++) {
                votes.add(log.firstIndex(row), log.secondIndex(row), count == null ? 1 : (long) count[row]);
            }
            for (int row = 0; row < weight.length; row++) {
                weight[row] /= votes.atLeast(leastPairCount, log.firstIndex(row), log.secondIndex(row));
            }
        }
        return weight;
    }
}
