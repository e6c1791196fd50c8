package org.podium.votes;

import java.util.ArrayList;
import java.util.List;

/**
 * From the numbers competitors got as they came to their index on a roster of those that took part in a battle.
 *
 * @param roster the competitors used
 * @param ranks new index by old number, −1 for a competitor that is not used
 */
record Renumbering(Roster roster, int[] ranks) {

    static Renumbering of(List<String> names, boolean[] used) {
        List<String> present = new ArrayList<>();
        for (int i = 0; i < used.length; i++) {
            if (used[i]) {
                present.add(names.get(i));
            }
        }
        Roster roster = Roster.of(present);
        int[] ranks = new int[used.length];
        for (int i = 0; i < used.length; i++) {
            ranks[i] = used[i] ? roster.indexOf(names.get(i)) : -1;
        }
        return new Renumbering(roster, ranks);
    }
}
