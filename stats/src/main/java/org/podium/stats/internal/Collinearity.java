package org.podium.stats.internal;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.podium.internal.model.DenseInformation;
import org.podium.internal.model.ParametricModel;

/**
 * How far effects can be told from the log-strengths, R² = 1 − S_mm / H_mm, and from those and each other,
 * VIF = H_mm (S⁻¹)_mm, with H the information less the penalty on effects, and S what is left of it when the strengths are
 * eliminated.
 */
public final class Collinearity {
    /** A penalty's rounding must not be taken for information. */
    private static final double NOTHING = 1e-11;

    private final double[] explained;
    private final double[] inflation;

    private Collinearity(double[] explained, double[] inflation) {
        this.explained = explained;
        this.inflation = inflation;
    }

    /** Of a model without effects. */
    static Collinearity none() {
        return new Collinearity(new double[0], new double[0]);
    }

    static Collinearity of(ParametricModel model, double[] maximum) {
        int size = model.parameters();
        int effects = size - model.strengths();
        if (effects == 0) {
            return none();
        }
        double[] information = new double[size * size];
        model.derivatives(maximum, new double[size], information);
        for (int i = model.strengths(); i < size; i++) {
            information[i * size + i] -= model.effectPenalty();
        }
        double[] left = DenseInformation.eliminateStrengths(model, information);
        RealMatrix complement = new Array2DRowRealMatrix(effects, effects);
        double[] own = new double[effects];
        double[] explained = new double[effects];
        for (int m = 0; m < effects; m++) {
            own[m] = information[(model.strengths() + m) * (size + 1)];
        }
        for (int m = 0; m < effects; m++) {
            // A covariate that is always 0 has no information of its own: it is 0 times any strength.
            explained[m] = own[m] > 0 ? Math.min(1, Math.max(0, 1 - left[m * effects + m] / own[m])) : 1;
            for (int n = 0; n < effects; n++) {
                complement.setEntry(
                        m, n, own[m] > 0 && own[n] > 0 ? left[m * effects + n] / Math.sqrt(own[m] * own[n]) : 0);
            }
        }
        return new Collinearity(explained, inflation(complement));
    }

    /** The diagonal of the inverse of S scaled to own information 1. */
    private static double[] inflation(RealMatrix complement) {
        double[] inflation = new double[complement.getRowDimension()];
        Arrays.fill(inflation, Double.POSITIVE_INFINITY);
        LUDecomposition factor = new LUDecomposition(complement, NOTHING);
        if (factor.getSolver().isNonSingular()) {
            RealMatrix inverse = factor.getSolver().getInverse();
            for (int m = 0; m < inflation.length; m++) {
                inflation[m] = Math.max(1, inverse.getEntry(m, m));
            }
        }
        return inflation;
    }

    /** R² between 0 and 1. */
    public double explainedByStrengths(int effect) {
        return explained[effect];
    }

    /** 1 or more. */
    public double varianceInflation(int effect) {
        return inflation[effect];
    }
}
