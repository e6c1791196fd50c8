package org.podium.internal.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds parameters behind the log-strengths that are linear combinations of the log-strengths and of parameters before
 * them: what is left of the design's Gram matrix when the former are eliminated.
 */
public final class RankCheck {
    /** What is left of a diagonal element, relative to it, when it is rounding. */
    private static final double NOTHING = 1e-9;

    /** As {@link #NOTHING}, with room for the rounding of a factor. */
    private static final double SURELY_SOMETHING = 1e-6;

    private RankCheck() {}

    /**
     * The parameters that are determined by those before them, seen from where a climb stands: what elimination leaves of a
     * matrix is no more than what it leaves of a larger one, so the factor that the climb needs anyway mostly tells that
     * there are none.
     *
     * @param climb of a model whose log-strengths are identifiable by themselves
     * @return indices ≥ K, ascending
     */
    public static List<Integer> dependent(ParametricModel model, ParametricNewton climb) {
        boolean sure = climb.isRegular();
        for (int i = model.strengths(); sure && i < model.parameters(); i++) {
            sure = climb.factor().pivot(i) > SURELY_SOMETHING * model.boundOfDesign(i);
        }
        return sure ? List.of() : dependent(model);
    }

    /** Whether a factor of a model with other weights of this sum shows that an effect is none of those. */
    static boolean surelyIndependent(CovariateModel model, DenseInformation factor, int effect, double totalWeight) {
        return factor.pivot(effect) > SURELY_SOMETHING * model.boundOfDesign(effect, totalWeight);
    }

    /**
     * The parameters that are determined by those before them.
     *
     * @param model a model whose log-strengths are identifiable by themselves
     * @return indices ≥ K, ascending
     */
    public static List<Integer> dependent(ParametricModel model) {
        int strengths = model.strengths();
        int effects = model.parameters() - strengths;
        List<Integer> dependent = new ArrayList<>();
        if (effects == 0) {
            return dependent;
        }
        double[] gram = new double[model.parameters() * model.parameters()];
        model.design(gram);
        double[] left = DenseInformation.eliminateStrengths(model, gram);
        for (int pivot = 0; pivot < effects; pivot++) {
            int diagonal = (strengths + pivot) * (model.parameters() + 1);
            if (left[pivot * effects + pivot] > NOTHING * gram[diagonal]) {
                eliminate(left, effects, pivot);
            } else {
                dependent.add(strengths + pivot);
            }
        }
        return dependent;
    }

    private static void eliminate(double[] matrix, int size, int pivot) {
        double inverse = 1 / matrix[pivot * size + pivot];
        for (int row = pivot + 1; row < size; row++) {
            double factor = matrix[row * size + pivot] * inverse;
            for (int column = pivot + 1; column < size; column++) {
                matrix[row * size + column] -= factor * matrix[pivot * size + column];
            }
        }
    }
}
