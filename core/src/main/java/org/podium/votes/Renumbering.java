package org.podium.votes;

import java.util.ArrayList;
import java.util.List;

/**
 * From the numbers competitors got as they came to their index on a roster of those that took part in a battle.
 * Immutable and thread-safe.
 */
final class Renumbering {
    private final Roster roster;
    private final int[] newIndices;

    private Renumbering(Roster roster, int[] newIndices) {
        this.roster = roster;
        this.newIndices = newIndices;
    }

    static Renumbering of(List<String> names, boolean[] used) {
        List<String> present = new ArrayList<>();
        for (int i = 0; i < used.length; i++) {
            if (used[i]) {
                present.add(names.get(i));
            }
        }
        Roster roster = Roster.of(present);
        int[] newIndices = new int[used.length];
        for (int i = 0; i < used.length; i++) {
            newIndices[i] = used[i] ? roster.indexOf(names.get(i)) : -1;
        }
        return new Renumbering(roster, newIndices);
    }

    /** The competitors that are used. */
    Roster roster() {
        return roster;
    }

    /** The roster index of a competitor by its number, −1 if it is not used. */
    int newIndex(int number) {
        return newIndices[number];
    }
}
