package org.podium.internal.model;

/**
 * Covariance matrices of all parameters at the maximum, n × n, row-major; where the log-strengths have no gauge they
 * are centred, with a prior likewise.
 */
public final class ParametricCovariance {
    private ParametricCovariance() {}

    /** The inverse of the observed information. */
    public static double[] fisher(ParametricModel model, double[] parameters, boolean centred) {
        double[] inverse = inverse(model, parameters);
        if (centred) {
            DenseInformation.centreStrengths(inverse, model.strengths(), model.parameters());
        }
        return inverse;
    }

    /** The sandwich H⁻¹ G H⁻¹. */
    public static double[] sandwich(ParametricModel model, double[] parameters, boolean centred) {
        double[] middle = new double[model.parameters() * model.parameters()];
        model.middle(parameters, middle);
        double[] matrix = DenseInformation.sandwich(inverse(model, parameters), middle, model.parameters());
        if (centred) {
            DenseInformation.centreStrengths(matrix, model.strengths(), model.parameters());
        }
        return matrix;
    }

    private static double[] inverse(ParametricModel model, double[] parameters) {
        double[] information = new double[model.parameters() * model.parameters()];
        model.derivatives(parameters, new double[model.parameters()], information);
        DenseInformation factor = new DenseInformation(model);
        if (!factor.factor(information)) {
            throw new ArithmeticException("the information matrix is numerically singular");
        }
        return factor.inverse();
    }
}
