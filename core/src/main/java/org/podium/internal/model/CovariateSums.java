package org.podium.internal.model;

import java.util.Arrays;
import org.podium.internal.kernel.Exponential;
import org.podium.internal.kernel.Kernels;

/**
 * The sums over consecutive rows that derivatives of a covariate model are made of. Sums over the log-strengths go to the two
 * competitors of each row; those over effects and their products are kept in as many parts as a block has rows. Buffers are
 * kept for the next time. Confined to one thread.
 *
 * <p>Cost a row: one exponential and, for M covariates, some 2 M (for the information M² / 2 + 4 M) multiplications and
 * additions over contiguous columns, and 2 (3 + 2 M) additions to scattered places.
 */
final class CovariateSums {
    private final Kernels kernels = Kernels.active();
    private final CovariateRows rows;
    private final int from;
    private final int to;

    private final RowBlock block;
    private final double[] eta = new double[RowBlock.SIZE];
    private final double[] bounded = new double[RowBlock.SIZE];
    private final double[] odds = new double[RowBlock.SIZE];
    private final double[] residual = new double[RowBlock.SIZE];
    private final double[] information = new double[RowBlock.SIZE];
    private final double[][] weighted;

    private final double[] ofStrengths;
    private final double[][] ofEffects;
    private final double[][] cross;
    private final double[][] ofProducts;

    private double[] strengths = new double[0];
    private final double[] effects;
    private boolean mayOverflow;

    /** Sums over the rows from the first up to, and without, the last. */
    CovariateSums(CovariateRows rows, int from, int to) {
        this.rows = rows;
        this.from = from;
        this.to = to;
        block = new RowBlock(rows);
        int number = rows.covariates();
        weighted = new double[number][RowBlock.SIZE];
        ofStrengths = new double[rows.competitors()];
        ofEffects = new double[number][RowBlock.SIZE];
        cross = new double[number][rows.competitors()];
        ofProducts = new double[number * (number + 1) / 2][RowBlock.SIZE];
        effects = new double[number];
    }

    /** Forgets all sums, and takes the parameters for those to come; no predictor is larger than {@code reach}. */
    private void start(double[] parameters, double reach) {
        strengths = parameters;
        for (int m = 0; m < effects.length; m++) {
            effects[m] = parameters[rows.competitors() + m] / rows.unit[m];
        }
        mayOverflow = !(reach <= Exponential.LARGEST);
        Arrays.fill(ofStrengths, 0);
        clear(ofEffects);
        clear(cross);
        clear(ofProducts);
    }

    private static void clear(double[][] arrays) {
        for (double[] array : arrays) {
            Arrays.fill(array, 0);
        }
    }

    @FunctionalInterface
    private interface BlockBody {
        void run(int size);
    }

    private void forEachBlock(BlockBody body) {
        for (int row = from; row < to; row += RowBlock.SIZE) {
            block.read(row, Math.min(to, row + RowBlock.SIZE));
            body.run(block.size());
        }
    }

    /** Sums for {@link #addGradientTo}. */
    void gradient(double[] parameters, double reach) {
        start(parameters, reach);
        forEachBlock(size -> {
            evaluate(block.weight);
            addResiduals();
        });
    }

    /**
     * Sums for {@link #addGradientTo} and {@link #addInformationTo}.
     *
     * @param pairs n × n; the information of each ordered pair is added to its element
     */
    void derivatives(double[] parameters, double reach, double[] pairs) {
        start(parameters, reach);
        forEachBlock(size -> {
            evaluate(block.weight);
            addResiduals();
            addInformation(information, pairs);
        });
    }

    /** As {@link #derivatives}, with Σ over votes of the products of their scores in the place of the information. */
    void scoreProducts(double[] parameters, double reach, double[] pairs) {
        start(parameters, reach);
        forEachBlock(size -> {
            evaluate(block.voteWeight);
            kernels.multiply(residual, residual, information, 0, size);
            kernels.multiply(information, block.count, residual, 0, size);
            addInformation(residual, pairs);
        });
    }

    /** The log-likelihood of all rows. */
    double logLikelihood(double[] parameters, double reach) {
        start(parameters, reach);
        double[] sum = new double[1];
        forEachBlock(size -> {
            evaluate(block.weight);
            sum[0] += logLikelihood();
        });
        return sum[0];
    }

    /** Sums for {@link #addGradientTo}, and the log-likelihood. */
    double gradientAndVotes(double[] parameters, double reach) {
        start(parameters, reach);
        double[] sum = new double[1];
        forEachBlock(size -> {
            evaluate(block.weight);
            addResiduals();
            sum[0] += logLikelihood();
        });
        return sum[0];
    }

    private double logLikelihood() {
        return block.isWeighted()
                ? weightedLogLikelihood()
                : kernels.logLikelihood(eta, odds, block.score, residual, information, 0, block.size());
    }

    private double weightedLogLikelihood() {
        double sum = 0;
        for (int k = 0; k < block.size(); k++) {
            double won = Math.min(eta[k], 0) - Math.log1p(Math.min(odds[k], 1 / odds[k]));
            sum += block.weight[k] * (won - (1 - block.score[k]) * eta[k]);
        }
        return sum;
    }

    /**
     * What concerns the effects alone, over one block in some.
     *
     * @param gradient overwritten, one number an effect
     * @param matrix overwritten with the information, effects × effects
     */
    void effects(double[] parameters, double reach, int share, double[] gradient, double[] matrix) {
        start(parameters, reach);
        for (int row = from; row < to; row += share * RowBlock.SIZE) {
            block.read(row, Math.min(to, row + RowBlock.SIZE));
            evaluate(block.weight);
            addEffects();
            weigh(information);
            addProducts();
        }
        Arrays.fill(gradient, 0);
        Arrays.fill(matrix, 0);
        addEffectsTo(gradient, 0);
        addProductsTo(matrix, 0);
        SymmetricFill.fromUpper(matrix, effects.length);
    }

