package org.podium.internal.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.podium.votes.BattleLog;
import org.podium.votes.Tally;
import org.podium.votes.Weighting;

/**
 * Votes as an outcome model reads them: cells of equal votes (pair, outcome, weight of one vote) with their count, and
 * for each pair the weight of each outcome in all. Without an order effect the two orders of a pair are one.
 *
 * <p>Cells are in order of pair, outcome and weight, so nothing depends on the order of the votes.
 */
public final class OutcomeCells {
    final int competitors;
    final int[] first;
    final int[] second;

    /** Σ count · vote weight, {@link OutcomeKernel#OUTCOMES} a pair. */
    final double[] weight;

    private final int[] pairOfCell;
    private final byte[] outcomeOfCell;
    private final double[] voteWeight;
    private final long[] count;

    private OutcomeCells(
            int competitors,
            int[] first,
            int[] second,
            int[] pairOfCell,
            byte[] outcomeOfCell,
            double[] voteWeight,
            long[] count) {
        this.competitors = competitors;
        this.first = first;
        this.second = second;
        this.pairOfCell = pairOfCell;
        this.outcomeOfCell = outcomeOfCell;
        this.voteWeight = voteWeight;
        this.count = count;
        weight = new double[OutcomeKernel.OUTCOMES * first.length];
        for (int cell = 0; cell < count.length; cell++) {
            weight[OutcomeKernel.OUTCOMES * pairOfCell[cell] + outcomeOfCell[cell]] += count[cell] * voteWeight[cell];
        }
    }

    /** The same cells with other counts. */
    OutcomeCells withCounts(long[] counts) {
        return new OutcomeCells(competitors, first, second, pairOfCell, outcomeOfCell, voteWeight, counts);
    }

    /** The same cells with the weight of each vote squared. */
    OutcomeCells withSquaredWeights() {
        double[] squared = Arrays.stream(voteWeight).map(w -> w * w).toArray();
        return new OutcomeCells(competitors, first, second, pairOfCell, outcomeOfCell, squared, count);
    }

    boolean isWeighted() {
        return Arrays.stream(voteWeight).anyMatch(w -> w != 1); // 1 is exact where there are no weights
    }

    /**
     * What to count.
     *
     * @param ordered whether the two orders of a pair stay apart
     * @param ties whether ties count
     * @param bothBad whether both-bad votes count
     * @param leastPairCount with a number above 0 a vote weighs 1 / max(votes of its pair, this); with 0 it weighs 1
     */
    public record Counting(boolean ordered, boolean ties, boolean bothBad, long leastPairCount) {
        boolean counts(int outcome) {
            return outcome < OutcomeKernel.TIE || (outcome == OutcomeKernel.TIE ? ties : bothBad);
        }
    }

    private record Key(int first, int second, int outcome, double weight) {}

    private static final Comparator<Key> ORDER = Comparator.comparingInt(Key::first)
            .thenComparingInt(Key::second)
            .thenComparingInt(Key::outcome)
            .thenComparingDouble(Key::weight);

    /** The votes of a tally, each of weight 1 before reweighting. */
    public static OutcomeCells of(Tally tally, Counting counting) {
        Map<Key, Long> votes = new HashMap<>();
        tally.forEachCell((i, j, firstWins, secondWins, ties, bothBad) -> {
            long[] counts = {firstWins, secondWins, ties, bothBad};
            for (int outcome = 0; outcome < counts.length; outcome++) {
                add(votes, i, j, outcome, 1, counts[outcome], counting);
            }
        });
        return of(tally.roster().size(), votes, counting);
    }

    /** The votes of a log with their importance weights or frequencies. */
    public static OutcomeCells of(BattleLog log, Counting counting) {
        Map<Key, Long> votes = new HashMap<>();
        for (int row = 0; row < log.size(); row++) {
            boolean frequency = log.weighting() == Weighting.FREQUENCY;
            add(
                    votes,
                    log.firstIndex(row),
                    log.secondIndex(row),
                    log.outcomeCode(row),
                    frequency ? 1 : log.weight(row),
                    frequency ? log.frequency(row) : 1,
                    counting);
        }
        return of(log.roster().size(), votes, counting);
    }

    private static void add(
            Map<Key, Long> votes, int i, int j, int outcome, double weight, long count, Counting counting) {
        if (count > 0 && weight > 0 && counting.counts(outcome)) {
            boolean swap = !counting.ordered() && i > j;
            int seen = swap && outcome < OutcomeKernel.TIE ? 1 - outcome : outcome;
            votes.merge(new Key(swap ? j : i, swap ? i : j, seen, weight), count, Math::addExact);
        }
    }

    private static OutcomeCells of(int competitors, Map<Key, Long> votes, Counting counting) {
        List<Map.Entry<Key, Long>> sorted = votes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(ORDER))
                .toList();
        int cells = sorted.size();
        int[] first = new int[cells];
        int[] second = new int[cells];
        int[] pair = new int[cells];
        byte[] outcome = new byte[cells];
        double[] voteWeight = new double[cells];
        long[] count = new long[cells];
        int pairs = 0;
        for (int cell = 0; cell < cells; cell++) {
            Key key = sorted.get(cell).getKey();
            if (pairs == 0 || first[pairs - 1] != key.first() || second[pairs - 1] != key.second()) {
                first[pairs] = key.first();
                second[pairs++] = key.second();
            }
            pair[cell] = pairs - 1;
            outcome[cell] = (byte) key.outcome();
            voteWeight[cell] = key.weight();
            count[cell] = sorted.get(cell).getValue();
        }
        if (counting.leastPairCount() > 0) {
            reweight(pair, first, second, voteWeight, count, counting.leastPairCount());
        }
        return new OutcomeCells(
                competitors,
                Arrays.copyOf(first, pairs),
                Arrays.copyOf(second, pairs),
                pair,
                outcome,
                voteWeight,
                count);
    }

    /** Inverse propensity: each vote is divided by the number of votes of its unordered pair, or the least if more. */
    private static void reweight(int[] pair, int[] first, int[] second, double[] voteWeight, long[] count, long least) {
        PairVotes votes = new PairVotes();
        for (int cell = 0; cell < count.length; cell++) {
            votes.add(first[pair[cell]], second[pair[cell]], count[cell]);
        }
        for (int cell = 0; cell < count.length; cell++) {
            voteWeight[cell] /= votes.atLeast(least, first[pair[cell]], second[pair[cell]]);
        }
    }

    int pairs() {
        return first.length;
    }

    int cells() {
        return count.length;
    }

    int pair(int cell) {
        return pairOfCell[cell];
    }

    int outcome(int cell) {
        return outcomeOfCell[cell];
    }

    double voteWeight(int cell) {
        return voteWeight[cell];
    }

    long count(int cell) {
        return count[cell];
    }

    long[] counts() {
        return count.clone();
    }
}
