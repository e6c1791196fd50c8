package org.podium.internal.solver;

/** Row-major square matrices in plain arrays. */
public final class SquareMatrices {
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
