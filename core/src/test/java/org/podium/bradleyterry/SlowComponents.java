package org.podium.bradleyterry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.podium.votes.Tally;

/**
 * The strong components of the beat-or-tied graph by the transitive closure of its edges, in K³ steps: i and j belong
 * together if each reaches the other. Shares no code with the library.
 */
final class SlowComponents {
    private final Tally tally;
    private final boolean[][] reaches;

    private SlowComponents(Tally tally, boolean ties, boolean bothBad) {
        this.tally = tally;
        int size = tally.roster().size();
        reaches = new boolean[size][size];
        tally.forEachCell((i, j, wins, losses, tied, bad) -> {
            boolean drawn = (ties && tied > 0) || (bothBad && bad > 0);
            reaches[i][j] |= wins > 0 || drawn;
            reaches[j][i] |= losses > 0 || drawn;
        });
        for (int i = 0; i < size; i++) {
            reaches[i][i] = true;
        }
        for (int via = 0; via < size; via++) {
            for (int from = 0; from < size; from++) {
                for (int to = 0; reaches[from][via] && to < size; to++) {
                    reaches[from][to] |= reaches[via][to];
                }
            }
        }
    }

    /** Components by number of competitors, then by votes among them, then by first name. */
    static List<List<String>> of(Tally tally, boolean ties, boolean bothBad) {
        SlowComponents slow = new SlowComponents(tally, ties, bothBad);
        List<List<String>> components = new ArrayList<>();
        TreeSet<Integer> left = new TreeSet<>();
        IntStream.range(0, tally.roster().size()).forEach(left::add);
        while (!left.isEmpty()) {
            int root = left.first();
            List<Integer> members = left.stream()
                    .filter(other -> slow.reaches[root][other] && slow.reaches[other][root])
                    .toList();
            left.removeAll(members);
            components.add(members.stream().map(tally.roster()::name).toList());
        }
        components.sort(Comparator.<List<String>>comparingInt(group -> -group.size())
                .thenComparingLong(group -> -slow.votesAmong(group))
                .thenComparing(group -> group.get(0)));
        return components;
    }

    private long votesAmong(List<String> group) {
        long[] votes = new long[1];
        tally.forEachCell((i, j, wins, losses, ties, bothBad) -> {
            if (group.contains(tally.roster().name(i))
                    && group.contains(tally.roster().name(j))) {
                votes[0] += wins + losses + ties + bothBad;
            }
        });
        return votes[0];
    }
}
