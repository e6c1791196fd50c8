package org.podium.internal.solver;

import java.util.Arrays;

/**
 * Score, battles and half wins of each entry of a {@link PairTable}: doubles, or on large boards whose pairs all have few
 * battles, chars, which hold twice the score. Both give the same doubles. Memory: 24 or 6 bytes an entry.
 */
final class PairCounts {
    /** So many battles at most may a narrow entry have. */
    static final int MOST_NARROW = Character.MAX_VALUE / 2;

    private static final int COLUMNS = 3;

    private final boolean narrow;

    /** Twice the score, battles and half wins of an entry side by side, so that one access to memory finds all. */
    private char[] few = {};

    private double[] score = {};
    private double[] battles = {};
    private double[] halfWins = {};

    PairCounts(int entries, boolean narrow) {
        this.narrow = narrow;
        if (narrow) {
            few = new char[Math.multiplyExact(COLUMNS, entries)];
        } else {
            score = new double[entries];
            battles = new double[entries];
            halfWins = new double[entries];
        }
    }

    /** Keeps the arrays. */
    PairCounts(double[] score, double[] battles, double[] halfWins) {
        narrow = false;
        this.score = score;
        this.battles = battles;
        this.halfWins = halfWins;
    }

    double score(int entry) {
        return narrow ? 0.5 * few[COLUMNS * entry] : score[entry];
    }

    double battles(int entry) {
        return narrow ? few[COLUMNS * entry + 1] : battles[entry];
    }

    double halfWins(int entry) {
        return narrow ? few[COLUMNS * entry + 2] : halfWins[entry];
    }

    /** Whether no entry can have more than {@link #MOST_NARROW} battles. */
    boolean isNarrow() {
        return narrow;
    }

    void set(int entry, long wins, long losses, long half) {
        if (narrow) {
            int at = COLUMNS * entry;
            few[at] = (char) (2 * wins + half);
            few[at + 1] = (char) (wins + losses + half);
            few[at + 2] = (char) half;
        } else {
            score[entry] = wins + 0.5 * half;
            battles[entry] = wins + losses + half;
            halfWins[entry] = half;
        }
    }

    void add(int entry, long wins, long losses, long half) {
        if (narrow) {
            int at = COLUMNS * entry;
            few[at] += (char) (2 * wins + half);
            few[at + 1] += (char) (wins + losses + half);
            few[at + 2] += (char) half;
        } else {
            score[entry] += wins + 0.5 * half;
            battles[entry] += wins + losses + half;
            halfWins[entry] += half;
        }
    }

    /** Copies one entry to another's place. */
    void copy(int from, int to) {
        if (narrow) {
            few[COLUMNS * to] = few[COLUMNS * from];
            few[COLUMNS * to + 1] = few[COLUMNS * from + 1];
            few[COLUMNS * to + 2] = few[COLUMNS * from + 2];
        } else {
            score[to] = score[from];
            battles[to] = battles[from];
            halfWins[to] = halfWins[from];
        }
    }

    void move(int from, int to, int length) {
        if (narrow) {
            System.arraycopy(few, COLUMNS * from, few, COLUMNS * to, COLUMNS * length);
        } else {
            System.arraycopy(score, from, score, to, length);
            System.arraycopy(battles, from, battles, to, length);
            System.arraycopy(halfWins, from, halfWins, to, length);
        }
    }

    void trim(int entries) {
        if (narrow) {
            few = Arrays.copyOf(few, COLUMNS * entries);
        } else {
            score = Arrays.copyOf(score, entries);
            battles = Arrays.copyOf(battles, entries);
            halfWins = Arrays.copyOf(halfWins, entries);
        }
    }
}
