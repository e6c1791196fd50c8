package org.podium.votes;

/**
 * A column of finite numbers, one a vote. Memory: 8 bytes a row. Immutable and thread-safe.
 */
public final class NumericColumn {
    private final double[] values;

    /** Takes an array, which it keeps. */
    NumericColumn(double[] values) {
        this.values = values;
    }

    /**
     * The number of rows.
     *
     * @return the size of the log
     */
    public int size() {
        return values.length;
    }

    /**
     * The number of a row. Cost: one array access.
     *
     * @param row 0 … size − 1
     * @return a finite number
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public double value(int row) {
        return values[row];
    }

    /**
     * All numbers in row order.
     *
     * @return a new array
     */
    public double[] toArray() {
        return values.clone();
    }

    /**
     * Copies some numbers, which is quicker than reading them one by one.
     *
     * @param from the first row
     * @param length the number of rows
     * @param target where they go, to the elements 0 … length − 1
     * @throws IndexOutOfBoundsException if there are no such rows or elements
     */
    public void copy(int from, int length, double[] target) {
        System.arraycopy(values, from, target, 0, length);
    }

    NumericColumn take(int[] rows) {
        double[] taken = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            taken[i] = values[rows[i]];
        }
        return new NumericColumn(taken);
    }

    /** The number of rows. */
    @Override
    public String toString() {
        return "NumericColumn[" + values.length + " rows]";
    }
}
