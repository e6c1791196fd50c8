package org.podium.cli.output;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of texts, before it is decided how to write it.
 *
 * @param title a line above it, or empty
 * @param columns the columns
 * @param rows the rows, each as long as the columns
 * @param notes lines below it
 */
public record Sheet(String title, List<Column> columns, List<List<String>> rows, List<String> notes) {

    /**
     * A column.
     *
     * @param name what stands above it
     * @param isNumber whether its values are aligned to the right
     */
    public record Column(String name, boolean isNumber) {}

    /** Copies the lists and checks the length of the rows. */
    public Sheet {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row has " + row.size() + " values for " + columns.size() + " columns");
            }
        }
    }

    /**
     * Starts a sheet.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects columns, rows and notes. <b>Confined to one thread.</b> */
    public static final class Builder {
        private String title = "";
        private final List<Column> columns = new ArrayList<>();
        private final List<List<String>> rows = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        private Builder() {}

        /**
         * Sets the line above the table.
         *
         * @param line the title
         * @return this builder
         */
        public Builder title(String line) {
            title = line;
            return this;
        }

        /**
         * Adds columns of text.
         *
         * @param names what stands above them
         * @return this builder
         */
        public Builder texts(String... names) {
            for (String name : names) {
                columns.add(new Column(name, false));
            }
            return this;
        }

        /**
         * Adds columns of numbers.
         *
         * @param names what stands above them
         * @return this builder
         */
        public Builder numbers(String... names) {
            for (String name : names) {
                columns.add(new Column(name, true));
            }
            return this;
        }

        /**
         * Adds a row.
         *
         * @param values one a column
         * @return this builder
         */
        public Builder row(List<String> values) {
            rows.add(List.copyOf(values));
            return this;
        }

        /**
         * Adds a line below the table.
         *
         * @param line the note
         * @return this builder
         */
        public Builder note(String line) {
            notes.add(line);
            return this;
        }

        /**
         * Finishes the sheet.
         *
         * @return the sheet
         */
        public Sheet build() {
            return new Sheet(title, columns, rows, notes);
        }
    }
}
