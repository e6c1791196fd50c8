package org.podium.internal.solver;

import java.util.Arrays;
import org.podium.execution.Execution;
import org.podium.votes.Tally;

/**
 * The votes of a tally folded to unordered pairs, as the half-win models read them: for each competitor a row of the
 * opponents it met, ascending, with the score (wins plus half of the ties counted) and the number of battles.
 *
 * <p>Compressed rows; each pair stands in both rows. Scores are multiples of one half and exact. Memory: 56 bytes a pair;
 * 20 on boards of many pairs none of which has more than some thirty thousand battles.
 */
public final class PairTable {
    private final int size;
    private final int[] rowStart;
    private final int[] opponent;
    private final PairCounts counts;

    /** The arrays may be longer than the last row's end. */
    PairTable(int size, int[] rowStart, int[] opponent, PairCounts counts) {
        this.size = size;
        this.rowStart = rowStart;
        this.opponent = opponent;
        this.counts = counts;
    }

    /**
     * The same pairs with other counts, in arrays that stay the caller's to change: one element an entry, in the order
     * of this table. A pair may have no battle then.
     */
    public PairTable withCounts(double[] otherScore, double[] otherBattles, double[] otherHalfWins) {
        return new PairTable(size, rowStart, opponent, new PairCounts(otherScore, otherBattles, otherHalfWins));
    }

    /** Folds a tally; pairs without a counted battle have no entry. */
    public static PairTable of(Tally tally, TieCounting counting) {
        return of(tally, counting, Execution.sequential());
    }

    /** Folds a tally with the help of other threads. */
    public static PairTable of(Tally tally, TieCounting counting, Execution execution) {
        return new PairFolding(tally, counting, execution).fold();
    }

    public int size() {
        return size;
    }

    public int entries() {
        return rowStart[size];
    }

    public int start(int row) {
        return rowStart[row];
    }

    public int end(int row) {
        return rowStart[row + 1];
    }

    public int opponent(int entry) {
        return opponent[entry];
    }

    /** Wins of the row's competitor over the entry's opponent, half of the ties included. */
    public double score(int entry) {
        return counts.score(entry);
    }

    public double battles(int entry) {
        return counts.battles(entry);
    }

    /** Battles of the pair that counted as half a win for each side. */
    public double halfWins(int entry) {
        return counts.halfWins(entry);
    }

    /** Battles of the pair that the row's competitor won outright. */
    public double wins(int entry) {
        return counts.score(entry) - 0.5 * counts.halfWins(entry);
    }

    /** Battles of the pair that the row's competitor lost outright. */
    public double losses(int entry) {
        return counts.battles(entry) - counts.score(entry) - 0.5 * counts.halfWins(entry);
    }

    /** Whether no pair can have more than some thirty thousand battles. */
    boolean hasSmallCounts() {
        return counts.isNarrow();
    }

    /** Battles of one competitor. */
    public double battlesOf(int row) {
        double sum = 0;
        for (int entry = rowStart[row]; entry < rowStart[row + 1]; entry++) {
            sum += counts.battles(entry);
        }
        return sum;
    }

    /** For each entry (i, j) the entry (j, i). */
    public int[] mirrors() {
        int[] mirror = new int[entries()];
        int[] next = Arrays.copyOf(rowStart, size);
        for (int row = 0; row < size; row++) {
            for (int entry = rowStart[row]; entry < rowStart[row + 1]; entry++) {
                mirror[entry] = next[opponent[entry]]++;
            }
        }
        return mirror;
    }
}
