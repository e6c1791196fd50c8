package org.podium.bradleyterry;

import java.util.List;
import java.util.stream.Collectors;

/** Lists of names for messages: the first ones in full, the rest as a number. */
final class Names {
    private static final int SHOWN = 10;

    private Names() {}

    static String listed(List<String> names) {
        String shown = names.stream().limit(SHOWN).map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
    }

    static String groups(List<List<String>> groups) {
        String shown = groups.stream()
                .limit(SHOWN)
                .map(group -> "{" + listed(group) + "}")
                .collect(Collectors.joining(", "));
        return groups.size() > SHOWN ? shown + " and " + (groups.size() - SHOWN) + " more groups" : shown;
    }

    /** What can be done about a graph that is not strongly connected; the same for each finding about it. */
    static final List<String> REMEDIES = List.of(
            "collect votes that link them, or exclude the competitors named",
            "keep the largest component (OnUnidentifiable.LARGEST_COMPONENT)",
            "fit each component by itself (BradleyTerry.fitEachComponent)",
            "use the prior (OnUnidentifiable.PRIOR): half a win and half a loss for each competitor");
}
