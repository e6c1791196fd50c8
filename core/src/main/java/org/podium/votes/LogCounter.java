package org.podium.votes;

import java.util.Arrays;
import org.podium.execution.Execution;

/**
 * Counts a log into a tally; {@link VoteCounter} does if it has no frequencies. With them a small roster has one counter
 * for every ordered pair and outcome, which votes address directly. A large one has counters for the opponents of one
 * competitor at a time, whose votes a counting sort brings together first.
 */
final class LogCounter {
    private final BattleLog log;
    private final int competitors;
    private final CellCollector cells;

    private LogCounter(BattleLog log) {
        this.log = log;
        competitors = log.roster().size();
        cells = new CellCollector(log.roster(), 0);
    }

    static Tally count(BattleLog log, Execution execution) {
        return switch (log.weighting()) {
            case NONE -> log.counter(execution).count();
            case FREQUENCY -> new LogCounter(log).count();
            case IMPORTANCE ->
                throw new IllegalArgumentException("a tally holds counts, and this log has importance weights; "
                        + "fit the log itself, or give whole numbers as frequency weights");
        };
    }

    private Tally count() {
        requireTotal();
        if (VoteCounter.isSmall(competitors)) {
            countFrequencies();
        } else {
            countByFirst();
        }
        return cells.build(Sides.KEPT);
    }

    /** After this no counter can overflow. */
    private void requireTotal() {
        long total = 0;
        for (int row = 0; row < log.size(); row++) {
            total += log.frequency(row);
            Tally.requireTotal(total);
        }
    }

    private void countFrequencies() {
        long[] counts = new long[competitors * competitors * Tally.OUTCOMES];
        for (int row = 0; row < log.size(); row++) {
            counts[log.firstIndex(row) * competitors * Tally.OUTCOMES + address(row)] += log.frequency(row);
        }
        int at = 0;
        for (int first = 0; first < competitors; first++) {
            for (int second = 0; second < competitors; second++, at += Tally.OUTCOMES) {
                cells.add(second, counts[at], counts[at + 1], counts[at + 2], counts[at + 3]);
            }
            cells.endRow();
        }
    }

    /** Where a vote counts among the votes of its first competitor. */
    private int address(int row) {
        return log.secondIndex(row) * Tally.OUTCOMES + log.outcomeCode(row);
    }

    private void countByFirst() {
        int[] start = rowStarts();
        int[] addresses = new int[log.size()];
        long[] frequencies = new long[log.size()];
        int[] next = start.clone();
        for (int row = 0; row < log.size(); row++) {
            int to = next[log.firstIndex(row)]++;
            addresses[to] = address(row);
            frequencies[to] = log.frequency(row);
        }
        countRows(start, addresses, frequencies);
    }

    private int[] rowStarts() {
        int[] start = new int[competitors + 1];
        for (int row = 0; row < log.size(); row++) {
            start[log.firstIndex(row) + 1]++;
        }
        for (int first = 0; first < competitors; first++) {
            start[first + 1] += start[first];
        }
        return start;
    }

    private void countRows(int[] start, int[] addresses, long[] frequencies) {
        long[] counts = new long[competitors * Tally.OUTCOMES];
        for (int first = 0; first < competitors; first++) {
            for (int vote = start[first]; vote < start[first + 1]; vote++) {
                counts[addresses[vote]] += frequencies[vote];
            }
            // Sorted, the addresses lead to the opponents in order; the counters are zero again after the first visit.
            Arrays.sort(addresses, start[first], start[first + 1]);
            for (int vote = start[first]; vote < start[first + 1]; vote++) {
                int second = addresses[vote] / Tally.OUTCOMES;
                int at = second * Tally.OUTCOMES;
                cells.add(second, counts[at], counts[at + 1], counts[at + 2], counts[at + 3]);
                Arrays.fill(counts, at, at + Tally.OUTCOMES, 0);
            }
            cells.endRow();
        }
    }
}
