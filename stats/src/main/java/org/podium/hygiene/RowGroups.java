package org.podium.hygiene;

import java.util.Arrays;
import org.podium.votes.TextColumn;

/** The rows of each group of texts, as one array with an offset a group. Immutable. */
final class RowGroups {
    private final int[] offsets;
    private final int[] rows;

    private RowGroups(int[] offsets, int[] rows) {
        this.offsets = offsets;
        this.rows = rows;
    }

    /**
     * Rows by the group of their text; rows without a text are in none.
     *
     * @param groups for each code of the column a group 0, 1, 2 … with none left out
     * @param order all rows, in the order that they shall have within a group
     */
    static RowGroups of(TextColumn column, int[] groups, int[] order) {
        int size = Arrays.stream(groups).max().orElse(-1) + 1;
        int[] offsets = new int[size + 1];
        for (int row = 0; row < column.size(); row++) {
            if (column.code(row) != TextColumn.MISSING) {
                offsets[groups[column.code(row)] + 1]++;
            }
        }
        for (int group = 0; group < size; group++) {
            offsets[group + 1] += offsets[group];
        }
        int[] next = offsets.clone();
        int[] rows = new int[offsets[size]];
        for (int row : order) {
            if (column.code(row) != TextColumn.MISSING) {
                rows[next[groups[column.code(row)]]++] = row;
            }
        }
        return new RowGroups(offsets, rows);
    }

    int size() {
        return offsets.length - 1;
    }

    int rows() {
        return rows.length;
    }

    int count(int group) {
        return offsets[group + 1] - offsets[group];
    }

    int[] counts() {
        int[] counts = new int[size()];
        Arrays.setAll(counts, this::count);
        return counts;
    }

    int[] rowsOf(int group) {
        return Arrays.copyOfRange(rows, offsets[group], offsets[group + 1]);
    }
}
