package org.podium.votes;

import java.util.Arrays;
import org.podium.execution.Execution;
import org.podium.internal.parallel.ParallelTasks;

/**
 * Counts votes given as columns of roster indices. A small roster has one counter for every ordered pair and outcome, and
 * each thread counters of its own. For a large one a counting sort brings the votes of each first competitor together, then
 * each competitor's are sorted and counted by themselves. Counts are whole numbers, so neither depends on the threads.
 *
 * <p>Memory beside the tally: 16 MB a thread at most; for a large roster 4 bytes a vote and, for each thread, a competitor.
 */
final class VoteCounter {
    /** Up to this many counters, 16 MB of ints, addressing them all directly beats sorting. */
    private static final int MOST_DIRECT_COUNTERS = 1 << 22;

    /** Below this many votes another thread is not worth waking up. */
    private static final int WORTH_THREADS = 1 << 18;

    /** Rows are sorted and counted in this many work items. */
    private static final int SLICES = 128;

    private final Roster roster;
    private final int competitors;
    private final int[] first;
    private final int[] second;
    private final byte[] outcomes;
    private final Execution execution;
    private final int parts;

    VoteCounter(Roster roster, int[] first, int[] second, byte[] outcomes, Execution execution) {
        this.roster = roster;
        competitors = roster.size();
        this.first = first;
        this.second = second;
        this.outcomes = outcomes;
        this.execution =
                first.length < WORTH_THREADS ? Execution.sequential() : execution.progress((done, total) -> {});
        parts = this.execution.parallelism();
    }

    static void requireVotes(Roster roster, int[] first, int[] second, byte[] outcomes) {
        if (first.length != second.length || first.length != outcomes.length) {
            throw new IllegalArgumentException("the columns of votes have different lengths: " + first.length + ", "
                    + second.length + " and " + outcomes.length);
        }
        int competitors = roster.size();
        for (int row = 0; row < first.length; row++) {
            int i = first[row];
            int j = second[row];
            boolean isVote = i >= 0 && i < competitors && j >= 0 && j < competitors && i != j;
            if (!(isVote && outcomes[row] >= 0 && outcomes[row] < Tally.OUTCOMES)) {
                throw new IllegalArgumentException("row " + (row + 1L) + " is not a vote: first " + i + ", second " + j
                        + ", outcome " + outcomes[row] + "; indices must be different and from 0 to "
                        + (competitors - 1) + ", outcomes from 0 to " + (Tally.OUTCOMES - 1));
            }
        }
    }

    static boolean isSmall(int competitors) {
        return (long) competitors * competitors * Tally.OUTCOMES <= MOST_DIRECT_COUNTERS;
    }

    Tally count() {
        if (first.length == 0) {
            return Tally.empty();
        }
        Tally tally = isSmall(competitors) ? countDirectly() : countByFirst();
        return tally.onUsedRoster();
    }

    private int bound(int part) {
        return (int) ((long) first.length * part / parts);
    }

