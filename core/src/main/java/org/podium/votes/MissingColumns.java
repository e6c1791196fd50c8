package org.podium.votes;

import java.util.List;

/**
 * Columns that were asked for and that the input does not have.
 *
 * <p>Immutable and thread-safe.
 *
 * @param missing the names that were asked for in vain
 * @param present the names of all columns of the input, in its order
 */
public record MissingColumns(List<String> missing, List<String> present) implements Finding {

    /**
     * Copies the lists.
     *
     * @param missing the names that were asked for in vain
     * @param present the names of all columns of the input
     * @throws NullPointerException if a list or a name is null
     */
    public MissingColumns {
        missing = List.copyOf(missing);
        present = List.copyOf(present);
    }

    @Override
    public String kind() {
        return "missing-columns";
    }

    @Override
    public String message() {
        return (missing.size() == 1 ? "there is no column " : "there are no columns ") + quoted(missing)
                + "; the input has " + quoted(present);
    }

    @Override
    public List<String> remedies() {
        return List.of("say which columns hold the competitors, the outcome and whatever else was asked for");
    }

    private static String quoted(List<String> names) {
        return names.isEmpty() ? "no columns" : "'" + String.join("', '", names) + "'";
    }
}
