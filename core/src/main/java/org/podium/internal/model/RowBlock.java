package org.podium.internal.model;

import java.util.Arrays;
import org.podium.internal.kernel.Kernels;

/**
 * A buffer of consecutive rows, few enough to stay in the fastest cache, with all columns at the same indices. Covariates are
 * centred but not divided by their units. Confined to one thread.
 */
final class RowBlock {
    static final int SIZE = 256;

    private static final double[] ONES = ones();
    private static final double[] SCORES = {1, 0, 0.5, 0.5};

    private final CovariateRows rows;
    final int[] first = new int[SIZE];
    final int[] second = new int[SIZE];
    final double[] score = new double[SIZE];
    final double[][] covariate;

    /** How often each row counts, the weight of one such vote, and their product; not to be written to. */
    double[] count = ONES;

    double[] voteWeight = ONES;
    double[] weight = ONES;

    private final double[] ownCount;
    private final double[] ownVoteWeight;
    private final double[] ownWeight;
    private int size;

    RowBlock(CovariateRows rows) {
        this.rows = rows;
        covariate = new double[rows.covariates()][SIZE];
        ownCount = rows.count == null ? ONES : new double[SIZE];
        ownVoteWeight = rows.voteWeight == null ? ONES : new double[SIZE];
        ownWeight = new double[SIZE];
    }

    private static double[] ones() {
        double[] ones = new double[SIZE];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Twice the score of the first. */
    static int halves(int outcomeCode) {
        return (int) (2 * SCORES[outcomeCode]);
    }

    /** How many rows there are. */
    int size() {
        return size;
    }

    boolean isWeighted() {
        return weight != ONES;
    }

    /** Reads the rows from one up to, and without, another, at most {@link #SIZE}. */
    void read(int from, int to) {
        size = to - from;
        for (int k = 0; k < size; k++) {
            first[k] = rows.log.firstIndex(from + k);
            second[k] = rows.log.secondIndex(from + k);
            score[k] = SCORES[rows.log.outcomeCode(from + k)];
        }
        for (int m = 0; m < covariate.length; m++) {
            rows.columns[m].copy(from, size, covariate[m]);
            double centre = rows.centre[m];
            if (centre != 0) {
                for (int k = 0; k < size; k++) {
                    covariate[m][k] -= centre;
                }
            }
        }
        readWeights(from);
    }

    private void readWeights(int from) {
        if (rows.count != null) {
            System.arraycopy(rows.count, from, ownCount, 0, size);
        }
        if (rows.voteWeight != null) {
            System.arraycopy(rows.voteWeight, from, ownVoteWeight, 0, size);
        }
        count = ownCount;
        voteWeight = ownVoteWeight;
        if (rows.voteWeight == null || rows.count == null) {
            weight = rows.voteWeight == null ? count : voteWeight;
        } else {
            Kernels.active().multiply(count, voteWeight, ownWeight, 0, size);
            weight = ownWeight;
        }
    }
}
