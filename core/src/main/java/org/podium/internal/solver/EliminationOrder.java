package org.podium.internal.solver;

import java.util.Arrays;

/**
 * An order in which to eliminate the competitors of a {@link PairTable} so that few new links arise: always one with the
 * fewest opponents left, by the bound on their number of [ADD96]. Links that arise are not stored one by one: those of an
 * eliminated competitor stand for the clique among them, and cliques that a later one contains are dropped.
 *
 * <p>Elimination stops when the links or the work it costs exceed a limit; then only the cheap beginning of the order is
 * kept. Chains, trees and boards in which everybody meets neighbours only are eliminated to the end; of a board that is
 * mixed throughout, only its loose ends are.
 *
 * <p>Memory: one int a link, and some ten a competitor.
 */
final class EliminationOrder {
    /** Of an order that was stopped, competitors with more links than this and all after them stay. */
    private static final int LOOSE_END = 8;

    private final int size;
    private final long mostLinks;
    private final double mostWork;
    private final int[][] neighbours;
    private final int[] neighbourCount;
    private final int[][] cliques;
    private final int[] cliqueCount;
    private final int[] degree;
    private final int[] head;
    private final int[] next;
    private final int[] previous;
    private final boolean[] gone;
    private final boolean[] absorbed;
    private final int[] mark;
    private final int[] outside;
    private final int[] outsideMark;
    private int stamp;

    private int[] order;
    private int eliminated;
    private final int[][] links;
    private long linkCount;
    private double work;
    private boolean stopped;

    private EliminationOrder(PairTable pairs, long mostLinks, double mostWork) {
        size = pairs.size();
        this.mostLinks = mostLinks;
        this.mostWork = mostWork;
        neighbours = new int[size][];
        neighbourCount = new int[size];
        cliques = new int[size][];
        cliqueCount = new int[size];
        degree = new int[size];
        head = new int[size + 1];
        next = new int[size];
        previous = new int[size];
        gone = new boolean[size];
        absorbed = new boolean[size];
        mark = new int[size];
        outside = new int[size];
        outsideMark = new int[size];
        order = new int[size];
        links = new int[size][];
        Arrays.fill(head, -1);
        for (int i = size - 1; i >= 0; i--) {
            int count = pairs.end(i) - pairs.start(i);
            neighbours[i] = new int[count];
            for (int k = 0; k < count; k++) {
                neighbours[i][k] = pairs.opponent(pairs.start(i) + k);
            }
            neighbourCount[i] = count;
            cliques[i] = new int[4];
            degree[i] = count;
            insert(i);
        }
    }

    /**
     * Finds an order.
     *
     * @param mostLinks links of the eliminated competitors, at most
     * @param mostWork multiplications of the elimination, at most
     */
    static EliminationOrder of(PairTable pairs, long mostLinks, double mostWork) {
        EliminationOrder result = new EliminationOrder(pairs, mostLinks, mostWork);
        result.run();
        return result;
    }

    /** How many competitors are eliminated. */
    int eliminated() {
        return eliminated;
    }

    /** Whether all are. */
    boolean isComplete() {
        return eliminated == size;
    }

    /** The competitor eliminated at a place of the order. */
    int competitor(int place) {
        return order[place];
    }

    /** The competitors that the one eliminated at a place was linked to then. */
    int[] links(int place) {
        return links[place];
    }

    private void run() {
        int least = 0;
        while (eliminated < size && !stopped) {
            while (head[least] < 0) {
                least++;
            }
            int pivot = head[least];
            remove(pivot);
            int[] members = membersOfClique(pivot);
            linkCount += members.length;
            work += (double) members.length * members.length;
            if (linkCount > mostLinks || work > mostWork) {
                stopped = true;
                break;
            }
            gone[pivot] = true;
            order[eliminated] = pivot;
            links[eliminated++] = members;
            join(pivot, members);
            for (int member : members) {
                least = Math.min(least, degree[member]);
            }
            neighbours[pivot] = new int[0];
            cliques[pivot] = members;
        }
        if (stopped) {
            keepLooseEnds();
        }
    }

    private void keepLooseEnds() {
        int kept = 0;
        while (kept < eliminated && links[kept].length <= LOOSE_END) {
            kept++;
        }
        eliminated = kept;
    }

    /** All competitors left that the pivot is linked to; the cliques it was in become part of its own. */
    private int[] membersOfClique(int pivot) {
        stamp++;
        mark[pivot] = stamp;
        int[] members = new int[Math.min(size, degree[pivot])];
        int count = 0;
        for (int k = 0; k < neighbourCount[pivot]; k++) {
            int other = neighbours[pivot][k];
            if (!gone[other] && mark[other] != stamp) {
                mark[other] = stamp;
                members[count++] = other;
            }
        }
        for (int k = 0; k < cliqueCount[pivot]; k++) {
            int clique = cliques[pivot][k];
            if (!absorbed[clique]) {
                for (int other : cliques[clique]) {
                    if (mark[other] != stamp) {
                        mark[other] = stamp;
                        members[count++] = other;
                    }
                }
                absorbed[clique] = true;
                cliques[clique] = new int[0];
            }
        }
        return Arrays.copyOf(members, count);
    }

    /** Makes the pivot's clique known to its members and bounds how many links each has now. */
    private void join(int pivot, int[] members) {
        for (int member : members) {
            for (int k = 0; k < cliqueCount[member]; k++) {
                int clique = cliques[member][k];
                if (!absorbed[clique]) {
                    if (outsideMark[clique] != stamp) {
                        outsideMark[clique] = stamp;
                        outside[clique] = cliques[clique].length;
                    }
                    outside[clique]--;
                }
            }
        }
        for (int member : members) {
            remove(member);
            dropNeighboursInClique(member);
            int bound = members.length - 1 + neighbourCount[member] + dropAbsorbed(member);
            addClique(member, pivot);
            degree[member] = Math.min(bound, size - eliminated - 1);
            insert(member);
        }
    }

    private void dropNeighboursInClique(int member) {
        int kept = 0;
        for (int k = 0; k < neighbourCount[member]; k++) {
            int other = neighbours[member][k];
            if (!gone[other] && mark[other] != stamp) {
                neighbours[member][kept++] = other;
            }
        }
        neighbourCount[member] = kept;
    }

    /** Drops cliques that are part of the pivot's; returns how many members the others have outside of it. */
    private int dropAbsorbed(int member) {
        int kept = 0;
        int sum = 0;
        for (int k = 0; k < cliqueCount[member]; k++) {
            int clique = cliques[member][k];
            if (!absorbed[clique] && outside[clique] > 0) {
                sum = Math.min(size, sum + outside[clique]);
                cliques[member][kept++] = clique;
            }
        }
        cliqueCount[member] = kept;
        return sum;
    }

    private void addClique(int member, int pivot) {
        if (cliqueCount[member] == cliques[member].length) {
            cliques[member] = Arrays.copyOf(cliques[member], cliqueCount[member] * 2);
        }
        cliques[member][cliqueCount[member]++] = pivot;
    }

    private void insert(int i) {
        int first = head[degree[i]];
        next[i] = first;
        previous[i] = -1;
        if (first >= 0) {
            previous[first] = i;
        }
        head[degree[i]] = i;
    }

    private void remove(int i) {
        if (previous[i] >= 0) {
            next[previous[i]] = next[i];
        } else {
            head[degree[i]] = next[i];
        }
        if (next[i] >= 0) {
            previous[next[i]] = previous[i];
        }
    }
}
