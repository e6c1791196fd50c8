package org.podium.internal.solver;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.podium.internal.kernel.Kernels;
import org.podium.votes.Tally;

/**
 * The votes of a board on which many of the pairs met, as the plain likelihood needs them: the number of battles of each pair
 * and each competitor's score. Row i holds the battles of i against the opponents before it, at their index, and zeros where
 * a pair did not meet, so that loops over a row need no list of opponents.
 *
 * <p>Memory: K² / 2 doubles. Not changed once made.
 */
final class DenseBoard {
    /** Above this a list of the pairs that met is not much slower, and takes no K² of memory. */
    private static final int LARGEST = 1500;

    /** From this share of the pairs on a row of all opponents is faster than a list of those met. */
    private static final double DENSE = 0.24;

    private final double[][] battles;
    private final double[] score;
    private final double[] votes;

    private DenseBoard(int size) {
        battles = SquareMatrices.lowerTriangle(size);
        score = new double[size];
        votes = new double[size];
    }

    /** The board of a tally whose votes determine a finite estimate; null if they do not, or if a list of pairs suits it. */
    static @Nullable DenseBoard of(Tally tally, TieCounting counting) {
        long size = tally.roster().size();
        double enough = DENSE * size * (size - 1) / 2;
        if (size < 2 || size > LARGEST || tally.cellCount() < enough || !isStronglyConnected(tally, counting)) {
            return null;
        }
        DenseBoard board = new DenseBoard((int) size);
        board.addCells(tally, counting);
        if (board.countPairs() < enough) {
            return null;
        }
        board.countVotes();
        return board;
    }

    /**
     * No sum is read and written again for the next cell, which would have to wait for it: what the first of a row won is
     * put down by opponent and added up at the row's end.
     */
    private void addCells(Tally tally, TieCounting counting) {
        double[] wonAsFirst = new double[votes.length];
        Tally.CellVisitor visitor = (i, j, firstWins, secondWins, ties, bothBad) -> {
            double halves = 0.5 * counting.halfWins(ties, bothBad);
            double won = firstWins + halves;
            double lost = secondWins + halves;
            battles[Math.max(i, j)][Math.min(i, j)] += won + lost;
            wonAsFirst[j] = won;
            score[j] += lost;
        };
        for (int i = 0; i < votes.length; i++) {
            tally.forEachCell(i, i + 1, visitor);
            score[i] += Kernels.active().sum(wonAsFirst, 0, votes.length);
            Arrays.fill(wonAsFirst, 0);
        }
    }

    private long countPairs() {
        long pairs = 0;
        for (double[] row : battles) {
            for (double met : row) {
                pairs += met > 0 ? 1 : 0;
            }
        }
        return pairs;
    }

    private void countVotes() {
        for (int i = 0; i < votes.length; i++) {
            votes[i] += Kernels.active().addAndSum(battles[i], votes, 0, i);
        }
    }

    /**
     * Whether the "beat or tied" graph is strongly connected, so that a finite estimate exists, [Ford57]: whether everyone is
     * reached from competitor 0 along edges, and against them. Looks at row after row until that is so, over again while
     * somebody new is found; where most pairs met a few rows are enough.
     */
    private static boolean isStronglyConnected(Tally tally, TieCounting counting) {
        int size = tally.roster().size();
        Reach reach = new Reach(size);
        Tally.CellVisitor visitor = (i, j, firstWins, secondWins, ties, bothBad) -> {
            long halves = counting.halfWins(ties, bothBad);
            reach.extend(i, j, firstWins + halves > 0, secondWins + halves > 0);
        };
        int before = 0;
        while (!reach.isComplete() && reach.count > before) {
            before = reach.count;
            for (int i = 0; i < size && !reach.isComplete(); i++) {
                tally.forEachCell(i, i + 1, visitor);
            }
        }
        return reach.isComplete();
    }

    /** Who was found so far: bit 0 for a path of "beat or tied" from competitor 0, bit 1 for a path to it. */
    private static final class Reach {
        private final byte[] found;
        private int count;

        Reach(int size) {
            found = new byte[size];
            found[0] = 3;
            count = 2;
        }

        void extend(int i, int j, boolean firstBeat, boolean secondBeat) {
            int one = found[i];
            int other = found[j];
            if (one + other == 6) {
                return;
            }
            int down = (firstBeat ? 1 : 0) | (secondBeat ? 2 : 0); // what i hands on to j
            int up = (secondBeat ? 1 : 0) | (firstBeat ? 2 : 0);
            int newOther = other | (one & down);
            int newOne = one | (other & up);
            count += Integer.bitCount(newOne ^ one) + Integer.bitCount(newOther ^ other);
            found[i] = (byte) newOne;
            found[j] = (byte) newOther;
        }

        boolean isComplete() {
            return count == 2 * found.length;
        }
    }

    int size() {
        return votes.length;
    }

    /** The battles of a competitor against those before it, at their index; not to be changed. */
    double[] battles(int competitor) {
        return battles[competitor];
    }

    /** Wins, ties as half wins. */
    double score(int competitor) {
        return score[competitor];
    }

    double votes(int competitor) {
        return votes[competitor];
    }

    /** The competitor with the most votes. */
    int mostVotes() {
        int most = 0;
        for (int i = 1; i < votes.length; i++) {
            most = votes[i] > votes[most] ? i : most;
        }
        return most;
    }
}
