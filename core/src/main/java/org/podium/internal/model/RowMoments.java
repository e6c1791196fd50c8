package org.podium.internal.model;

import java.util.Arrays;
import org.podium.execution.Execution;
import org.podium.internal.kernel.Kernels;
import org.podium.internal.parallel.ParallelTasks;

/**
 * What scaling and the convergence rule need to know of the rows, in one pass. Of covariates less their centres, in their own
 * units. Rows are cut into slices that depend on their number alone, whose sums are added in order.
 *
 * @param votes Σ count
 * @param sums Σ count z of each covariate
 * @param squares Σ count z²
 * @param largest max |z|
 * @param sizes Σ weight |z|
 * @param weights Σ weight of each competitor
 */
record RowMoments(double votes, double[] sums, double[] squares, double[] largest, double[] sizes, double[] weights) {
    private static final int MOST_SLICES = 64;
    private static final int LEAST_ROWS = 8192;

    static RowMoments of(CovariateRows rows, Execution execution) {
        int slices = Math.max(1, Math.min(MOST_SLICES, rows.rows() / LEAST_ROWS));
        RowMoments[] parts = new RowMoments[slices];
        ParallelTasks.run(execution, slices, slice -> {
            int from = (int) ((long) rows.rows() * slice / slices);
            int to = (int) ((long) rows.rows() * (slice + 1) / slices);
            parts[slice] = of(rows, from, to);
        });
        double votes = 0;
        double[] sums = new double[rows.covariates()];
        double[] squares = new double[rows.covariates()];
        double[] largest = new double[rows.covariates()];
        double[] sizes = new double[rows.covariates()];
        double[] weights = new double[rows.competitors()];
        for (RowMoments part : parts) {
            votes += part.votes;
            for (int m = 0; m < sums.length; m++) {
                sums[m] += part.sums[m];
                squares[m] += part.squares[m];
                largest[m] = Math.max(largest[m], part.largest[m]);
                sizes[m] += part.sizes[m];
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] += part.weights[i];
            }
        }
        return new RowMoments(votes, sums, squares, largest, sizes, weights);
    }

    private static RowMoments of(CovariateRows rows, int from, int to) {
        Kernels kernels = Kernels.active();
        RowBlock block = new RowBlock(rows);
        int covariates = rows.covariates();
        double votes = 0;
        double[][] sums = new double[covariates][RowBlock.SIZE];
        double[][] squares = new double[covariates][RowBlock.SIZE];
        double[][] largest = new double[covariates][RowBlock.SIZE];
        double[][] sizes = new double[covariates][RowBlock.SIZE];
        double[] weights = new double[rows.competitors()];
        double[] work = new double[RowBlock.SIZE];
        for (int row = from; row < to; row += RowBlock.SIZE) {
            block.read(row, Math.min(to, row + RowBlock.SIZE));
            int size = block.size();
            votes += kernels.sum(block.count, 0, size);
            for (int k = 0; k < size; k++) {
                weights[block.first[k]] += block.weight[k];
                weights[block.second[k]] += block.weight[k];
            }
            for (int m = 0; m < covariates; m++) {
                double[] z = block.covariate[m];
                kernels.addProduct(block.count, z, sums[m], 0, size);
                kernels.multiply(block.count, z, work, 0, size);
                kernels.addProduct(work, z, squares[m], 0, size);
                keepLargest(z, largest[m], work, size);
                kernels.addProduct(block.weight, work, sizes[m], 0, size);
            }
        }
        return new RowMoments(votes, totals(sums), totals(squares), maxima(largest), totals(sizes), weights);
    }

    private static void keepLargest(double[] z, double[] largest, double[] absolute, int size) {
        for (int k = 0; k < size; k++) {
            absolute[k] = Math.abs(z[k]);
            largest[k] = Math.max(largest[k], absolute[k]);
        }
    }

    private static double[] totals(double[][] parts) {
        return Arrays.stream(parts)
                .mapToDouble(part -> Kernels.active().sum(part, 0, part.length))
                .toArray();
    }

    private static double[] maxima(double[][] parts) {
        return Arrays.stream(parts)
                .mapToDouble(part -> Arrays.stream(part).max().orElse(0))
                .toArray();
    }
}
