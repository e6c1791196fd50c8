package org.podium.internal.model;

import java.util.Arrays;
import org.podium.internal.kernel.Exponential;
import org.podium.internal.kernel.Kernels;

/**
 * Passes over {@link SortedRows} for several replicates at once, each with weights and parameters of its own: a block of rows
 * is brought to the cache once and serves all of them. Sums over competitors are added up by segment. Confined to one
 * thread, which keeps the buffers.
 *
 * <p>Cost a row and replicate: one exponential and, for M covariates, some 2 M (for the information M² / 2 + 3 M)
 * multiplications and additions, all over contiguous columns.
 */
final class SortedSums {
    private static final double[] SCORES = {0, 0.5, 1};

    private final Kernels kernels = Kernels.active();
    private final SortedRows rows;
    private final int effects;

    // The rows of a block.
    private final double[][] covariate;
    private final double[] score = new double[RowBlock.SIZE];
    private int block;
    private int from;
    private int size;

    // What they are for one replicate.
    private final double[] eta = new double[RowBlock.SIZE];
    private final double[] weight = new double[RowBlock.SIZE];
    private final double[] odds = new double[RowBlock.SIZE];
    private final double[] residual = new double[RowBlock.SIZE];
    private final double[] information = new double[RowBlock.SIZE];
    private final double[][] weighted;

    SortedSums(SortedRows rows) {
        this.rows = rows;
        effects = rows.covariate.length;
        covariate = new double[effects][RowBlock.SIZE];
        weighted = new double[effects][RowBlock.SIZE];
    }

    /** One replicate's place in the parameter space and the sums there; confined to one thread. */
    static final class Replicate {
        final double[] parameters;
        final double[] gradient;
        final double[] matrix;
        private final double[][] ofEffects;
        private final double[][] ofProducts;

        Replicate(int parameters, int effects) {
            this.parameters = new double[parameters];
            gradient = new double[parameters];
            matrix = new double[parameters * parameters];
            ofEffects = new double[effects][RowBlock.SIZE];
            ofProducts = new double[effects * (effects + 1) / 2][RowBlock.SIZE];
        }

        private void clear(boolean withMatrix) {
            Arrays.fill(gradient, 0);
            for (double[] part : ofEffects) {
                Arrays.fill(part, 0);
            }
            if (withMatrix) {
                Arrays.fill(matrix, 0);
                for (double[] part : ofProducts) {
                    Arrays.fill(part, 0);
                }
            }
        }
    }

    /**
     * Overwrites gradients and, if wanted, the upper triangle of the information of the votes.
     *
     * @param weights of the sorted rows, for each replicate
     * @param number how many of the replicates, from the first on
     */
    void evaluate(Replicate[] replicates, CovariateColumn[] weights, int number, boolean withMatrix) {
        for (int r = 0; r < number; r++) {
            replicates[r].clear(withMatrix);
        }
        for (block = 0; block + 1 < rows.firstSegment.length; block++) {
            read();
            for (int r = 0; r < number; r++) {
                weights[r].copy(from, size, weight);
                predict(replicates[r].parameters);
                kernels.logistic(eta, score, weight, odds, residual, information, 0, size);
                addResiduals(replicates[r]);
                if (withMatrix) {
                    addInformation(replicates[r]);
                }
            }
        }
        for (int r = 0; r < number; r++) {
            addEffects(replicates[r], withMatrix);
        }
    }

    private void read() {
        from = block * RowBlock.SIZE;
        size = Math.min(RowBlock.SIZE, rows.rows - from);
        for (int k = 0; k < size; k++) {
            score[k] = SCORES[rows.halves[from + k]];
        }
        for (int m = 0; m < effects; m++) {
            System.arraycopy(rows.covariate[m], from, covariate[m], 0, size);
        }
    }

    private void predict(double[] parameters) {
        int start = 0;
        for (int s = rows.firstSegment[block]; s < rows.firstSegment[block + 1]; s++) {
            Arrays.fill(eta, start, rows.end[s] - from, parameters[rows.low[s]] - parameters[rows.high[s]]);
            start = rows.end[s] - from;
        }
        CovariateSums.addEffects(kernels, covariate, parameters, rows.competitors, eta, size);
        for (int k = 0; k < size; k++) {
            eta[k] = Math.max(-Exponential.LARGEST, Math.min(Exponential.LARGEST, eta[k]));
        }
    }

    private void addResiduals(Replicate replicate) {
        int start = 0;
        for (int s = rows.firstSegment[block]; s < rows.firstSegment[block + 1]; s++) {
            double sum = kernels.sum(residual, start, rows.end[s] - from);
            replicate.gradient[rows.low[s]] += sum;
            replicate.gradient[rows.high[s]] -= sum;
            start = rows.end[s] - from;
        }
        for (int m = 0; m < effects; m++) {
            kernels.addProduct(residual, covariate[m], replicate.ofEffects[m], 0, size);
        }
    }

    private void addInformation(Replicate replicate) {
        int product = 0;
        for (int m = 0; m < effects; m++) {
            kernels.multiply(information, covariate[m], weighted[m], 0, size);
            for (int other = m; other < effects; other++) {
                kernels.addProduct(weighted[m], covariate[other], replicate.ofProducts[product++], 0, size);
            }
        }
        double[] matrix = replicate.matrix;
        int stride = rows.competitors + effects;
        int start = 0;
        for (int s = rows.firstSegment[block]; s < rows.firstSegment[block + 1]; s++) {
            int end = rows.end[s] - from;
            int low = rows.low[s] * stride;
            int high = rows.high[s] * stride;
            double sum = kernels.sum(information, start, end);
            matrix[low + rows.low[s]] += sum;
            matrix[high + rows.high[s]] += sum;
            matrix[low + rows.high[s]] -= sum;
            for (int m = 0; m < effects; m++) {
                double cross = kernels.sum(weighted[m], start, end);
                matrix[low + rows.competitors + m] += cross;
                matrix[high + rows.competitors + m] -= cross;
            }
            start = end;
        }
    }

    private void addEffects(Replicate replicate, boolean withMatrix) {
        int first = rows.competitors;
        int stride = first + effects;
        for (int m = 0; m < effects; m++) {
            replicate.gradient[first + m] += kernels.sum(replicate.ofEffects[m], 0, RowBlock.SIZE);
        }
        int product = 0;
        for (int m = 0; withMatrix && m < effects; m++) {
            for (int other = m; other < effects; other++) {
                replicate.matrix[(first + m) * stride + first + other] +=
                        kernels.sum(replicate.ofProducts[product++], 0, RowBlock.SIZE);
            }
        }
    }
}
