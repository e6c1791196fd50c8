package org.podium.internal.solver;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The information matrix as a dense Cholesky factor. Without a prior the matrix is a singular graph Laplacian; the
 * competitor with the most information is then grounded (its row and column removed), which keeps the factor accurate
 * when the numbers of battles differ by many orders of magnitude.
 *
 * <p>Cost: K³/3 multiplications a factor, K² doubles of memory (three such arrays with the inverse).
 */
public final class DenseSystem implements LinearSystem {
    private final BattleLikelihood likelihood;
    private final double[] weight;
    private final double[] diagonal;
    private final DMatrixRMaj right;
    private final DMatrixRMaj solution;
    private LinearSolverDense<DMatrixRMaj> cholesky;
    private int ground = -1;

    public DenseSystem(BattleLikelihood likelihood) {
        this.likelihood = likelihood;
        int unknowns = unknowns();
        weight = new double[likelihood.pairs().entries()];
        diagonal = new double[likelihood.size()];
        right = new DMatrixRMaj(unknowns, 1);
        solution = new DMatrixRMaj(unknowns, 1);
        cholesky = LinearSolverFactory_DDRM.symmPosDef(Math.max(1, unknowns));
    }

    private int unknowns() {
        return likelihood.prior() ? likelihood.size() : likelihood.size() - 1;
    }

    @Override
    public boolean factor(double[] theta) {
        likelihood.information(theta, weight, diagonal);
        ground = likelihood.prior() ? likelihood.size() : indexOfLargest(diagonal);
        return cholesky.setA(grounded());
    }

    private DMatrixRMaj grounded() {
        PairTable pairs = likelihood.pairs();
        DMatrixRMaj matrix = new DMatrixRMaj(unknowns(), unknowns());
        for (int i = 0; i < likelihood.size(); i++) {
            if (i == ground) {
                continue;
            }
            int row = reduced(i);
            matrix.unsafe_set(row, row, diagonal[i]);
            for (int entry = pairs.start(i); entry < pairs.end(i); entry++) {
                if (pairs.opponent(entry) != ground) {
                    matrix.unsafe_set(row, reduced(pairs.opponent(entry)), -weight[entry]);
                }
            }
        }
        return matrix;
    }

    private int reduced(int competitor) {
        return competitor < ground ? competitor : competitor - 1;
    }

    private static int indexOfLargest(double[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[largest]) {
                largest = i;
            }
        }
        return largest;
    }

    @Override
    public boolean solve(double[] gradient, double[] step, double relativeError) {
        for (int i = 0; i < gradient.length; i++) {
            if (i != ground) {
                right.data[reduced(i)] = gradient[i];
            }
        }
        cholesky.solve(right, solution);
        for (int i = 0; i < step.length; i++) {
            step[i] = i == ground ? 0 : solution.data[reduced(i)];
        }
        return true;
    }

    /**
     * An inverse of H: the true one with a prior, else the generalised inverse with zeros for the grounded competitor.
     *
     * @return K × K, row-major
     */
    public double[] inverse() {
        int size = likelihood.size();
        DMatrixRMaj inverse = new DMatrixRMaj(unknowns(), unknowns());
        cholesky.invert(inverse);
        double[] full = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                full[i * size + j] = i == ground || j == ground ? 0 : inverse.unsafe_get(reduced(i), reduced(j));
            }
        }
        return full;
    }

    @Override
    public double spread() {
        return BattleLikelihood.spread(weight, diagonal);
    }

    @Override
    public String name() {
        return "newton";
    }
}
