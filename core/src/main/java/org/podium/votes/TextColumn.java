package org.podium.votes;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;

/**
 * A column of texts, one or none a vote, kept as a code a row and a list of distinct values. Codes run 0 … size − 1 of
 * {@link #values()} in order of first appearance; {@link #MISSING} stands where the vote has no text.
 *
 * <p>Texts are compared exactly. Memory: 4 bytes a row, and each distinct text once. Immutable and thread-safe.
 */
public final class TextColumn {
    /** The code of a row without a text. */
    public static final int MISSING = -1;

    private final int[] codes;
    private final String[] values;

    /** Takes arrays, which it keeps. */
    TextColumn(int[] codes, String[] values) {
        this.codes = codes;
        this.values = values;
    }

    /**
     * The number of rows.
     *
     * @return the size of the log
     */
    public int size() {
        return codes.length;
    }

    /**
     * The code of a row. Cost: one array access.
     *
     * @param row 0 … size − 1
     * @return an index into {@link #values()}, or {@link #MISSING}
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public int code(int row) {
        return codes[row];
    }

    /**
     * The text of a row.
     *
     * @param row 0 … size − 1
     * @return the text, or empty if the vote has none
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public Optional<String> text(int row) {
        int code = codes[row];
        return code == MISSING ? Optional.empty() : Optional.of(values[code]);
    }

    /**
     * The distinct texts in order of first appearance; each occurs in at least one row.
     *
     * @return an unmodifiable list; element {@code c} is the text of code {@code c}
     */
    public List<String> values() {
        return List.of(values);
    }

    /**
     * The code of a text. Cost: one pass over the distinct texts.
     *
     * @param text the text
     * @return its code, or empty if no row has it
     */
    public OptionalInt find(String text) {
        int code = Arrays.asList(values).indexOf(Objects.requireNonNull(text, "text"));
        return code < 0 ? OptionalInt.empty() : OptionalInt.of(code);
    }

    /**
     * The rows with a text, for {@link BattleLog#select}. Cost: that of {@link #find} once, then one comparison a row.
     *
     * @param text the text
     * @return a condition that holds for the rows with this text; for none if no row has it
     */
    public IntPredicate equalTo(String text) {
        OptionalInt wanted = find(text);
        return wanted.isEmpty() ? row -> false : row -> codes[row] == wanted.getAsInt();
    }

    /** The column of the rows given, in that order, with the texts that are left. */
    TextColumn take(int[] rows) {
        int[] newCodes = new int[values.length];
        Arrays.fill(newCodes, MISSING);
        String[] kept = new String[values.length];
        int size = 0;
        int[] taken = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int code = codes[rows[i]];
            if (code != MISSING && newCodes[code] == MISSING) {
                kept[size] = values[code];
                newCodes[code] = size++;
            }
            taken[i] = code == MISSING ? MISSING : newCodes[code];
        }
        return new TextColumn(taken, Arrays.copyOf(kept, size));
    }

    /** The column with other texts; texts that become equal share a code. */
    TextColumn map(UnaryOperator<String> change) {
        NameIndex changed = new NameIndex();
        int[] newCodes = new int[values.length];
        for (int code = 0; code < values.length; code++) {
            newCodes[code] = changed.add(Objects.requireNonNull(change.apply(values[code]), "text"));
        }
        int[] mapped = new int[codes.length];
        for (int row = 0; row < codes.length; row++) {
            mapped[row] = codes[row] == MISSING ? MISSING : newCodes[codes[row]];
        }
        return new TextColumn(mapped, changed.names().toArray(String[]::new));
    }

    /** The number of rows and of distinct texts. */
    @Override
    public String toString() {
        return "TextColumn[" + codes.length + " rows, " + values.length + " distinct]";
    }
}
