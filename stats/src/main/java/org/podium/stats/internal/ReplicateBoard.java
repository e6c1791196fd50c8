package org.podium.stats.internal;

import java.util.Arrays;
import org.podium.internal.kernel.Kernels;
import org.podium.internal.solver.PairTable;

/**
 * The votes of one replicate after another, in buffers that are used again: scores and votes of each competitor, and the
 * battles of each pair, from which expected scores are made. Confined to one thread.
 */
abstract class ReplicateBoard {
    /** From this share of the pairs on a row of all opponents is faster than a list of those met. */
    private static final double DENSE = 0.2;

    final PairCells cells;

    /** Of each competitor: wins, and half of the half wins. Sums of halves are exact. */
    final double[] score;

    final double[] votes;

    private ReplicateBoard(PairCells cells, int size) {
        this.cells = cells;
        score = new double[size];
        votes = new double[size];
    }

    static ReplicateBoard of(PairTable pairs, PairCells cells) {
        long size = pairs.size();
        boolean dense = pairs.entries() >= DENSE * size * (size - 1);
        return dense ? new Rows(cells, pairs.size()) : new Lists(pairs, cells);
    }

    /** Takes the votes drawn for each cell. */
    final void take(long[] drawn) {
        Arrays.fill(score, 0);
        Arrays.fill(votes, 0);
        for (int i = 0; i < score.length; i++) {
            takeRow(drawn, i);
        }
    }

    abstract void takeRow(long[] drawn, int row);

    /** Writes the expected scores at strengths e^θ. */
    abstract void expect(double[] strength, double[] expected);

    /** Each row holds the battles with those behind, at their index. */
    private static final class Rows extends ReplicateBoard {
        private final Kernels kernels = Kernels.active();
        private final double[][] battles;
        private final double[] work;

        Rows(PairCells cells, int size) {
            super(cells, size);
            battles = new double[size][size];
            work = new double[size];
        }

        @Override
        void takeRow(long[] drawn, int row) {
            double[] behind = battles[row];
            Arrays.fill(behind, row + 1, behind.length, 0);
            double won = 0;
            int end = cells.rowStart(row + 1);
            for (int cell = cells.rowStart(row); cell < end; cell++) {
                double number = (double) drawn[cell];
                double part = number * cells.score(cell);
                int other = cells.opponent(cell);
                behind[other] += number;
                won += part;
                score[other] += number - part;
            }
            score[row] += won;
            votes[row] += kernels.addAndSum(behind, votes, row + 1, behind.length);
        }

        @Override
        void expect(double[] strength, double[] expected) {
            Arrays.fill(expected, 0);
            for (int i = 0; i < expected.length; i++) {
                expected[i] +=
                        kernels.expected(strength[i], strength, battles[i], expected, work, i + 1, expected.length);
            }
        }
    }

    /** Each row is a list of the opponents met. */
    private static final class Lists extends ReplicateBoard {
        private final PairTable pairs;
        private final double[] battles;

        Lists(PairTable pairs, PairCells cells) {
            super(cells, pairs.size());
            this.pairs = pairs;
            battles = new double[pairs.entries()];
        }

        @Override
        void takeRow(long[] drawn, int row) {
            Arrays.fill(battles, pairs.start(row), pairs.end(row), 0);
            int end = cells.rowStart(row + 1);
            for (int cell = cells.rowStart(row); cell < end; cell++) {
                double number = (double) drawn[cell];
                double part = number * cells.score(cell);
                int other = cells.opponent(cell);
                battles[cells.entry(cell)] += number;
                score[row] += part;
                score[other] += number - part;
                votes[row] += number;
                votes[other] += number;
            }
        }

        @Override
        void expect(double[] strength, double[] expected) {
            Arrays.fill(expected, 0);
            for (int i = 0; i < expected.length; i++) {
                double own = strength[i];
                double sum = 0;
                for (int entry = pairs.end(i) - 1; entry >= pairs.start(i) && pairs.opponent(entry) > i; entry--) {
                    int other = pairs.opponent(entry);
                    double won = battles[entry] * (own / (own + strength[other]));
                    sum += won;
                    expected[other] += battles[entry] - won;
                }
                expected[i] += sum;
            }
        }
    }
}
