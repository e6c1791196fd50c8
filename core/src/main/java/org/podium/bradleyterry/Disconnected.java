package org.podium.bradleyterry;

import java.util.List;
import org.podium.votes.Finding;

/**
 * The competitors fall into groups that never met: nothing can be said about one group against another.
 *
 * @param groups the groups, largest first; names in order
 */
public record Disconnected(List<List<String>> groups) implements Finding {
    /** Copies the lists. */
    public Disconnected {
        groups = groups.stream().map(List::copyOf).toList();
    }

    @Override
    public String kind() {
        return "disconnected";
    }

    @Override
    public String message() {
        return "the competitors fall into " + groups.size() + " groups without a counted battle between them: "
                + Names.groups(groups);
    }

    /** All competitors outside the largest group. */
    @Override
    public List<String> competitors() {
        return groups.stream().skip(1).flatMap(List::stream).sorted().toList();
    }

    @Override
    public List<String> remedies() {
        return Names.REMEDIES;
    }
}
