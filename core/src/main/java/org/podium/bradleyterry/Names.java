package org.podium.bradleyterry;

import java.util.List;
import java.util.stream.Collectors;

/** Lists of names for messages: the first ones in full, the rest as a number; of groups fewer, as there are several. */
final class Names {
    private static final int SHOWN = 10;
    private static final int SHOWN_OF_GROUP = 5;
    private static final int GROUPS_SHOWN = 6;

    private Names() {}

    static String listed(List<String> names) {
        return listed(names, SHOWN);
    }

    private static String listed(List<String> names, int most) {
        String shown = names.stream().limit(most).map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return names.size() > most ? shown + " and " + (names.size() - most) + " more" : shown;
    }

    static String groups(List<List<String>> groups) {
        String shown = groups.stream()
                .limit(GROUPS_SHOWN)
                .map(group -> "{" + listed(group, SHOWN_OF_GROUP) + "}")
                .collect(Collectors.joining(", "));
        int more = groups.size() - GROUPS_SHOWN;
        return more <= 0 ? shown : shown + " and " + more + (more == 1 ? " more group" : " more groups");
    }

    /** What can be done about a graph that is not strongly connected; the same for each finding about it. */
    static final List<String> REMEDIES = List.of(
            "collect votes that link them, or exclude the competitors named",
            "keep the largest component (OnUnidentifiable.LARGEST_COMPONENT)",
            "fit each component by itself (BradleyTerry.fitEachComponent)",
            "use the prior (OnUnidentifiable.PRIOR): half a win and half a loss for each competitor");
}
