package org.podium.internal.model;

/** Completes a matrix of which only the upper triangle was written. */
final class SymmetricFill {
    private SymmetricFill() {}

    static void fromUpper(double[] matrix, int size) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                matrix[i * size + j] = matrix[j * size + i];
            }
        }
    }
}
