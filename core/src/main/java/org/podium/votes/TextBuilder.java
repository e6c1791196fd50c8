package org.podium.votes;

import java.util.Arrays;
import java.util.Objects;

/** A text column in the making; rows that are skipped have no text. Confined to one thread. */
final class TextBuilder {
    private final String column;
    private final NameIndex values = new NameIndex();
    private final LongChunks codes = new LongChunks();

    TextBuilder(String column) {
        this.column = column;
    }

    void set(int row, String text) {
        Objects.requireNonNull(text, column);
        if (codes.size() > row) {
            throw new IllegalStateException("the " + column + " of row " + (row + 1) + " is given twice");
        }
        while (codes.size() < row) {
            codes.add(TextColumn.MISSING);
        }
        codes.add(values.add(text));
    }

    TextColumn build(int rows) {
        int[] array = new int[rows];
        codes.forEach((row, code) -> array[row] = (int) code);
        Arrays.fill(array, codes.size(), rows, TextColumn.MISSING);
        return new TextColumn(array, values.names().toArray(String[]::new));
    }
}
