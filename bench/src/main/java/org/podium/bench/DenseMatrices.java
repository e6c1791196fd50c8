package org.podium.bench;

/** The textbook's algorithms for small dense matrices, given by rows. */
final class DenseMatrices {
    private DenseMatrices() {}

    static double[][] product(double[][] left, double[][] right) {
        double[][] product = new double[left.length][right[0].length];
        for (int i = 0; i < left.length; i++) {
            for (int k = 0; k < right.length; k++) {
                subtractMultiple(product[i], right[k], -left[i][k]);
            }
        }
        return product;
    }

    /** Gauss and Jordan's elimination with the largest pivot of each column. */
    static double[][] inverse(double[][] matrix) {
        int size = matrix.length;
        double[][] left = new double[size][];
        double[][] right = new double[size][size];
        for (int i = 0; i < size; i++) {
            left[i] = matrix[i].clone();
            right[i][i] = 1;
        }
        for (int column = 0; column < size; column++) {
            int pivot = pivot(left, column);
            swap(left, pivot, column);
            swap(right, pivot, column);
            divide(right[column], left[column][column]);
            divide(left[column], left[column][column]);
            for (int row = 0; row < size; row++) {
                if (row != column) {
                    double factor = left[row][column];
                    subtractMultiple(left[row], left[column], factor);
                    subtractMultiple(right[row], right[column], factor);
                }
            }
        }
        return right;
    }

    private static int pivot(double[][] matrix, int column) {
        int pivot = column;
        for (int row = column + 1; row < matrix.length; row++) {
            if (Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column])) {
                pivot = row;
            }
        }
        return pivot;
    }

    private static void swap(double[][] matrix, int i, int j) {
        double[] row = matrix[i];
        matrix[i] = matrix[j];
        matrix[j] = row;
    }

    private static void divide(double[] row, double divisor) {
        for (int i = 0; i < row.length; i++) {
            row[i] /= divisor;
        }
    }

    private static void subtractMultiple(double[] from, double[] row, double factor) {
        for (int i = 0; i < row.length; i++) {
            from[i] -= factor * row[i];
        }
    }
}
