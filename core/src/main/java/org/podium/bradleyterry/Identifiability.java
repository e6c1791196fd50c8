package org.podium.bradleyterry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.podium.internal.graph.Connectivity;
import org.podium.internal.graph.StrongComponents;
import org.podium.internal.solver.PairTable;
import org.podium.votes.Finding;
import org.podium.votes.Roster;
import org.podium.votes.Tally;

/**
 * Whether votes determine a finite score for every competitor: they do if and only if the graph with an edge from i to
 * j wherever i beat or tied j is strongly connected, [Ford57]. Only votes that the model counts make edges.
 *
 * <p>Cost: linear in competitors and pairs. Immutable and thread-safe.
 */
public final class Identifiability {
    private final List<List<String>> components;
    private final List<Finding> findings;

    private Identifiability(List<List<String>> components, List<Finding> findings) {
        this.components = components;
        this.findings = List.copyOf(findings);
    }

    static Identifiability of(Tally tally, PairTable pairs) {
        Roster roster = tally.roster();
        if (roster.size() > 1 && new Connectivity(roster.size()).isStrong(pairs)) {
            return new Identifiability(List.of(roster.names()), List.of());
        }
        List<List<String>> strong = groups(roster, StrongComponents.label(pairs));
        List<Finding> findings = new ArrayList<>();
        if (roster.size() < 2) {
            findings.add(new TooFewCompetitors(roster.names()));
        } else if (strong.size() > 1) {
            explain(roster, pairs, strong, findings);
        }
        return new Identifiability(bySize(strong, tally), findings);
    }

    /** The verdict on votes whose graph is known to be strongly connected. */
    static Identifiability ofConnected(Roster roster) {
        return new Identifiability(List.of(roster.names()), List.of());
    }

    private static void explain(Roster roster, PairTable pairs, List<List<String>> strong, List<Finding> findings) {
        int[] weakLabels = Connectivity.weakLabels(pairs);
        List<List<String>> weak = groups(roster, weakLabels);
        if (weak.size() > 1) {
            findings.add(new Disconnected(weak.stream()
                    .sorted(byLength().thenComparing(g -> g.get(0)))
                    .toList()));
        }
        List<String> unbeaten = new ArrayList<>();
        List<String> winless = new ArrayList<>();
        for (int i = 0; i < roster.size(); i++) {
            double battles = pairs.battlesOf(i);
            double score = IntStream.range(pairs.start(i), pairs.end(i))
                    .mapToDouble(pairs::score)
                    .sum();
            if (battles > 0 && score == battles) { // scores are sums of halves, so equality is exact
                unbeaten.add(roster.name(i));
            } else if (battles > 0 && score == 0) {
                winless.add(roster.name(i));
            }
        }
        if (!unbeaten.isEmpty()) {
            findings.add(new Unbeaten(unbeaten));
        }
        if (!winless.isEmpty()) {
            findings.add(new Winless(winless));
        }
        Set<String> alreadyNamed = new HashSet<>(unbeaten);
        alreadyNamed.addAll(winless);
        if (hasSeparatedGroups(roster, weakLabels, strong, alreadyNamed)) {
            List<List<String>> bestFirst = new ArrayList<>(strong);
            Collections.reverse(bestFirst);
            findings.add(new Separated(bestFirst));
        }
    }

    /** Whether a connected part holds two strong components besides the unbeaten and winless competitors. */
    private static boolean hasSeparatedGroups(
            Roster roster, int[] weakLabels, List<List<String>> strong, Set<String> alreadyNamed) {
        Set<Integer> partsWithGroup = new HashSet<>();
        for (List<String> group : strong) {
            boolean named = group.size() == 1 && alreadyNamed.contains(group.get(0));
            if (!named && !partsWithGroup.add(weakLabels[roster.indexOf(group.get(0))])) {
                return true;
            }
        }
        return false;
    }

    private static List<List<String>> groups(Roster roster, int[] label) {
        int count = IntStream.of(label).max().orElse(-1) + 1;
        List<List<String>> groups = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            groups.add(new ArrayList<>());
        }
        for (int i = 0; i < label.length; i++) {
            groups.get(label[i]).add(roster.name(i));
        }
        return groups;
    }

    private static Comparator<List<String>> byLength() {
        return Comparator.<List<String>>comparingInt(List::size).reversed();
    }

    /** The documented order: by competitors, then by votes among them, then by name. */
    private static List<List<String>> bySize(List<List<String>> groups, Tally tally) {
        if (groups.size() < 2) {
            return groups.stream().map(List::copyOf).toList();
        }
        int[] groupOf = new int[tally.roster().size()];
        for (int group = 0; group < groups.size(); group++) {
            for (String name : groups.get(group)) {
                groupOf[tally.roster().indexOf(name)] = group;
            }
        }
        long[] votes = new long[groups.size()];
        tally.forEachCell((i, j, firstWins, secondWins, ties, bothBad) -> {
            if (groupOf[i] == groupOf[j]) {
                votes[groupOf[i]] += firstWins + secondWins + ties + bothBad;
            }
        });
        return IntStream.range(0, groups.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(g -> -groups.get(g).size())
                        .thenComparingLong(g -> -votes[g])
                        .thenComparing(g -> groups.get(g).get(0)))
                .map(g -> List.copyOf(groups.get(g)))
                .toList();
    }

    /**
     * Whether every competitor has a finite maximum-likelihood score.
     *
     * @return true if there is no finding
     */
    public boolean isIdentifiable() {
        return findings.isEmpty();
    }

    /**
     * Why not: a {@link TooFewCompetitors}, or any of {@link Disconnected}, {@link Unbeaten}, {@link Winless} and
     * {@link Separated}.
     *
     * @return the findings, empty if the votes can be rated
     */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * The strongly connected components: the largest sets of competitors that can be rated together.
     *
     * @return names in order within a component; components by number of competitors, then by votes among them, both
     *     descending, then by name
     */
    public List<List<String>> components() {
        return components;
    }

    /** For when a remedy that keeps components finds none with two competitors: says that before the findings. */
    UnidentifiableException nothingToCompare() {
        if (findings.get(0) instanceof TooFewCompetitors) {
            return new UnidentifiableException(this);
        }
        List<Finding> more = new ArrayList<>(findings);
        more.add(0, new TooFewCompetitors(List.of()));
        return new UnidentifiableException(new Identifiability(components, more));
    }

    void requireIdentifiable() {
        if (!findings.isEmpty()) {
            throw new UnidentifiableException(this);
        }
    }
}
