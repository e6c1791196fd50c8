package org.podium.slow;

/** Small matrices by the schoolbook. */
public final class Matrices {
    private Matrices() {}

    /** The inverse by Gauss-Jordan elimination with pivoting. */
    public static double[][] inverse(double[][] matrix) {
        int size = matrix.length;
        double[][] work = new double[size][2 * size];
        for (int i = 0; i < size; i++) {
            System.arraycopy(matrix[i], 0, work[i], 0, size);
            work[i][size + i] = 1;
        }
        for (int column = 0; column < size; column++) {
            int pivot = column;
            for (int row = column + 1; row < size; row++) {
                pivot = Math.abs(work[row][column]) > Math.abs(work[pivot][column]) ? row : pivot;
            }
            double[] swapped = work[column];
            work[column] = work[pivot];
            work[pivot] = swapped;
            for (int row = 0; row < size; row++) {
                double factor = row == column ? 1 - 1 / work[column][column] : work[row][column] / work[column][column];
                for (int k = 0; factor != 0 && k < 2 * size; k++) {
                    work[row][k] -= factor * work[column][k];
                }
            }
        }
        double[][] inverse = new double[size][size];
        for (int i = 0; i < size; i++) {
            System.arraycopy(work[i], size, inverse[i], 0, size);
        }
        return inverse;
    }

    public static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                product[i] += matrix[i][j] * vector[j];
            }
        }
        return product;
    }

    public static double[][] times(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                for (int k = 0; k < b.length; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }
}