    /** Receives blocks of rows with vote weight · (score − p). */
    @FunctionalInterface
    interface ResidualVisitor {
        void block(RowBlock block, double[] residual);
    }

    void forEachResidual(double[] parameters, double reach, ResidualVisitor visitor) {
        start(parameters, reach);
        forEachBlock(size -> {
            evaluate(block.voteWeight);
            visitor.block(block, residual);
        });
    }

    /** Writes η, e^−η, residuals and information of the rows of the block. */
    private void evaluate(double[] weight) {
        int size = block.size();
        for (int k = 0; k < size; k++) {
            eta[k] = strengths[block.first[k]] - strengths[block.second[k]];
        }
        addEffects(kernels, block.covariate, effects, 0, eta, size);
        double[] predictor = eta;
        if (mayOverflow) {
            predictor = bounded;
            for (int k = 0; k < size; k++) {
                bounded[k] = Math.max(-Exponential.LARGEST, Math.min(Exponential.LARGEST, eta[k]));
            }
        }
        kernels.logistic(predictor, block.score, weight, odds, residual, information, 0, size);
    }

    /** Adds Σ γ_m z_m, four covariates at a time; the coefficients start at some place of an array. */
    static void addEffects(Kernels kernels, double[][] z, double[] coefficients, int at, double[] eta, int size) {
        int last = z.length - 1;
        for (int m = 0; m <= last; m += 4) {
            kernels.addRows(
                    z[m],
                    z[Math.min(m + 1, last)],
                    z[Math.min(m + 2, last)],
                    z[Math.min(m + 3, last)],
                    coefficients[at + m],
                    m + 1 <= last ? coefficients[at + m + 1] : 0,
                    m + 2 <= last ? coefficients[at + m + 2] : 0,
                    m + 3 <= last ? coefficients[at + m + 3] : 0,
                    eta,
                    0,
                    size);
        }
    }

    private void addResiduals() {
        scatter(residual, ofStrengths);
        addEffects();
    }

    private void addEffects() {
        for (int m = 0; m < ofEffects.length; m++) {
            kernels.addProduct(residual, block.covariate[m], ofEffects[m], 0, block.size());
        }
    }

    private void addInformation(double[] weight, double[] pairs) {
        weigh(weight);
        addProducts();
        for (int m = 0; m < effects.length; m++) {
            scatter(weighted[m], cross[m]);
        }
        int stride = rows.competitors() + effects.length;
        int[] first = block.first;
        int[] second = block.second;
        int size = block.size();
        for (int k = 0; k < size; k++) {
            pairs[first[k] * stride + second[k]] += weight[k];
        }
    }

    private void weigh(double[] weight) {
        for (int m = 0; m < effects.length; m++) {
            kernels.multiply(weight, block.covariate[m], weighted[m], 0, block.size());
        }
    }

    private void addProducts() {
        int product = 0;
        for (int m = 0; m < effects.length; m++) {
            for (int other = m; other < effects.length; other++) {
                kernels.addProduct(weighted[m], block.covariate[other], ofProducts[product++], 0, block.size());
            }
        }
    }

    /** Adds each row's number to its first competitor and takes it from the second. */
    private void scatter(double[] number, double[] target) {
        int[] first = block.first;
        int[] second = block.second;
        int size = block.size();
        for (int k = 0; k < size; k++) {
            target[first[k]] += number[k];
            target[second[k]] -= number[k];
        }
    }

    void addGradientTo(double[] gradient) {
        for (int i = 0; i < ofStrengths.length; i++) {
            gradient[i] += ofStrengths[i];
        }
        addEffectsTo(gradient, ofStrengths.length);
    }

    private void addEffectsTo(double[] gradient, int at) {
        for (int m = 0; m < effects.length; m++) {
            gradient[at + m] += kernels.sum(ofEffects[m], 0, RowBlock.SIZE) / rows.unit[m];
        }
    }

    /** Adds all but the pairs to the upper triangle of a matrix. */
    void addInformationTo(double[] matrix) {
        int competitors = rows.competitors();
        int stride = competitors + effects.length;
        for (int m = 0; m < effects.length; m++) {
            for (int i = 0; i < competitors; i++) {
                matrix[i * stride + competitors + m] += cross[m][i] / rows.unit[m];
            }
        }
        addProductsTo(matrix, competitors);
    }

    private void addProductsTo(double[] matrix, int at) {
        int stride = at + effects.length;
        int product = 0;
        for (int m = 0; m < effects.length; m++) {
            for (int other = m; other < effects.length; other++) {
                matrix[(at + m) * stride + at + other] +=
                        kernels.sum(ofProducts[product++], 0, RowBlock.SIZE) / (rows.unit[m] * rows.unit[other]);
            }
        }
    }

    /** Replaces the information of ordered pairs by that of log-strengths, in the upper triangle. */
    static void fold(double[] matrix, int competitors, int stride) {
        for (int i = 0; i < competitors; i++) {
            for (int j = i + 1; j < competitors; j++) {
                double sum = matrix[i * stride + j] + matrix[j * stride + i];
                matrix[i * stride + i] += sum;
                matrix[j * stride + j] += sum;
                matrix[i * stride + j] = -sum;
            }
        }
    }
}
