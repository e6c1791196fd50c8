package org.podium.internal.graph;

import java.util.Arrays;
import org.podium.internal.solver.PairTable;

/**
 * A quick yes or no to "is the beat-or-tied graph strongly connected": two searches from one competitor, along the
 * edges and against them. Keeps its buffers, so the many replicates of a bootstrap allocate nothing. Confined to one
 * thread.
 */
public final class Connectivity {
    private final int[] queue;
    private final boolean[] seen;

    public Connectivity(int competitors) {
        queue = new int[competitors];
        seen = new boolean[competitors];
    }

    public boolean isStrong(PairTable pairs) {
        return reachesAll(pairs, true) && reachesAll(pairs, false);
    }

    /** Labels the weak components: competitors linked by battles, however those ended. */
    public static int[] weakLabels(PairTable pairs) {
        int[] label = new int[pairs.size()];
        Arrays.fill(label, -1);
        int[] queue = new int[pairs.size()];
        int labels = 0;
        for (int root = 0; root < label.length; root++) {
            if (label[root] < 0) {
                int end = 0;
                queue[end++] = root;
                label[root] = labels;
                for (int at = 0; at < end; at++) {
                    for (int entry = pairs.start(queue[at]); entry < pairs.end(queue[at]); entry++) {
                        int other = pairs.opponent(entry);
                        if (label[other] < 0) {
                            label[other] = labels;
                            queue[end++] = other;
                        }
                    }
                }
                labels++;
            }
        }
        return label;
    }

    private boolean reachesAll(PairTable pairs, boolean forward) {
        Arrays.fill(seen, false);
        int end = 0;
        queue[end++] = 0;
        seen[0] = true;
        for (int at = 0; at < end; at++) {
            int node = queue[at];
            for (int entry = pairs.start(node); entry < pairs.end(node); entry++) {
                int other = pairs.opponent(entry);
                double edge = forward ? pairs.score(entry) : pairs.battles(entry) - pairs.score(entry);
                if (edge > 0 && !seen[other]) {
                    seen[other] = true;
                    queue[end++] = other;
                }
            }
        }
        return end == seen.length;
    }
}
