package org.podium.internal.graph;

import java.util.Arrays;
import org.podium.internal.model.ParametricModel;

/**
 * The graph on which a model's existence rests, as rows of bits: an edge i → j where i beat or tied j in a vote that
 * counts. Keeps its buffers, so many replicates can be asked. Memory: n² bits. Confined to one thread.
 */
public final class VoteGraph {
    private final int size;
    private final int words;
    private final long[] forward;
    private final long[] backward;
    private final int[] queue;
    private final long[] seen;

    public VoteGraph(int size) {
        this.size = size;
        words = (size + 63) >>> 6;
        forward = new long[size * words];
        backward = new long[size * words];
        queue = new int[size];
        seen = new long[words];
    }

    /** Reads the edges of a model of this many nodes. */
    public void read(ParametricModel model) {
        Arrays.fill(forward, 0);
        Arrays.fill(backward, 0);
        model.forEachCondition((winner, loser, effects) -> {
            forward[winner * words + (loser >>> 6)] |= 1L << loser;
            backward[loser * words + (winner >>> 6)] |= 1L << winner;
        });
    }

    public boolean isStrong() {
        return reached(forward, 0) == size && reached(backward, 0) == size;
    }

    /** The nodes outside the largest strong component, ascending. */
    public int[] outsideLargest() {
        boolean[] largest = new boolean[size];
        boolean[] known = new boolean[size];
        int best = 0;
        for (int root = 0; root < size; root++) {
            if (known[root]) {
                continue;
            }
            reached(forward, root);
            long[] ahead = seen.clone();
            reached(backward, root);
            boolean[] component = new boolean[size];
            int members = 0;
            for (int node = 0; node < size; node++) {
                component[node] = (ahead[node >>> 6] & seen[node >>> 6] & 1L << node) != 0;
                known[node] |= component[node];
                members += component[node] ? 1 : 0;
            }
            if (members > best) {
                best = members;
                largest = component;
            }
        }
        int[] outside = new int[size - best];
        int next = 0;
        for (int node = 0; node < size; node++) {
            if (!largest[node]) {
                outside[next++] = node;
            }
        }
        return outside;
    }

    /** How many nodes a search from one meets; they stay marked. */
    private int reached(long[] edges, int from) {
        Arrays.fill(seen, 0);
        seen[from >>> 6] |= 1L << from;
        int end = 0;
        queue[end++] = from;
        for (int at = 0; at < end; at++) {
            for (int word = 0; word < words; word++) {
                long fresh = edges[queue[at] * words + word] & ~seen[word];
                seen[word] |= fresh;
                for (; fresh != 0; fresh &= fresh - 1) {
                    queue[end++] = (word << 6) + Long.numberOfTrailingZeros(fresh);
                }
            }
        }
        return end;
    }
}
