package org.podium.internal.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.podium.votes.BattleLog;

/**
 * The rows of a log as a covariate model reads them. Columns that the log has are read there and not copied; those that are
 * computed, and weights, are columns of their own. A row whose outcome does not count is kept with count 0.
 *
 * <p>Covariates enter the model as (z − centre) / unit. Immutable and thread-safe.
 */
final class CovariateRows {
    final BattleLog log;
    final CovariateColumn[] columns;
    final double[] centre;
    final double[] unit;

    /** How often each row counts; null if all do once. */
    final double @Nullable [] count;

    /** The weight of one such vote; null if it is 1. */
    final double @Nullable [] voteWeight;

    private CovariateRows(
            BattleLog log,
            CovariateColumn[] columns,
            double[] centre,
            double[] unit,
            double @Nullable [] count,
            double @Nullable [] voteWeight) {
        this.log = log;
        this.columns = columns;
        this.centre = centre;
        this.unit = unit;
        this.count = count;
        this.voteWeight = voteWeight;
    }

    /** Takes the arrays, which nobody may change later. */
    static CovariateRows unscaled(
            BattleLog log, CovariateColumn[] columns, double @Nullable [] count, double @Nullable [] voteWeight) {
        double[] unit = new double[columns.length];
        Arrays.fill(unit, 1);
        return new CovariateRows(log, columns, new double[columns.length], unit, count, voteWeight);
    }

    /** Takes the arrays, which nobody may change later. */
    CovariateRows scaled(double[] newCentre, double[] newUnit) {
        return new CovariateRows(log, columns, newCentre, newUnit, count, voteWeight);
    }

    int rows() {
        return log.size();
    }

    int competitors() {
        return log.roster().size();
    }

    int covariates() {
        return columns.length;
    }

    boolean counts(int row) {
        return count == null || count[row] > 0;
    }

    boolean isWeighted() {
        return voteWeight != null && Arrays.stream(voteWeight).anyMatch(weight -> weight != 1);
    }

    long[] counts() {
        long[] counts = new long[rows()];
        Arrays.fill(counts, 1);
        for (int row = 0; count != null && row < counts.length; row++) {
            counts[row] = (long) count[row];
        }
        return counts;
    }

    CovariateRows withCounts(long[] counts) {
        double[] other = new double[counts.length];
        for (int row = 0; row < other.length; row++) {
            other[row] = (double) counts[row];
        }
        return new CovariateRows(log, columns, centre, unit, other, voteWeight);
    }

    CovariateRows withSquaredWeights() {
        double[] squared = voteWeight == null
                ? null
                : Arrays.stream(voteWeight).map(w -> w * w).toArray();
        return new CovariateRows(log, columns, centre, unit, count, squared);
    }
}
