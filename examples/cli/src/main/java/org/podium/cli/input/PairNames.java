package org.podium.cli.input;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.podium.votes.Roster;

/**
 * What the rules need to know about names, by the numbers that the engine has given them.
 *
 * <p>Confined to one thread.
 */
final class PairNames {
    private static final int BLANK = -1;

    private final List<String> names;
    private final Roster roster;
    private final int[] places;
    private final boolean[] excluded;
    private final Set<String> excludedSeen = new LinkedHashSet<>();

    PairNames(List<String> names, Set<String> excludedNames) {
        this.names = names;
        roster = Roster.of(names.stream().filter(PairNames::isFilled).toList());
        places = new int[names.size()];
        excluded = new boolean[names.size()];
        for (int number = 0; number < places.length; number++) {
            String name = names.get(number);
            places[number] = isFilled(name) ? roster.indexOf(name) : BLANK;
            excluded[number] = excludedNames.contains(name);
        }
    }

    static boolean isFilled(@Nullable String name) {
        return name != null && !name.isBlank();
    }

    /** Whether both are names; a missing one has no number. */
    boolean areFilled(int first, int second) {
        return first >= 0 && second >= 0 && places[first] != BLANK && places[second] != BLANK;
    }

    /** Whether one of them is excluded; remembers which excluded names were met. */
    boolean involveExcluded(int first, int second) {
        if (excluded[first]) {
            excludedSeen.add(names.get(first));
        }
        if (excluded[second]) {
            excludedSeen.add(names.get(second));
        }
        return excluded[first] || excluded[second];
    }

    /** The excluded names that were met. */
    Set<String> excludedSeen() {
        return excludedSeen;
    }

    /** All names but blank ones. */
    Roster roster() {
        return roster;
    }

    /** The place of a name on the roster. */
    int place(int number) {
        return places[number];
    }
}
