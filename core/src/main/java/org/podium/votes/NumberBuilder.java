package org.podium.votes;

/** A column of numbers in the making, as long values or the bits of doubles; no row may be skipped. One thread. */
final class NumberBuilder {
    private final String column;
    private final LongChunks values = new LongChunks();

    NumberBuilder(String column) {
        this.column = column;
    }

    void set(int row, long bits) {
        if (values.size() > row) {
            throw new IllegalStateException("the " + column + " of row " + (row + 1) + " is given twice");
        }
        requireRows(row);
        values.add(bits);
    }

    private void requireRows(int rows) {
        if (values.size() < rows) {
            throw new IllegalStateException("row " + (values.size() + 1) + " has no " + column
                    + "; a number must be given for every row or for none");
        }
    }

    LongColumn buildLongs(int rows) {
        requireRows(rows);
        return new LongColumn(values.toArray());
    }

    NumericColumn buildNumeric(int rows) {
        requireRows(rows);
        double[] numbers = new double[rows];
        values.forEach((row, bits) -> numbers[row] = Double.longBitsToDouble(bits));
        return new NumericColumn(numbers);
    }
}
