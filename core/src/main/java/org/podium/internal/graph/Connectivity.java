package org.podium.internal.graph;

import java.util.Arrays;
import org.podium.internal.solver.PairTable;

/**
 * A quick yes or no to "is the beat-or-tied graph strongly connected": two searches from one competitor, along the
 * edges and against them. Keeps its buffers, so the many replicates of a bootstrap allocate nothing. Confined to one
 * thread.
 */
public final class Connectivity {
    /** The search turns round once one in so many is seen. */
    private static final int MANY = 16;

    /** And goes on as before after so many passes over those not seen. */
    private static final int PASSES = 3;

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
        boolean turned = false;
        for (int at = 0; at < end && end < seen.length; at++) {
            if (!turned && end > seen.length / MANY) {
                turned = true;
                end = askTheUnseen(pairs, forward, end);
            }
            end = expand(pairs, forward, queue[at], end);
        }
        return end == seen.length;
    }

    private int expand(PairTable pairs, boolean forward, int node, int queued) {
        int end = queued;
        for (int entry = pairs.start(node); entry < pairs.end(node); entry++) {
            int other = pairs.opponent(entry);
            if (!seen[other] && isEdge(pairs, entry, forward)) {
                seen[other] = true;
                queue[end++] = other;
            }
        }
        return end;
    }

    /**
     * Once many are seen, most of the others find one of them among their first opponents, [BAP12], which is quicker than
     * to look at all opponents of all seen.
     */
    private int askTheUnseen(PairTable pairs, boolean forward, int queued) {
        int end = queued;
        for (int pass = 0; pass < PASSES; pass++) {
            for (int node = 0; node < seen.length; node++) {
                if (!seen[node] && meetsSeen(pairs, forward, node)) {
                    seen[node] = true;
                    queue[end++] = node;
                }
            }
        }
        return end;
    }

    private boolean meetsSeen(PairTable pairs, boolean forward, int node) {
        for (int entry = pairs.start(node); entry < pairs.end(node); entry++) {
            if (seen[pairs.opponent(entry)] && isEdge(pairs, entry, !forward)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the row's competitor beat or tied the opponent, or backward the opponent the row's. */
    private static boolean isEdge(PairTable pairs, int entry, boolean forward) {
        return (forward ? pairs.score(entry) : pairs.battles(entry) - pairs.score(entry)) > 0;
    }
}
