package org.podium.internal.model;

import org.podium.votes.Tally;

/**
 * The cells of a tally as an outcome model reads them: pairs, and for each outcome the sum of the weights and of the
 * squared weights of its votes. Without an order effect the two orders of a pair are one cell.
 */
public final class OutcomeCells {
    final int competitors;
    final int[] first;
    final int[] second;
    final double[] weight;
    final double[] squares;

    private OutcomeCells(int competitors, int[] first, int[] second, double[] weight, double[] squares) {
        this.competitors = competitors;
        this.first = first;
        this.second = second;
        this.weight = weight;
        this.squares = squares;
    }

    /**
     * Unit weights.
     *
     * @param ordered whether the two orders of a pair stay apart
     * @param ties whether ties count
     * @param bothBad whether both-bad votes count
     */
    public static OutcomeCells of(Tally tally, boolean ordered, boolean ties, boolean bothBad) {
        int cells = tally.cellCount();
        int[] first = new int[cells];
        int[] second = new int[cells];
        double[] weight = new double[OutcomeKernel.OUTCOMES * cells];
        int[] next = new int[1];
        tally.forEachCell((i, j, firstWins, secondWins, tieVotes, bothBadVotes) -> {
            boolean swap = !ordered && i > j;
            int cell = next[0]++;
            first[cell] = swap ? j : i;
            second[cell] = swap ? i : j;
            int at = OutcomeKernel.OUTCOMES * cell;
            weight[at] = swap ? secondWins : firstWins;
            weight[at + 1] = swap ? firstWins : secondWins;
            weight[at + 2] = ties ? tieVotes : 0;
            weight[at + 3] = bothBad ? bothBadVotes : 0;
        });
        return new OutcomeCells(tally.roster().size(), first, second, weight, weight);
    }

    int cells() {
        return first.length;
    }
}
