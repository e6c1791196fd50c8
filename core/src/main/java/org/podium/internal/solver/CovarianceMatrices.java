package org.podium.internal.solver;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Covariance matrices of the centred log-strengths, K × K, row-major. Cost: K³ multiplications each and three to five
 * arrays of K² doubles.
 */
public final class CovarianceMatrices {
    /** Above this a matrix would have more elements than an array can hold with ease. */
    private static final int LARGEST = 20_000;

    private CovarianceMatrices() {}

    /**
     * The inverse information C H⁻¹ C with C = I − J / K; without a prior this is the Moore-Penrose inverse H⁺ of the
     * Laplacian H.
     *
     * @param theta log-strengths in the gauge of the likelihood
     */
    public static double[] fisher(BattleLikelihood likelihood, double[] theta) {
        int size = likelihood.size();
        if (size > LARGEST) {
            throw new IllegalArgumentException("the covariance matrix of " + size + " competitors would need "
                    + 8L * size * size / (1 << 20) + " MB");
        }
        DenseSystem system = new DenseSystem(likelihood);
        if (!system.factor(theta)) {
            throw new ArithmeticException("the information matrix is numerically singular");
        }
        double[] inverse = system.inverse();
        SquareMatrices.centre(inverse, size);
        return inverse;
    }

    /**
     * The sandwich H⁺ G H⁺ with G = Σ (y − p)² x xᵀ over the votes, [Huber67], [White82]. The prior is part of H but
     * not of G: it is not a vote.
     *
     * @param theta log-strengths in the gauge of the likelihood
     * @param fisher the matrix of {@link #fisher}
     */
    public static double[] sandwich(BattleLikelihood likelihood, double[] theta, double[] fisher) {
        int size = likelihood.size();
        DMatrixRMaj bread = DMatrixRMaj.wrap(size, size, fisher);
        DMatrixRMaj middle = DMatrixRMaj.wrap(size, size, middle(likelihood.pairs(), theta));
        DMatrixRMaj half = new DMatrixRMaj(size, size);
        DMatrixRMaj full = new DMatrixRMaj(size, size);
        CommonOps_DDRM.mult(bread, middle, half);
        CommonOps_DDRM.mult(half, bread, full);
        SquareMatrices.symmetrise(full.data, size);
        return full.data;
    }

    private static double[] middle(PairTable pairs, double[] theta) {
        int size = pairs.size();
        double[] matrix = new double[size * size];
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int entry = pairs.start(i); entry < pairs.end(i); entry++) {
                double p = BattleLikelihood.logistic(theta[i] - theta[pairs.opponent(entry)]);
                double q = BattleLikelihood.logistic(theta[pairs.opponent(entry)] - theta[i]);
                double squares = pairs.wins(entry) * q * q
                        + pairs.losses(entry) * p * p
                        + pairs.halfWins(entry) * (0.5 - p) * (0.5 - p);
                matrix[i * size + pairs.opponent(entry)] = -squares;
                sum += squares;
            }
            matrix[i * size + i] = sum;
        }
        return matrix;
    }
}
