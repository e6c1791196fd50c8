package org.podium.internal.model;

import java.util.Arrays;

/**
 * Battles with covariates as columns: roster indices of both sides, the score of the first (1, ½, 0), how often the row
 * counts, the weight of one such vote, and one column for each covariate, scaled.
 */
public final class CovariateRows {
    final int competitors;
    final int[] first;
    final int[] second;
    final double[] score;
    final long[] count;
    final double[] voteWeight;
    final double[][] covariate;

    /** Takes the arrays, which nobody may change later. */
    public CovariateRows(
            int competitors,
            int[] first,
            int[] second,
            double[] score,
            long[] count,
            double[] voteWeight,
            double[][] covariate) {
        this.competitors = competitors;
        this.first = first;
        this.second = second;
        this.score = score;
        this.count = count;
        this.voteWeight = voteWeight;
        this.covariate = covariate;
    }

    CovariateRows withCounts(long[] counts) {
        return new CovariateRows(competitors, first, second, score, counts, voteWeight, covariate);
    }

    CovariateRows withSquaredWeights() {
        double[] squared = Arrays.stream(voteWeight).map(w -> w * w).toArray();
        return new CovariateRows(competitors, first, second, score, count, squared, covariate);
    }

    boolean isWeighted() {
        return Arrays.stream(voteWeight).anyMatch(w -> w != 1); // 1 is exact where there are no weights
    }

    double weight(int row) {
        return count[row] * voteWeight[row];
    }

    public int rows() {
        return first.length;
    }

    public int covariates() {
        return covariate.length;
    }

    public int competitors() {
        return competitors;
    }
}
