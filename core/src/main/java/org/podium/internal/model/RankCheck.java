package org.podium.internal.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds parameters behind the log-strengths that are linear combinations of the log-strengths and of parameters before
 * them, by eliminating the information matrix in that order.
 */
public final class RankCheck {
    /** What is left of a diagonal element, relative to it, when it is rounding. */
    private static final double NOTHING = 1e-9;

    private RankCheck() {}

    /**
     * The parameters that are determined by those before them.
     *
     * @param model a model whose log-strengths are identifiable by themselves
     * @return indices ≥ K, ascending
     */
    public static List<Integer> dependent(ParametricModel model) {
        int strengths = model.strengths();
        int size = model.parameters();
        double[] matrix = new double[size * size];
        model.derivatives(model.start(), new double[size], matrix);
        double[] original = new double[size];
        for (int i = 0; i < size; i++) {
            original[i] = matrix[i * size + i];
        }
        List<Integer> dependent = new ArrayList<>();
        for (int pivot = 0; pivot < size; pivot++) {
            double left = matrix[pivot * size + pivot];
            boolean gone = !(left > NOTHING * original[pivot]);
            if (gone && pivot >= strengths) {
                dependent.add(pivot);
            }
            if (!gone) {
                eliminate(matrix, size, pivot);
            }
        }
        return dependent;
    }

    private static void eliminate(double[] matrix, int size, int pivot) {
        double inverse = 1 / matrix[pivot * size + pivot];
        for (int row = pivot + 1; row < size; row++) {
            double factor = matrix[row * size + pivot] * inverse;
            for (int column = pivot + 1; factor != 0 && column < size; column++) {
                matrix[row * size + column] -= factor * matrix[pivot * size + column];
            }
        }
    }
}
