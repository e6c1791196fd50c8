package org.podium.internal.model;

/**
 * Battles with covariates as columns: roster indices of both sides, the score of the first (1, ½, 0), the weight and
 * one column for each covariate, scaled.
 */
public final class CovariateRows {
    final int competitors;
    final int[] first;
    final int[] second;
    final double[] score;
    final double[] weight;
    final double[][] covariate;

    /** Takes the arrays, which nobody may change later. */
    public CovariateRows(
            int competitors, int[] first, int[] second, double[] score, double[] weight, double[][] covariate) {
        this.competitors = competitors;
        this.first = first;
        this.second = second;
        this.score = score;
        this.weight = weight;
        this.covariate = covariate;
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
