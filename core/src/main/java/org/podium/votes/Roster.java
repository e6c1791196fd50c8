package org.podium.votes;

import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The competitors of a log or a tally: names in ascending order of {@link String#compareTo}, each with its index
 * 0 … size − 1. Because the order depends on the names alone, two rosters of the same competitors are equal whatever
 * the order of the votes.
 *
 * <p>Names are compared exactly: {@code 1.10} and {@code 1.1} are two competitors.
 *
 * <p>Immutable and thread-safe. Memory: one string and one map entry a competitor.
 */
public final class Roster {
    private static final Roster EMPTY = new Roster(new String[0]);

    private final String[] names;
    private final Map<String, Integer> indices;

    private Roster(String[] sorted) {
        names = sorted;
        indices = new HashMap<>(sorted.length * 2);
        for (int i = 0; i < sorted.length; i++) {
            indices.put(sorted[i], i);
        }
    }

    /**
     * The roster of these names; a name given twice counts once.
     *
     * @param names competitors in any order
     * @return the sorted roster
     * @throws NullPointerException if {@code names} or a name is null
     * @throws IllegalArgumentException if a name is blank, or holds half of a surrogate pair and so has no form in UTF-8
     */
    public static Roster of(Collection<String> names) {
        String[] sorted = names.toArray(String[]::new);
        requireNames(sorted);
        Arrays.sort(sorted);
        int size = 0;
        for (String name : sorted) {
            if (size == 0 || !sorted[size - 1].equals(name)) {
                sorted[size++] = name;
            }
        }
        return size == 0 ? EMPTY : new Roster(Arrays.copyOf(sorted, size));
    }

    private static void requireNames(String[] names) {
        CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
        for (String name : names) {
            Battle.requireName(name, "roster's");
            // Written out, two such names would become one.
            if (!encoder.canEncode(name)) {
                throw new IllegalArgumentException("the name '" + name + "' is not well-formed Unicode");
            }
        }
    }

    /**
     * How many competitors there are.
     *
     * @return the number of names
     */
    public int size() {
        return names.length;
    }

    /**
     * The name at an index.
     *
     * @param index 0 … size − 1
     * @return the competitor's name
     * @throws IndexOutOfBoundsException if there is no such index
     */
    public String name(int index) {
        return names[Objects.checkIndex(index, names.length)];
    }

    /**
     * All names in order.
     *
     * @return an unmodifiable list; element {@code i} is {@code name(i)}
     */
    public List<String> names() {
        return List.of(names);
    }

    /**
     * The index of a competitor that must be there.
     *
     * @param name the competitor
     * @return its index
     * @throws NullPointerException if {@code name} is null
     * @throws IllegalArgumentException if there is no such competitor; the message names the nearest in order
     */
    public int indexOf(String name) {
        Integer index = indices.get(Objects.requireNonNull(name, "name"));
        if (index == null) {
            throw new IllegalArgumentException("no competitor is named '" + name + "'" + nearest(name));
        }
        return index;
    }

    /**
     * The index of a competitor, if it is there.
     *
     * @param name the competitor
     * @return its index, or empty
     */
    public OptionalInt find(String name) {
        Integer index = indices.get(name);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /**
     * Whether a competitor is on the roster.
     *
     * @param name the competitor
     * @return true if {@link #find} has an index for it
     */
    public boolean contains(String name) {
        return indices.containsKey(name);
    }

    private String nearest(String name) {
        if (names.length == 0) {
            return "; the roster is empty";
        }
        int at = -Arrays.binarySearch(names, name) - 1;
        String near = names[Math.min(at, names.length - 1)];
        return " among " + names.length + " competitors; the nearest name in order is '" + near + "'";
    }

    /** Two rosters are equal if they hold the same names. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Roster roster && Arrays.equals(names, roster.names);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(names);
    }

    /** The number of competitors and the first few names. */
    @Override
    public String toString() {
        return "Roster" + Arrays.toString(Arrays.copyOf(names, Math.min(names.length, 5)))
                + (names.length > 5 ? " and " + (names.length - 5) + " more" : "");
    }
}
