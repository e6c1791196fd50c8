package org.podium.internal.graph;

import java.util.Arrays;
import org.podium.internal.solver.PairTable;

/**
 * The strong components of the "beat or tied" graph of a {@link PairTable}: an edge i → j where i beat or tied j. A
 * finite maximum-likelihood estimate exists if and only if there is a single one, [Ford57].
 *
 * <p>Tarjan's algorithm, [Tarjan72], without recursion, so that long chains are safe. Cost: linear in competitors and
 * pairs.
 */
public final class StrongComponents {
    private final PairTable pairs;
    private final int[] component;
    private final int[] order;
    private final int[] low;
    private final int[] cursor;
    private final int[] open;
    private int openSize;
    private int visited;
    private int components;

    private StrongComponents(PairTable pairs) {
        this.pairs = pairs;
        component = new int[pairs.size()];
        order = new int[pairs.size()];
        low = new int[pairs.size()];
        cursor = new int[pairs.size()];
        open = new int[pairs.size()];
        Arrays.fill(component, -1);
    }

    /**
     * Labels each competitor with its component.
     *
     * @return labels 0 … n − 1, one a competitor
     */
    public static int[] label(PairTable pairs) {
        StrongComponents search = new StrongComponents(pairs);
        int[] path = new int[pairs.size()];
        for (int root = 0; root < pairs.size(); root++) {
            if (search.order[root] == 0) {
                search.explore(root, path);
            }
        }
        return search.component;
    }

    private void explore(int root, int[] path) {
        int depth = 0;
        path[0] = root;
        enter(root);
        while (depth >= 0) {
            int node = path[depth];
            int next = nextUnseen(node);
            if (next >= 0) {
                enter(next);
                path[++depth] = next;
            } else {
                leave(node);
                depth--;
                if (depth >= 0) {
                    low[path[depth]] = Math.min(low[path[depth]], low[node]);
                }
            }
        }
    }

    private void enter(int node) {
        order[node] = ++visited;
        low[node] = visited;
        cursor[node] = pairs.start(node);
        open[openSize++] = node;
    }

    /** The next successor not seen yet, or −1; those seen and still open lower the node's mark on the way. */
    private int nextUnseen(int node) {
        while (cursor[node] < pairs.end(node)) {
            int entry = cursor[node]++;
            int other = pairs.opponent(entry);
            if (pairs.score(entry) > 0 && order[other] == 0) {
                return other;
            }
            if (pairs.score(entry) > 0 && component[other] < 0) {
                low[node] = Math.min(low[node], order[other]);
            }
        }
        return -1;
    }

    private void leave(int node) {
        if (low[node] == order[node]) {
            int member;
            do {
                member = open[--openSize];
                component[member] = components;
            } while (member != node);
            components++;
        }
    }
}
