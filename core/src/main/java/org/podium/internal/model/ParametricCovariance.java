package org.podium.internal.model;

/**
 * Covariance matrices of all parameters at the maximum, n × n, row-major; where the log-strengths have no gauge they
 * are centred, with a prior likewise.
 */
public final class ParametricCovariance {
    private ParametricCovariance() {}

    /** The inverse of the observed information. */
    public static double[] fisher(ParametricModel model, double[] parameters, boolean centred) {
        return centredIf(centred, inverse(model, parameters), model);
    }

    /**
     * What the covariance is if the model is right and votes weigh differently: H⁻¹ H₂ H⁻¹, H₂ the information of squared
     * weights.
     */
    public static double[] ofWeightedModel(ParametricModel model, double[] parameters, boolean centred) {
        double[] inverse = inverse(model, parameters);
        double[] middle = new double[inverse.length];
        model.withSquaredWeights().derivatives(parameters, new double[model.parameters()], middle);
        return centredIf(
                centred, DenseInformation.sandwich(inverse, middle, model.parameters(), model.execution()), model);
    }

    private static double[] centredIf(boolean centred, double[] matrix, ParametricModel model) {
        if (centred) {
            DenseInformation.centreStrengths(matrix, model.strengths(), model.parameters());
        }
        return matrix;
    }

    /**
     * The sandwich F G F. The scores of a vote sum to zero over log-strengths that have no zero of their own, so centring
     * F is enough.
     *
     * @param fisher the matrix of {@link #fisher}
     */
    public static double[] sandwich(ParametricModel model, double[] parameters, double[] fisher) {
        double[] middle = new double[fisher.length];
        model.scoreProducts(parameters, middle);
        return DenseInformation.sandwich(fisher, middle, model.parameters(), model.execution());
    }

    /** H⁻¹, with zeros for a grounded competitor. */
    public static double[] inverse(ParametricModel model, double[] parameters) {
        double[] information = new double[model.parameters() * model.parameters()];
        model.derivatives(parameters, new double[model.parameters()], information);
        DenseInformation factor = new DenseInformation(model);
        if (!factor.factor(information)) {
            throw new ArithmeticException("the information matrix is numerically singular");
        }
        return factor.inverse();
    }
}
