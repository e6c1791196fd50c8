package org.podium.cli.input;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes column names usable: an empty one gets its position as name, two equal ones are an error. */
final class ColumnNames {
    private ColumnNames() {}

    /**
     * Checks the names of a file's columns.
     *
     * @param label how messages call the file
     * @param names the names as they stand there
     * @return the names, {@code column_3} for an empty third one
     */
    static List<String> check(String label, List<String> names) {
        List<String> usable = new ArrayList<>();
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).isBlank() ? "column_" + (i + 1) : names.get(i);
            if (name.indexOf('\n') >= 0 || name.indexOf('\r') >= 0) {
                throw InputFinding.failure(
                        "bad-header",
                        label + ": the name of column " + (i + 1) + " contains a line break",
                        "Rename the column.");
            }
            // The engine's SQL does not tell upper from lower case in names.
            Integer earlier = positions.put(name.toLowerCase(Locale.ROOT), i);
            if (earlier != null) {
                throw duplicate(label, names, earlier, i);
            }
            usable.add(name);
        }
        return List.copyOf(usable);
    }

    private static RuntimeException duplicate(String label, List<String> names, int first, int second) {
        String what = names.get(first).equals(names.get(second))
                ? "the column name '" + names.get(first) + "' appears twice"
                : "the column names '" + names.get(first) + "' and '" + names.get(second) + "' differ only in case";
        return InputFinding.failure(
                "bad-header",
                label + ": " + what + " (columns " + (first + 1) + " and " + (second + 1) + ")",
                "Rename or remove one of the two columns.");
    }
}
