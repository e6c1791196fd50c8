package org.podium.internal.solver;

import java.util.Arrays;

/**
 * The weighted Laplacian of a {@link PairTable} with competitors eliminated one after the other as in
 * {@link SubtractionFreeSystem}, [GTH85], but storing only the links there are, in an {@link EliminationOrder}.
 *
 * <p>If all are eliminated, applying it solves the system, accurately whatever the weights. Otherwise it is a
 * preconditioner: exact for the part that was eliminated, the diagonal for the rest.
 *
 * <p>Memory: 12 bytes a link of the order. Cost of a factor: half the square of each eliminated competitor's links, summed.
 */
final class SparseElimination implements ConjugateGradients.Preconditioner {
    private final PairTable pairs;
    private final int eliminated;
    private final int[] competitor;
    private final int[] place;
    private final int[][] rows;
    private final double[][] values;
    private final double[] pivot;
    private final double[] toGround;
    private final double[] rest;

    SparseElimination(PairTable pairs, EliminationOrder order) {
        this.pairs = pairs;
        eliminated = order.eliminated();
        competitor = new int[pairs.size()];
        place = new int[pairs.size()];
        Arrays.fill(place, -1);
        for (int at = 0; at < eliminated; at++) {
            competitor[at] = order.competitor(at);
            place[competitor[at]] = at;
        }
        int last = eliminated;
        for (int i = 0; i < place.length; i++) {
            if (place[i] < 0) {
                place[i] = last;
                competitor[last++] = i;
            }
        }
        rows = new int[eliminated][];
        values = new double[eliminated][];
        for (int at = 0; at < eliminated; at++) {
            rows[at] =
                    Arrays.stream(order.links(at)).map(i -> place[i]).sorted().toArray();
            values[at] = new double[rows[at].length];
        }
        pivot = new double[pairs.size()];
        toGround = new double[pairs.size()];
        rest = new double[pairs.size()];
    }

    boolean isComplete() {
        return eliminated == place.length;
    }

    /**
     * Eliminates.
     *
     * @param weight of each entry
     * @param ground the prior's share of the diagonal
     * @param diagonal of the matrix
     * @return false if a weight underflowed or overflowed
     */
    boolean factor(double[] weight, double[] ground, double[] diagonal) {
        double[] sum = new double[place.length];
        int[] first = new int[eliminated];
        int[] next = new int[eliminated];
        int[] reached = new int[eliminated];
        Arrays.fill(first, -1);
        for (int i = 0; i < place.length; i++) {
            toGround[place[i]] = ground[i];
            pivot[place[i]] = diagonal[i];
        }
        for (int at = 0; at < eliminated; at++) {
            read(at, weight, sum);
            for (int earlier = first[at]; earlier >= 0; ) {
                int following = next[earlier];
                add(earlier, reached[earlier], at, sum);
                advance(earlier, reached[earlier] + 1, first, next, reached);
                earlier = following;
            }
            double links = toGround[at];
            for (int k = 0; k < rows[at].length; k++) {
                values[at][k] = sum[rows[at][k]];
                sum[rows[at][k]] = 0;
                links += values[at][k];
            }
            if (!(links < Double.POSITIVE_INFINITY) || (links <= 0 && at < place.length - 1)) {
                return false;
            }
            pivot[at] = links;
            advance(at, 0, first, next, reached);
        }
        return restIsPositive(diagonal);
    }

    private void read(int at, double[] weight, double[] sum) {
        int i = competitor[at];
        for (int entry = pairs.start(i); entry < pairs.end(i); entry++) {
            int other = place[pairs.opponent(entry)];
            if (other > at) {
                sum[other] += weight[entry];
            }
        }
    }

    /** Adds what an earlier elimination, whose row number {@code from} is this place, gave to this place's links. */
    private void add(int earlier, int from, int at, double[] sum) {
        int[] row = rows[earlier];
        double[] value = values[earlier];
        double share = value[from] / pivot[earlier];
        toGround[at] += share * toGround[earlier];
        for (int k = from + 1; k < row.length; k++) {
            sum[row[k]] += share * value[k];
        }
    }

    /** Enters a column into the list of the place of its next row; at the end, into the diagonals of those that stay. */
    private void advance(int at, int to, int[] first, int[] next, int[] reached) {
        if (to < rows[at].length && rows[at][to] < eliminated) {
            int row = rows[at][to];
            reached[at] = to;
            next[at] = first[row];
            first[row] = at;
            return;
        }
        for (int k = to; k < rows[at].length; k++) {
            pivot[rows[at][k]] -= values[at][k] * (values[at][k] / pivot[at]);
        }
    }

    private boolean restIsPositive(double[] diagonal) {
        for (int at = eliminated; at < place.length; at++) {
            // Only a preconditioner: lost digits cost iterations, no accuracy.
            pivot[at] = Math.max(pivot[at], 1e-10 * diagonal[competitor[at]]);
            if (!(pivot[at] > 0)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean byRows() {
        return false;
    }

    @Override
    public void apply(double[] residual, double[] scaled, int from, int to) {
        for (int i = 0; i < place.length; i++) {
            rest[place[i]] = residual[i];
        }
        for (int at = 0; at < eliminated; at++) {
            double share = pivot[at] > 0 ? rest[at] / pivot[at] : 0;
            for (int k = 0; k < rows[at].length; k++) {
                rest[rows[at][k]] += values[at][k] * share;
            }
        }
        for (int at = place.length - 1; at >= 0; at--) {
            double sum = rest[at];
            for (int k = 0; at < eliminated && k < rows[at].length; k++) {
                sum += values[at][k] * rest[rows[at][k]];
            }
            rest[at] = pivot[at] > 0 ? sum / pivot[at] : 0;
        }
        for (int i = 0; i < place.length; i++) {
            scaled[i] = rest[place[i]];
        }
    }
}
