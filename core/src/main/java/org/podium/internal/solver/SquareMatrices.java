package org.podium.internal.solver;

import java.util.Arrays;
import org.podium.internal.kernel.Kernels;

/** Row-major square matrices in plain arrays. */
public final class SquareMatrices {
    /** Doubles that leave room for other things in a core's second cache. */
    private static final int CACHED = 1 << 15;

    private SquareMatrices() {}

    /** Replaces A by C A C with C = I − J / K, and makes it exactly symmetric. */
    public static void centre(double[] matrix, int size) {
        double[] rowMean = new double[size];
        double[] columnMean = new double[size];
        double mean = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                rowMean[i] += matrix[i * size + j] / size;
                columnMean[j] += matrix[i * size + j] / size;
            }
        }
        for (double value : rowMean) {
            mean += value / size;
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                matrix[i * size + j] += mean - rowMean[i] - columnMean[j];
            }
        }
        symmetrise(matrix, size);
    }

    /** Zeros in rows of their own: row i has the i elements before the diagonal. */
    static double[][] lowerTriangle(int size) {
        double[][] rows = new double[size][];
        for (int i = 0; i < size; i++) {
            rows[i] = new double[i];
        }
        return rows;
    }

    /** The rows of a matrix, each in an array of its own. */
    static double[][] rows(double[] matrix, int size) {
        double[][] rows = new double[size][];
        for (int i = 0; i < size; i++) {
            rows[i] = Arrays.copyOfRange(matrix, i * size, (i + 1) * size);
        }
        return rows;
    }

    /** The symmetric matrix with the diagonal and the upper triangle of these rows. */
    static double[] flatFromUpper(double[][] rows) {
        int size = rows.length;
        double[] flat = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = i; j < size; j++) {
                flat[i * size + j] = rows[i][j];
                flat[j * size + i] = rows[i][j];
            }
        }
        return flat;
    }

    /**
     * Adds A B to C, in slices of rows of B that stay in a core's cache while all rows of A pass by.
     *
     * @param upper whether only the diagonal of C and what is above it are wanted
     */
    static void addProduct(double[][] a, double[][] b, double[][] c, boolean upper) {
        Kernels kernels = Kernels.active();
        int size = c.length;
        int slice = 4 * Math.max(1, CACHED / 4 / Math.max(1, size));
        for (int from = 0; from < size; from += slice) {
            int to = Math.min(size, from + slice);
            for (int i = 0; i < size; i++) {
                addRows(kernels, a[i], b, from, to, c[i], upper ? i : 0);
            }
        }
    }

    /** Adds rows from … to − 1 of B, times the elements of a row of A, to the elements of a row of C from a column on. */
    private static void addRows(
            Kernels kernels, double[] factors, double[][] b, int from, int to, double[] target, int column) {
        int k = from;
        for (; k + 3 < to; k += 4) {
            kernels.addRows(
                    b[k],
                    b[k + 1],
                    b[k + 2],
                    b[k + 3],
                    factors[k],
                    factors[k + 1],
                    factors[k + 2],
                    factors[k + 3],
                    target,
                    column,
                    target.length);
        }
        for (; k < to; k++) {
            kernels.addRows(b[k], b[k], b[k], b[k], factors[k], 0, 0, 0, target, column, target.length);
        }
    }

    /** Replaces A by (A + Aᵀ) / 2. */
    public static void symmetrise(double[] matrix, int size) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                double middle = 0.5 * (matrix[i * size + j] + matrix[j * size + i]);
                matrix[i * size + j] = middle;
                matrix[j * size + i] = middle;
            }
        }
    }
}
