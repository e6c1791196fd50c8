package org.podium.internal.solver;

import java.util.Arrays;
import org.podium.votes.Tally;

/**
 * Folds the ordered cells of a tally into a {@link PairTable}: the row of a competitor merges the cells in which it
 * was first (ascending by opponent) with those in which it was second (likewise).
 */
final class PairFolding {
    private final int size;
    private final int[] firstStart;
    private final int[] secondStart;
    private final int[] first;
    private final int[] second;
    private final long[] firstWins;
    private final long[] secondWins;
    private final long[] halves;
    private final int[] cellsBySecond;

    private final int[] rowStart;
    private int[] opponent;
    private double[] score;
    private double[] battles;
    private double[] halfWins;
    private int entries;

    PairFolding(Tally tally, TieCounting counting) {
        size = tally.roster().size();
        int cells = tally.cellCount();
        first = new int[cells];
        second = new int[cells];
        firstWins = new long[cells];
        secondWins = new long[cells];
        halves = new long[cells];
        firstStart = new int[size + 1];
        secondStart = new int[size + 1];
        int[] next = new int[1];
        tally.forEachCell((i, j, winsOfFirst, winsOfSecond, ties, bothBad) -> {
            int cell = next[0]++;
            first[cell] = i;
            second[cell] = j;
            firstWins[cell] = winsOfFirst;
            secondWins[cell] = winsOfSecond;
            halves[cell] = counting.halfWins(ties, bothBad);
            firstStart[i + 1]++;
            secondStart[j + 1]++;
        });
        prefixSums(firstStart);
        prefixSums(secondStart);
        cellsBySecond = new int[cells];
        int[] place = secondStart.clone();
        for (int cell = 0; cell < cells; cell++) {
            cellsBySecond[place[second[cell]]++] = cell;
        }
        rowStart = new int[size + 1];
        opponent = new int[2 * cells];
        score = new double[2 * cells];
        battles = new double[2 * cells];
        halfWins = new double[2 * cells];
    }

    PairTable fold() {
        for (int row = 0; row < size; row++) {
            rowStart[row] = entries;
            int a = firstStart[row];
            int b = secondStart[row];
            while (a < firstStart[row + 1] || b < secondStart[row + 1]) {
                int asFirst = a < firstStart[row + 1] ? second[a] : Integer.MAX_VALUE;
                int asSecond = b < secondStart[row + 1] ? first[cellsBySecond[b]] : Integer.MAX_VALUE;
                long wins = 0;
                long losses = 0;
                long half = 0;
                if (asFirst <= asSecond) {
                    wins += firstWins[a];
                    losses += secondWins[a];
                    half += halves[a++];
                }
                if (asSecond <= asFirst) {
                    int cell = cellsBySecond[b++];
                    wins += secondWins[cell];
                    losses += firstWins[cell];
                    half += halves[cell];
                }
                append(Math.min(asFirst, asSecond), wins, losses, half);
            }
        }
        rowStart[size] = entries;
        opponent = Arrays.copyOf(opponent, entries);
        score = Arrays.copyOf(score, entries);
        battles = Arrays.copyOf(battles, entries);
        halfWins = Arrays.copyOf(halfWins, entries);
        return new PairTable(size, rowStart, opponent, score, battles, halfWins);
    }

    private static void prefixSums(int[] counts) {
        for (int i = 1; i < counts.length; i++) {
            counts[i] += counts[i - 1];
        }
    }

    private void append(int other, long wins, long losses, long half) {
        long total = wins + losses + half;
        if (total > 0) {
            opponent[entries] = other;
            score[entries] = wins + 0.5 * half;
            halfWins[entries] = half;
            battles[entries++] = total;
        }
    }
}
