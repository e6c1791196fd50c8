package org.podium.internal.model;

/** Numbers of rows, read in bulk. Immutable and thread-safe. */
@FunctionalInterface
interface CovariateColumn {
    /** Copies the numbers of rows {@code from}, {@code from + 1} … to the first elements of an array. */
    void copy(int from, int length, double[] target);
}
