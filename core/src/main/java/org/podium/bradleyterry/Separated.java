package org.podium.bradleyterry;

import java.util.List;
import org.podium.votes.Finding;

/**
 * The competitors fall into groups of which each never lost to, nor tied with, a later one: the distance between the
 * groups is infinite.
 *
 * @param groups the strong components, the better ones first where they met; names in order
 */
public record Separated(List<List<String>> groups) implements Finding {
    /** Copies the lists. */
    public Separated {
        groups = groups.stream().map(List::copyOf).toList();
    }

    @Override
    public String kind() {
        return "separated";
    }

    @Override
    public String message() {
        return "the competitors fall into " + groups.size()
                + " groups of which none ever lost to or tied with a later one: " + Names.groups(groups);
    }

    /** All competitors outside the largest group. */
    @Override
    public List<String> competitors() {
        List<String> largest =
                groups.stream().reduce((a, b) -> b.size() > a.size() ? b : a).orElse(List.of());
        return groups.stream()
                .filter(group -> group != largest)
                .flatMap(List::stream)
                .sorted()
                .toList();
    }

    @Override
    public List<String> remedies() {
        return Names.REMEDIES;
    }
}
