package org.podium.internal.solver;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.podium.execution.Execution;
import org.podium.internal.parallel.ParallelTasks;
import org.podium.votes.Tally;

/**
 * Folds the ordered cells of a tally into a {@link PairTable}. Each row has room for the cells in which its competitor
 * was first and for those in which it was second. The latter are put at the row's end, where they arrive in order of
 * opponent because the tally is in order of the first; then the former are merged in from the front.
 *
 * <p>By threads: cells are distributed in as many parts as there are workers, each with its own places; then rows are
 * merged. Neither depends on who did what.
 *
 * <p>Memory beside the result: 4 bytes a competitor and worker.
 */
final class PairFolding {
    /** Tallies of more cells get narrow counts, if those suffice, and the help of other threads. */
    private static final int MANY_CELLS = 1 << 17;

    /** Rows are merged in this many work items. */
    private static final int MERGES = 64;

    private final Tally tally;
    private final TieCounting counting;
    private final Execution execution;
    private final int size;
    private final int parts;
    private final int[][] place;
    private final int[] rowStart;
    private final int[] tail;
    private final int[] length;
    private final int[] opponent;
    private final PairCounts counts;

    PairFolding(Tally tally, TieCounting counting, Execution execution) {
        this.tally = tally;
        this.counting = counting;
        boolean many = tally.cellCount() > MANY_CELLS;
        this.execution = many ? execution.progress((done, total) -> {}) : Execution.sequential();
        size = tally.roster().size();
        parts = Math.max(1, Math.min(size, this.execution.parallelism()));
        place = new int[parts][size];
        rowStart = new int[size + 1];
        tail = new int[size];
        length = new int[size];
        long largest = countCells();
        layOut();
        opponent = new int[rowStart[size]];
        counts = new PairCounts(rowStart[size], many && largest <= PairCounts.MOST_NARROW / 2);
    }

    /** Counts the cells of each competitor and returns the most battles of a cell. */
    private long countCells() {
        long[] largest = new long[parts];
        ParallelTasks.run(execution, parts, part -> {
            int[] seconds = place[part];
            long[] most = new long[1];
            tally.forEachCell(bound(part, parts), bound(part + 1, parts), (i, j, wins, losses, ties, bothBad) -> {
                length[i]++;
                seconds[j]++;
                most[0] = Math.max(most[0], wins + losses + ties + bothBad);
            });
            largest[part] = most[0];
        });
        return Arrays.stream(largest).max().orElse(0);
    }

    private int bound(int part, int of) {
        return (int) ((long) size * part / of);
    }

    /** From numbers of cells to places: the row's, its tail's, and within the tail that of each part. */
    private void layOut() {
        int at = 0;
        for (int row = 0; row < size; row++) {
            rowStart[row] = at;
            at = Math.addExact(at, length[row]);
            tail[row] = at;
            for (int[] next : place) {
                int cells = next[row];
                next[row] = at;
                at = Math.addExact(at, cells);
            }
        }
        rowStart[size] = at;
    }

    PairTable fold() {
        ParallelTasks.run(execution, parts, part -> {
            int[] next = place[part];
            tally.forEachCell(
                    bound(part, parts), bound(part + 1, parts), (i, j, winsOfFirst, winsOfSecond, ties, bothBad) -> {
                        int to = next[j]++;
                        opponent[to] = i;
                        counts.set(to, winsOfSecond, winsOfFirst, counting.halfWins(ties, bothBad));
                    });
        });
        int items = Math.min(MERGES, size);
        ParallelTasks.run(execution, items, item -> {
            for (int row = bound(item, items); row < bound(item + 1, items); row++) {
                new RowMerge(row).run();
            }
        });
        return closeGaps();
    }

    /** Merges one row in place: what is written never overtakes what is read. */
    private final class RowMerge implements Tally.CellVisitor {
        private final int row;
        private final int end;
        private int from;
        private int to;

        RowMerge(int row) {
            this.row = row;
            from = tail[row];
            to = rowStart[row];
            end = rowStart[row + 1];
        }

        void run() {
            tally.forEachCell(row, row + 1, this);
            takeBefore(Integer.MAX_VALUE);
            length[row] = to - rowStart[row];
        }

        @Override
        public void cell(int first, int second, long wins, long losses, long ties, long bothBad) {
            takeBefore(second);
            opponent[to] = second;
            if (from < end && opponent[from] == second) {
                counts.copy(from++, to);
                counts.add(to, wins, losses, counting.halfWins(ties, bothBad));
            } else {
                counts.set(to, wins, losses, counting.halfWins(ties, bothBad));
            }
            keepIfMet();
        }

        private void takeBefore(int other) {
            for (; from < end && opponent[from] < other; from++) {
                opponent[to] = opponent[from];
                counts.copy(from, to);
                keepIfMet();
            }
        }

        private void keepIfMet() {
            if (counts.battles(to) > 0) {
                to++;
            }
        }
    }

    private PairTable closeGaps() {
        int entries = IntStream.of(length).sum();
        if (entries == opponent.length) {
            return new PairTable(size, rowStart, opponent, counts);
        }
        int to = 0;
        for (int row = 0; row < size; row++) {
            int from = rowStart[row];
            if (from != to) {
                System.arraycopy(opponent, from, opponent, to, length[row]);
                counts.move(from, to, length[row]);
            }
            rowStart[row] = to;
            to += length[row];
        }
        rowStart[size] = to;
        if (entries > opponent.length - opponent.length / 8) {
            return new PairTable(size, rowStart, opponent, counts);
        }
        counts.trim(entries);
        return new PairTable(size, rowStart, Arrays.copyOf(opponent, entries), counts);
    }
}
