package org.podium.votes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers texts 0, 1, 2 … in order of first appearance. Confined to one thread. */
final class NameIndex {
    private final Map<String, Integer> indices = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    int size() {
        return names.size();
    }

    /** All names, each at its number; a live view for the callers in this package, who do not change it. */
    List<String> names() {
        return names;
    }

    /** The number of a text, a new one if it was not seen before. */
    int add(String name) {
        Integer index = indices.get(name);
        if (index == null) {
            index = names.size();
            indices.put(name, index);
            names.add(name);
        }
        return index;
    }

    /** The number of a competitor; a blank name is refused when it comes first, so that votes pay one look-up. */
    int addCompetitor(String name, String what) {
        @Nullable Integer index = indices.get(name);
        if (index != null) {
            return index;
        }
        Battle.requireName(name, what);
        return add(name);
    }
}
