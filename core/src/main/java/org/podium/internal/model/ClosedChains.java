package org.podium.internal.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.podium.internal.model.ParametricModel.ConditionVisitor;

/**
 * Closed chains of results as evidence against a direction. Along a direction that moves log-strengths by u and effects
 * by g the likelihood never falls exactly if every vote keeps conditions of the form u_winner − u_loser + c·g ≥ 0
 * ({@link ParametricModel#forEachConditionNear}). For given g they are bounds on differences, which some u keeps unless they
 * add up to less than nothing round a closed chain: a negative cycle of the graph whose edges cost c·g. Where a penalty
 * holds the log-strengths, u is 0 and every vote is a chain by itself.
 *
 * <p>Effects are measured in units of their largest value. Cost: two passes over the votes and a Bellman-Ford search a
 * direction; n² doubles. Confined to one thread.
 */
final class ClosedChains {
    /** A closed chain has to fall short by more than this at each link, or it is rounding. */
    private static final double SLACK = 1e-10;

    private final Consumer<ConditionVisitor> votes;
    private final int nodes;
    private final double[] unit;
    private final double[] cost;
    private final int[] parent;

    /** Chains of the votes of a model, judged near the place where a climb stopped. */
    ClosedChains(ParametricModel model, double[] reached) {
        votes = visitor -> model.forEachConditionNear(reached, visitor);
        nodes = model.strengthsPenalised() ? 1 : model.nodes();
        unit = new double[model.parameters() - model.strengths()];
        votes.accept((winner, loser, effects) -> {
            for (int m = 0; m < unit.length; m++) {
                unit[m] = Math.max(unit[m], Math.abs(effects[m]));
            }
        });
        cost = new double[nodes * nodes];
        parent = new int[nodes];
    }

    private int node(int node) {
        return nodes == 1 ? 0 : node;
    }

    private double cost(double[] direction, double[] effects) {
        double sum = 0;
        for (int m = 0; m < unit.length; m++) {
            sum += unit[m] > 0 ? direction[m] * (effects[m] / unit[m]) : 0;
        }
        return sum;
    }

    /**
     * Looks for a closed chain that contradicts a direction.
     *
     * @param direction of the effects, in their units, the largest element 1 or −1
     * @return the sum s of its conditions in units, s · direction &lt; 0; empty if the direction is one of recession
     */
    Optional<double[]> against(double[] direction) {
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        votes.accept((winner, loser, effects) -> {
            int edge = node(winner) * nodes + node(loser);
            cost[edge] = Math.min(cost[edge], cost(direction, effects));
        });
        int start = nodeOfNegativeCycle();
        return start < 0 ? Optional.empty() : Optional.of(sumAround(start, direction));
    }

    /** Bellman-Ford from all nodes at once; −1 if no cycle is negative. */
    private int nodeOfNegativeCycle() {
        double[] distance = new double[nodes];
        Arrays.fill(parent, -1);
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int from = 0; from < nodes; from++) {
                for (int to = 0; to < nodes; to++) {
                    double reached = distance[from] + cost[from * nodes + to];
                    if (reached < distance[to] - SLACK) {
                        distance[to] = reached;
                        parent[to] = from;
                        moved = true;
                    }
                }
            }
            int cycle = nodeOfParentCycle();
            if (cycle >= 0) {
                return cycle;
            }
        }
        return -1;
    }

    /** The parents form a forest as long as no negative cycle was met. */
    private int nodeOfParentCycle() {
        int[] visit = new int[nodes];
        for (int root = 0; root < nodes; root++) {
            int node = root;
            while (node >= 0 && visit[node] == 0) {
                visit[node] = root + 1;
                node = parent[node];
            }
            if (node >= 0 && visit[node] == root + 1) {
                return node;
            }
        }
        return -1;
    }

    private double[] sumAround(int start, double[] direction) {
        int[] next = new int[nodes];
        Arrays.fill(next, -1);
        int node = start;
        do {
            next[parent[node]] = node;
            node = parent[node];
        } while (node != start);
        double[] sum = new double[unit.length];
        votes.accept((winner, loser, effects) -> {
            int from = node(winner);
            int to = node(loser);
            // The same sum was computed for this edge before, so equality is exact. The first of equal votes counts.
            if (next[from] == to && cost(direction, effects) == cost[from * nodes + to]) {
                next[from] = -1;
                for (int m = 0; m < unit.length; m++) {
                    sum[m] += unit[m] > 0 ? effects[m] / unit[m] : 0;
                }
            }
        });
        return sum;
    }
}
