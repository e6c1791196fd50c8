package org.podium.internal.model;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.podium.execution.Execution;
import org.podium.internal.kernel.Kernels;
import org.podium.internal.parallel.ParallelTasks;
import org.podium.internal.solver.SquareMatrices;

/**
 * A dense information matrix with its Cholesky factor. Where the log-strengths have no gauge, the competitor with the
 * most information is grounded: its row and column are left out.
 */
public final class DenseInformation {
    /**
     * A pivot of which elimination left less than this share of the diagonal is rounding: a Newton step divided by it
     * would look small for no reason, as happens where an estimate runs away.
     */
    private static final double SINGULAR = 1e-12;

    private final int strengths;
    private final int size;
    private final boolean grounded;
    private final LinearSolverDense<DMatrixRMaj> cholesky;
    private final double[] pivots;
    private int ground;

    public DenseInformation(ParametricModel model) {
        this(model.strengths(), model.parameters(), model.shiftInvariant());
    }

    private DenseInformation(int strengths, int size, boolean grounded) {
        this.strengths = strengths;
        this.size = size;
        this.grounded = grounded;
        cholesky = LinearSolverFactory_DDRM.symmPosDef(unknowns());
        pivots = new double[size];
    }

    private int unknowns() {
        return grounded ? size - 1 : size;
    }

    /**
     * Factors a matrix.
     *
     * @return false if it is not positive definite, or singular but for rounding
     */
    public boolean factor(double[] information) {
        ground = grounded ? indexOfLargest(information) : size;
        DMatrixRMaj matrix = new DMatrixRMaj(unknowns(), unknowns());
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                if (i != ground && j != ground) {
                    matrix.unsafe_set(reduced(i), reduced(j), information[i * size + j]);
                }
            }
        }
        return cholesky.setA(matrix) && isRegular(information);
    }

    private boolean isRegular(double[] information) {
        CholeskyDecomposition_F64<DMatrixRMaj> factor = cholesky.getDecomposition();
        DMatrixRMaj triangle = factor.getT(null);
        for (int i = 0; i < size; i++) {
            if (i != ground) {
                double root = triangle.unsafe_get(reduced(i), reduced(i));
                pivots[i] = root * root;
                if (!(pivots[i] > SINGULAR * information[i * size + i])) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What was left of an effect's diagonal element of the matrix factored last when all before it were eliminated. */
    double pivot(int effect) {
        return pivots[effect];
    }

    private int indexOfLargest(double[] information) {
        int largest = 0;
        for (int i = 1; i < strengths; i++) {
            if (information[i * size + i] > information[largest * size + largest]) {
                largest = i;
            }
        }
        return largest;
    }

    private int reduced(int index) {
        return index < ground ? index : index - 1;
    }

    /** Writes the Newton step for a gradient, the log-strengths centred where they have no gauge. */
    public void solve(double[] gradient, double[] step) {
        DMatrixRMaj right = new DMatrixRMaj(unknowns(), 1);
        DMatrixRMaj solution = new DMatrixRMaj(unknowns(), 1);
        for (int i = 0; i < size; i++) {
            if (i != ground) {
                right.data[reduced(i)] = gradient[i];
            }
        }
        cholesky.solve(right, solution);
        double mean = 0;
        for (int i = 0; i < size; i++) {
            step[i] = i == ground ? 0 : solution.data[reduced(i)];
            mean += i < strengths ? step[i] / strengths : 0;
        }
        for (int i = 0; grounded && i < strengths; i++) {
            step[i] -= mean;
        }
    }

    /**
     * The inverse, n × n; with zeros for the grounded competitor.
     */
    public double[] inverse() {
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

    /**
     * What a matrix says about the effects beyond what the log-strengths explain: its Schur complement, effects × effects.
     */
    public static double[] eliminateStrengths(ParametricModel model, double[] matrix) {
        int strengths = model.strengths();
        int size = model.parameters();
        DenseInformation block = new DenseInformation(strengths, strengths, model.shiftInvariant());
        double[] ofStrengths = new double[strengths * strengths];
        for (int i = 0; i < strengths; i++) {
            System.arraycopy(matrix, i * size, ofStrengths, i * strengths, strengths);
        }
        if (!block.factor(ofStrengths)) {
            throw new ArithmeticException("the information on the log-strengths is numerically singular");
        }
        int effects = size - strengths;
        double[] left = new double[effects * effects];
        double[] column = new double[strengths];
        double[] solved = new double[strengths];
        for (int e = 0; e < effects; e++) {
            for (int i = 0; i < strengths; i++) {
                column[i] = matrix[i * size + strengths + e];
            }
            block.solve(column, solved);
            for (int f = 0; f < effects; f++) {
                double explained = 0;
                for (int i = 0; i < strengths; i++) {
                    explained += matrix[i * size + strengths + f] * solved[i];
                }
                left[e * effects + f] = matrix[(strengths + e) * size + strengths + f] - explained;
            }
        }
        return left;
    }

    /** A B A for symmetric A and B. */
    static double[] sandwich(double[] outer, double[] inner, int size, Execution execution) {
        double[][] bread = rows(outer, size);
        double[][] half = product(bread, rows(inner, size), execution);
        double[][] full = product(half, bread, execution);
        double[] flat = new double[size * size];
        for (int i = 0; i < size; i++) {
            System.arraycopy(full[i], 0, flat, i * size, size);
        }
        SquareMatrices.symmetrise(flat, size);
        return flat;
    }

    private static double[][] rows(double[] matrix, int size) {
        double[][] rows = new double[size][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(matrix, i * size, (i + 1) * size));
        return rows;
    }

    /** Row by row, adding up four rows of the right matrix at a time. */
    private static double[][] product(double[][] left, double[][] right, Execution execution) {
        int size = left.length;
        double[][] product = new double[size][size];
        double[] none = new double[size];
        ParallelTasks.run(execution, size, i -> {
            for (int k = 0; k < size; k += 4) {
                Kernels.active()
                        .addRows(
                                right[k],
                                k + 1 < size ? right[k + 1] : none,
                                k + 2 < size ? right[k + 2] : none,
                                k + 3 < size ? right[k + 3] : none,
                                left[i][k],
                                k + 1 < size ? left[i][k + 1] : 0,
                                k + 2 < size ? left[i][k + 2] : 0,
                                k + 3 < size ? left[i][k + 3] : 0,
                                product[i],
                                0,
                                size);
            }
        });
        return product;
    }

    /** Replaces A by C A Cᵀ, C centring the log-strengths and keeping the rest. */
    static void centreStrengths(double[] matrix, int strengths, int size) {
        for (int column = 0; column < size; column++) {
            subtractMean(matrix, column, size, strengths);
        }
        for (int row = 0; row < size; row++) {
            subtractMean(matrix, row * size, 1, strengths);
        }
        SquareMatrices.symmetrise(matrix, size);
    }

    private static void subtractMean(double[] matrix, int from, int stride, int count) {
        double mean = 0;
        for (int i = 0; i < count; i++) {
            mean += matrix[from + i * stride] / count;
        }
        for (int i = 0; i < count; i++) {
            matrix[from + i * stride] -= mean;
        }
    }
}
