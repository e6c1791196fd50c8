package org.podium.internal.model;

import java.util.Arrays;
import org.podium.internal.kernel.Exponential;
import org.podium.internal.kernel.Kernels;

/**
 * The sums of {@link CovariateSums} over {@link SortedRows} with weights that are given: sums over competitors by segment.
 * Buffers are kept. Confined to one thread.
 *
 * <p>Cost a row: one exponential and, for M covariates, some 2 M (for the information M² / 2 + 3 M) multiplications and
 * additions, all over contiguous columns.
 */
final class SortedSums {
    private static final double[] SCORES = {0, 0.5, 1};

    private final Kernels kernels = Kernels.active();
    private final SortedRows rows;
    private final int number;

    private final double[] eta = new double[RowBlock.SIZE];
    private final double[] score = new double[RowBlock.SIZE];
    private final double[] weight = new double[RowBlock.SIZE];
    private final double[] odds = new double[RowBlock.SIZE];
    private final double[] residual = new double[RowBlock.SIZE];
    private final double[] information = new double[RowBlock.SIZE];
    private final double[][] covariate;
    private final double[][] weighted;
    private final double[][] ofEffects;
    private final double[][] ofProducts;
    private int size;

    SortedSums(SortedRows rows) {
        this.rows = rows;
        number = rows.covariate.length;
        covariate = new double[number][RowBlock.SIZE];
        weighted = new double[number][RowBlock.SIZE];
        ofEffects = new double[number][RowBlock.SIZE];
        ofProducts = new double[number * (number + 1) / 2][RowBlock.SIZE];
    }

    /** Adds the gradient of the votes. */
    void gradient(double[] parameters, double[] weights, double[] gradient) {
        clear(ofEffects);
        for (int block = 0; block + 1 < rows.firstSegment.length; block++) {
            evaluate(block, parameters, weights);
            addResiduals(block, gradient);
        }
        addEffectsTo(gradient);
    }

    /** Adds the gradient and, to the upper triangle, the information of the votes. */
    void derivatives(double[] parameters, double[] weights, double[] gradient, double[] matrix) {
        clear(ofEffects);
        clear(ofProducts);
        for (int block = 0; block + 1 < rows.firstSegment.length; block++) {
            evaluate(block, parameters, weights);
            addResiduals(block, gradient);
            addInformation(block, matrix);
        }
        addEffectsTo(gradient);
        int stride = rows.competitors + number;
        int product = 0;
        for (int m = 0; m < number; m++) {
            for (int other = m; other < number; other++) {
                matrix[(rows.competitors + m) * stride + rows.competitors + other] +=
                        kernels.sum(ofProducts[product++], 0, RowBlock.SIZE);
            }
        }
    }

    private static void clear(double[][] arrays) {
        for (double[] array : arrays) {
            Arrays.fill(array, 0);
        }
    }

    private void evaluate(int block, double[] parameters, double[] weights) {
        int from = block * RowBlock.SIZE;
        size = Math.min(RowBlock.SIZE, rows.rows - from);
        int start = from;
        for (int s = rows.firstSegment[block]; s < rows.firstSegment[block + 1]; s++) {
            double difference = parameters[rows.low[s]] - parameters[rows.high[s]];
            Arrays.fill(eta, start - from, rows.end[s] - from, difference);
            start = rows.end[s];
        }
        for (int k = 0; k < size; k++) {
            score[k] = SCORES[rows.halves[from + k]];
        }
        System.arraycopy(weights, from, weight, 0, size);
        for (int m = 0; m < number; m++) {
            System.arraycopy(rows.covariate[m], from, covariate[m], 0, size);
        }
        CovariateSums.addEffects(kernels, covariate, parameters, rows.competitors, eta, size);
        for (int k = 0; k < size; k++) {
            eta[k] = Math.max(-Exponential.LARGEST, Math.min(Exponential.LARGEST, eta[k]));
        }
        kernels.logistic(eta, score, weight, odds, residual, information, 0, size);
    }

    private void addResiduals(int block, double[] gradient) {
        int from = block * RowBlock.SIZE;
        int start = 0;
        for (int s = rows.firstSegment[block]; s < rows.firstSegment[block + 1]; s++) {
            double sum = kernels.sum(residual, start, rows.end[s] - from);
            gradient[rows.low[s]] += sum;
            gradient[rows.high[s]] -= sum;
            start = rows.end[s] - from;
        }
        for (int m = 0; m < number; m++) {
            kernels.addProduct(residual, covariate[m], ofEffects[m], 0, size);
        }
    }

    private void addInformation(int block, double[] matrix) {
        int product = 0;
        for (int m = 0; m < number; m++) {
            kernels.multiply(information, covariate[m], weighted[m], 0, size);
            for (int other = m; other < number; other++) {
                kernels.addProduct(weighted[m], covariate[other], ofProducts[product++], 0, size);
            }
        }
        int stride = rows.competitors + number;
        int from = block * RowBlock.SIZE;
        int start = 0;
        for (int s = rows.firstSegment[block]; s < rows.firstSegment[block + 1]; s++) {
            int end = rows.end[s] - from;
            int low = rows.low[s] * stride;
            int high = rows.high[s] * stride;
            double sum = kernels.sum(information, start, end);
            matrix[low + rows.low[s]] += sum;
            matrix[high + rows.high[s]] += sum;
            matrix[low + rows.high[s]] -= sum;
            for (int m = 0; m < number; m++) {
                double cross = kernels.sum(weighted[m], start, end);
                matrix[low + rows.competitors + m] += cross;
                matrix[high + rows.competitors + m] -= cross;
            }
            start = end;
        }
    }

    private void addEffectsTo(double[] gradient) {
        for (int m = 0; m < number; m++) {
            gradient[rows.competitors + m] += kernels.sum(ofEffects[m], 0, RowBlock.SIZE);
        }
    }
}