    private Tally countDirectly() {
        int[][] counters = new int[parts][competitors * competitors * Tally.OUTCOMES];
        ParallelTasks.run(execution, parts, part -> countDirectly(bound(part), bound(part + 1), counters[part]));
        int[] sum = counters[0];
        for (int part = 1; part < parts; part++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += counters[part][i];
            }
        }
        return tallyOf(sum);
    }

    private void countDirectly(int from, int to, int[] counters) {
        for (int row = from; row < to; row++) {
            counters[(first[row] * competitors + second[row]) * Tally.OUTCOMES + outcomes[row]]++;
        }
    }

    private Tally tallyOf(int[] counters) {
        int[] rowStart = new int[competitors + 1];
        int cells = 0;
        int largest = 0;
        int at = 0;
        for (int row = 0; row < competitors; row++) {
            for (int other = 0; other < competitors; other++, at += Tally.OUTCOMES) {
                int both = counters[at] | counters[at + 1] | counters[at + 2] | counters[at + 3];
                cells += both != 0 ? 1 : 0;
                largest |= both;
            }
            rowStart[row + 1] = cells;
        }
        int[] opponents = new int[cells];
        CellCounts counts = new CellCounts(cells, largest);
        int cell = 0;
        for (int pair = 0; pair < competitors * competitors; pair++) {
            at = pair * Tally.OUTCOMES;
            if ((counters[at] | counters[at + 1] | counters[at + 2] | counters[at + 3]) != 0) {
                opponents[cell] = pair % competitors;
                for (int outcome = 0; outcome < Tally.OUTCOMES; outcome++) {
                    counts.set(cell * Tally.OUTCOMES + outcome, counters[at + outcome]);
                }
                cell++;
            }
        }
        return new Tally(roster, rowStart, opponents, counts, Sides.KEPT);
    }

    private Tally countByFirst() {
        int[] start = new int[competitors + 1];
        int[] addresses = addressesByFirst(start);
        int[] rowStart = new int[competitors + 1];
        int[] largestOf = new int[SLICES];
        ParallelTasks.run(execution, SLICES, slice -> {
            for (int row = slice(slice, start); row < slice(slice + 1, start); row++) {
                Arrays.sort(addresses, start[row], start[row + 1]);
                rowStart[row + 1] = cellsOf(addresses, start[row], start[row + 1]);
                largestOf[slice] = Math.max(largestOf[slice], largestRun(addresses, start[row], start[row + 1]));
            }
        });
        for (int row = 0; row < competitors; row++) {
            rowStart[row + 1] += rowStart[row];
        }
        int[] opponents = new int[rowStart[competitors]];
        CellCounts counts =
                new CellCounts(opponents.length, Arrays.stream(largestOf).max().orElse(0));
        ParallelTasks.run(execution, SLICES, slice -> {
            for (int row = slice(slice, start); row < slice(slice + 1, start); row++) {
                fill(addresses, start[row], start[row + 1], rowStart[row], opponents, counts);
            }
        });
        return new Tally(roster, rowStart, opponents, counts, Sides.KEPT);
    }

    /** Opponent and outcome of each vote in one number, brought together by the first competitor. */
    private int[] addressesByFirst(int[] start) {
        int[][] place = new int[parts][competitors];
        ParallelTasks.run(execution, parts, part -> {
            for (int row = bound(part); row < bound(part + 1); row++) {
                place[part][first[row]]++;
            }
        });
        int at = 0;
        for (int i = 0; i < competitors; i++) {
            start[i] = at;
            for (int[] next : place) {
                int votes = next[i];
                next[i] = at;
                at += votes;
            }
        }
        start[competitors] = at;
        int[] addresses = new int[first.length];
        ParallelTasks.run(execution, parts, part -> {
            int[] next = place[part];
            for (int row = bound(part); row < bound(part + 1); row++) {
                addresses[next[first[row]]++] = second[row] * Tally.OUTCOMES + outcomes[row];
            }
        });
        return addresses;
    }

    /** The first row of a slice: slices have about equally many votes. */
    private int slice(int number, int[] start) {
        int votes = (int) ((long) first.length * number / SLICES);
        int found = Arrays.binarySearch(start, votes);
        int row = found >= 0 ? found : -found - 1;
        // Of competitors without votes, equal starts, the first.
        while (row > 0 && start[row - 1] == start[row]) {
            row--;
        }
        return number == SLICES ? competitors : row;
    }

    private static int cellsOf(int[] addresses, int from, int to) {
        int cells = 0;
        int before = -1;
        for (int i = from; i < to; i++) {
            int opponent = addresses[i] / Tally.OUTCOMES;
            cells += opponent != before ? 1 : 0;
            before = opponent;
        }
        return cells;
    }

    private static int largestRun(int[] addresses, int from, int to) {
        int largest = 0;
        int runStart = from;
        for (int i = from; i < to; i++) {
            if (addresses[i] != addresses[runStart]) {
                runStart = i;
            }
            largest = Math.max(largest, i + 1 - runStart);
        }
        return largest;
    }

    private static void fill(int[] addresses, int from, int to, int firstCell, int[] opponents, CellCounts counts) {
        int cell = firstCell - 1;
        int before = -1;
        for (int i = from; i < to; ) {
            int address = addresses[i];
            int end = i + 1;
            while (end < to && addresses[end] == address) {
                end++;
            }
            if (address / Tally.OUTCOMES != before) {
                before = address / Tally.OUTCOMES;
                opponents[++cell] = before;
            }
            counts.set(cell * Tally.OUTCOMES + address % Tally.OUTCOMES, end - i);
            i = end;
        }
    }
}
