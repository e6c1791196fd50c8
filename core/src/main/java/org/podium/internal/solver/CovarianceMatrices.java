package org.podium.internal.solver;

/**
 * Covariance matrices of the centred log-strengths, K × K, row-major. Cost: K³ multiplications each and three to five
 * arrays of K² doubles.
 */
public final class CovarianceMatrices {
    /** Above this the matrices would not fit in the memory of a usual machine. */
    public static final int LARGEST = 12_000;

    /**
     * Largest variance times largest information up to which a plain product of the matrices is good: its rounding errors are
     * some 1e-16 times the square of this number of the smallest variances of differences.
     */
    private static final double ALIKE = 1e4;

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
        double[][] bread = SquareMatrices.rows(fisher, size);
        double[][] middle = middle(likelihood.pairs(), theta);
        double[][] half = new double[size][size];
        double[][] full = new double[size][size];
        if (largestOfDiagonal(bread) * largestOfDiagonal(middle) <= ALIKE) {
            SquareMatrices.addProduct(middle, bread, half, false);
        } else {
            addByDifferences(middle, bread, half);
        }
        SquareMatrices.addProduct(bread, half, full, true);
        return SquareMatrices.flatFromUpper(full);
    }

    private static double largestOfDiagonal(double[][] matrix) {
        double largest = 0;
        for (int i = 0; i < matrix.length; i++) {
            largest = Math.max(largest, matrix[i][i]);
        }
        return largest;
    }

    /**
     * Adds A B to C for a matrix A whose rows sum to zero, as Σ −a_ij (b_i − b_j) over pairs of rows. Where few battles link
     * two groups, the rows of a group differ by less than a millionth of what they have in common; the differences are
     * exact, while sums of large products would leave their rounding.
     */
    private static void addByDifferences(double[][] a, double[][] b, double[][] c) {
        int size = a.length;
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                if (a[i][j] != 0) {
                    addDifference(-a[i][j], b[i], b[j], c[i], c[j]);
                }
            }
        }
    }

    private static void addDifference(double weight, double[] one, double[] other, double[] toOne, double[] toOther) {
        for (int k = 0; k < one.length; k++) {
            double product = weight * (one[k] - other[k]);
            toOne[k] += product;
            toOther[k] -= product;
        }
    }

    private static double[][] middle(PairTable pairs, double[] theta) {
        int size = pairs.size();
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int entry = pairs.end(i) - 1; entry >= pairs.start(i) && pairs.opponent(entry) > i; entry--) {
                int j = pairs.opponent(entry);
                double small = Math.exp(-Math.abs(theta[i] - theta[j]));
                double larger = 1 / (1 + small);
                double smaller = small * larger;
                double p = theta[i] >= theta[j] ? larger : smaller;
                double q = theta[i] >= theta[j] ? smaller : larger;
                double squares = pairs.wins(entry) * q * q
                        + pairs.losses(entry) * p * p
                        + pairs.halfWins(entry) * (0.5 - p) * (0.5 - p);
                matrix[i][j] = -squares;
                matrix[j][i] = -squares;
                matrix[i][i] += squares;
                matrix[j][j] += squares;
            }
        }
        return matrix;
    }
}
