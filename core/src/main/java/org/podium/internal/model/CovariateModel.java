package org.podium.internal.model;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.podium.covariates.Ridge;
import org.podium.execution.Execution;
import org.podium.internal.kernel.Exponential;
import org.podium.internal.parallel.ParallelTasks;

/**
 * Bradley-Terry with covariates of the battle: P(first) = σ(η), η = θ_first − θ_second + Σ γ_m z_m, ties as half wins.
 * Parameters are the log-strengths, then the coefficients γ. Penalties: ½ a Σ θ² + ½ b Σ γ² on the summed
 * log-likelihood, and the prior where there is one.
 *
 * <p>Cost: one pass over the rows for each call, see {@link CovariateSums}, on the threads of its execution. Rows are cut
 * into slices that depend on the rows alone and are added up in order, so results are the same for any number of threads.
 */
public final class CovariateModel implements ParametricModel {
    /** More slices than this would take longer to add up than they save. */
    private static final int MOST_SLICES = 16;

    private static final int LEAST_ROWS = 32 * RowBlock.SIZE;

    /** All slices' matrices together hold no more numbers than this: 64 MB. */
    private static final int MOST_SUMS = 1 << 23;

    /** One block in so many is enough to start with. */
    private static final int START_SHARE = 32;

    private final CovariateRows rows;
    private final double strengthRidge;
    private final double coefficientRidge;
    private final boolean prior;
    private final Execution execution;
    private final RowMoments moments;
    private final CovariateSums[] slices;

    private CovariateModel(
            CovariateRows rows,
            RowMoments moments,
            double strengthRidge,
            double coefficientRidge,
            boolean prior,
            Execution execution) {
        this.rows = rows;
        this.moments = moments;
        this.prior = prior;
        this.strengthRidge = strengthRidge;
        this.coefficientRidge = coefficientRidge;
        this.execution = execution;
        long matrix = (long) parameters() * parameters();
        int affordable = (int) Math.max(1, Math.min(MOST_SUMS / matrix, rows.rows() / LEAST_ROWS));
        slices = new CovariateSums[Math.min(MOST_SLICES, affordable)];
    }

    /**
     * A model of some rows.
     *
     * @param moments of the rows
     * @param prior whether each competitor also has half a win and half a loss against a phantom of log-strength 0
     */
    static CovariateModel of(CovariateRows rows, RowMoments moments, Ridge ridge, boolean prior, Execution execution) {
        double total = 0.5 * Arrays.stream(moments.weights()).sum(); // each vote has two competitors
        return new CovariateModel(
                rows,
                moments,
                ridge.onLogStrengths(),
                ridge.onCoefficients() * (ridge.perVote() ? total : 1),
                prior,
                execution);
    }

    @Override
    public int strengths() {
        return rows.competitors();
    }

    @Override
    public int parameters() {
        return strengths() + rows.covariates();
    }

    @Override
    public Execution execution() {
        return execution;
    }

    @Override
    public boolean shiftInvariant() {
        return !strengthsPenalised();
    }

    @Override
    public boolean strengthsPenalised() {
        return strengthRidge > 0 || prior;
    }

    @Override
    public double effectPenalty() {
        return coefficientRidge;
    }

    @Override
    public boolean mayBeCollinear() {
        return coefficientRidge == 0;
    }

    @Override
    public void design(double[] gram) {
        derivatives(new double[parameters()], new double[parameters()], gram); // p (1 − p) is ¼ for all votes there
    }

    /** ¼ Σ w z² ≤ ¼ max |z| Σ w |z|; away from 0 all p (1 − p), those of a prior too, are below ¼. */
    @Override
    public double boundOfDesign(int parameter) {
        int m = parameter - strengths();
        return 0.25 * largest(m) * size(m) + coefficientRidge;
    }

    /** As {@link #boundOfDesign}, for other weights of the rows with this sum: ¼ Σ w z² ≤ ¼ max z² Σ w. */
    double boundOfDesign(int parameter, double totalWeight) {
        double largest = largest(parameter - strengths());
        return 0.25 * largest * largest * totalWeight + coefficientRidge;
    }

    /**
     * No smaller than the norm of the convergence rule for other weights of the rows: Σ w ≥ 4 Σ w p (1 − p), and
     * Σ w |z| ≥ 4 Σ w p (1 − p) z² / max |z|.
     *
     * @param information for those weights at any parameters, penalties included
     */
    double boundOfNorm(double[] gradient, double[] information) {
        double norm = 0;
        for (int i = 0; i < gradient.length; i++) {
            double diagonal = information[i * (gradient.length + 1)];
            double size = i < strengths()
                    ? 4 * (diagonal - strengthRidge)
                    : 4 * (diagonal - coefficientRidge) / largest(i - strengths());
            norm = Math.max(norm, Math.abs(gradient[i]) / (size > 0 ? size : 1));
        }
        return norm;
    }

    /** A copy of the rows that count for {@link CovariateRefit}. */
    public SortedRows sortedRows() {
        return SortedRows.of(rows, execution);
    }

    @Override
    public boolean isConcave() {
        return true;
    }

    @Override
    public double[] start() {
        return new double[parameters()];
    }

    @FunctionalInterface
    private interface Pass {
        void run(CovariateSums slice, int number);
    }

    private void forEachSlice(Pass pass) {
        long size = rows.rows();
        ParallelTasks.run(execution, slices.length, slice -> {
            if (slices[slice] == null) {
                int from = (int) (size * slice / slices.length);
                slices[slice] = new CovariateSums(rows, from, (int) (size * (slice + 1) / slices.length));
            }
            pass.run(slices[slice], slice);
        });
    }

    @Override
    public double ofVotes(double[] parameters) {
        double[] parts = new double[slices.length];
        forEachSlice((slice, number) -> parts[number] = slice.logLikelihood(parameters, reach(parameters)));
        return Arrays.stream(parts).reduce(0, Double::sum);
    }

    /** No predictor is larger than this. */
    private double reach(double[] parameters) {
        double lowest = parameters[0];
        double highest = parameters[0];
        for (int i = 1; i < strengths(); i++) {
            lowest = Math.min(lowest, parameters[i]);
            highest = Math.max(highest, parameters[i]);
        }
        double reach = highest - lowest;
        for (int m = 0; m < rows.covariates(); m++) {
            reach += Math.abs(parameters[strengths() + m]) * largest(m);
        }
        return reach;
    }

    private double largest(int m) {
        return moments.largest()[m] / rows.unit[m];
    }

    private double size(int m) {
        return moments.sizes()[m] / rows.unit[m];
    }

    @Override
    public double value(double[] parameters) {
        double penalty = 0;
        for (int i = 0; i < parameters.length; i++) {
            penalty += 0.5 * ridge(i) * parameters[i] * parameters[i];
        }
        for (int i = 0; prior && i < strengths(); i++) {
            penalty -= 0.5 * (OutcomeKernel.logLogistic(parameters[i]) + OutcomeKernel.logLogistic(-parameters[i]));
        }
        return ofVotes(parameters) - penalty;
    }

    private double ridge(int parameter) {
        return parameter < strengths() ? strengthRidge : coefficientRidge;
    }

    @Override
    public double largestMove(double[] step) {
        double move = reach(step);
        for (int i = 0; prior && i < strengths(); i++) {
            move = Math.max(move, Math.abs(step[i]));
        }
        return move;
    }

    /**
     * A start from given log-strengths: with the coefficients that suit them on a part of the rows, by two Newton steps.
     *
     * @return coefficients 0 if there are few rows, or if those do not tell
     */
    public double[] startAt(double[] logStrengths) {
        double[] start = Arrays.copyOf(logStrengths, parameters());
        int effects = rows.covariates();
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(effects);
        DMatrixRMaj gradient = new DMatrixRMaj(effects, 1);
        DMatrixRMaj products = new DMatrixRMaj(effects, effects);
        DMatrixRMaj step = new DMatrixRMaj(effects, 1);
        CovariateSums sums = new CovariateSums(rows, 0, rows.rows());
        for (int round = 0; round < 2 && rows.rows() >= LEAST_ROWS * START_SHARE; round++) {
            sums.effects(start, reach(start), START_SHARE, gradient.data, products.data);
            if (!solver.setA(products.copy())) {
                return Arrays.copyOf(logStrengths, parameters());
            }
            solver.solve(gradient, step);
            for (int m = 0; m < effects; m++) {
                start[strengths() + m] += step.data[m];
            }
        }
        boolean usable = reach(start) <= Exponential.LARGEST;
        return usable ? start : Arrays.copyOf(logStrengths, parameters());
    }

    @Override
    public void derivatives(double[] parameters, double[] gradient, double[] information) {
        Arrays.fill(gradient, 0);
        addUp(information, (slice, pairs) -> slice.derivatives(parameters, reach(parameters), pairs));
        for (CovariateSums slice : slices) {
            slice.addGradientTo(gradient);
        }
        addPenaltyGradient(parameters, gradient);
        addPenaltyInformation(parameters, information);
        SymmetricFill.fromUpper(information, parameters());
    }

    @Override
    public void gradient(double[] parameters, double[] gradient) {
        Arrays.fill(gradient, 0);
        forEachSlice((slice, number) -> slice.gradient(parameters, reach(parameters)));
        for (CovariateSums slice : slices) {
            slice.addGradientTo(gradient);
        }
        addPenaltyGradient(parameters, gradient);
    }

    @Override
    public double gradientAndVotes(double[] parameters, double[] gradient) {
        Arrays.fill(gradient, 0);
        double[] parts = new double[slices.length];
        forEachSlice((slice, number) -> parts[number] = slice.gradientAndVotes(parameters, reach(parameters)));
        for (CovariateSums slice : slices) {
            slice.addGradientTo(gradient);
        }
        addPenaltyGradient(parameters, gradient);
        return Arrays.stream(parts).reduce(0, Double::sum);
    }

    @Override
    public void scoreProducts(double[] parameters, double[] matrix) {
        addUp(matrix, (slice, pairs) -> slice.scoreProducts(parameters, reach(parameters), pairs));
        SymmetricFill.fromUpper(matrix, parameters());
    }

    @FunctionalInterface
    private interface MatrixPass {
        void run(CovariateSums slice, double[] pairs);
    }

    /** Writes the upper triangle; the first slice's pairs are counted in the matrix itself, the others' in one of their own. */
    private void addUp(double[] matrix, MatrixPass pass) {
        double[][] pairs = new double[slices.length][];
        Arrays.fill(matrix, 0);
        pairs[0] = matrix;
        forEachSlice((slice, number) -> {
            pairs[number] = number == 0 ? matrix : new double[matrix.length];
            pass.run(slice, pairs[number]);
        });
        for (int slice = 1; slice < pairs.length; slice++) {
            for (int i = 0; i < matrix.length; i++) {
                matrix[i] += pairs[slice][i];
            }
        }
        CovariateSums.fold(matrix, strengths(), parameters());
        for (CovariateSums slice : slices) {
            slice.addInformationTo(matrix);
        }
    }

    void addPenaltyGradient(double[] parameters, double[] gradient) {
        for (int i = 0; i < parameters.length; i++) {
            gradient[i] -= ridge(i) * parameters[i];
        }
        for (int i = 0; prior && i < strengths(); i++) {
            gradient[i] += 0.5 - OutcomeKernel.logistic(parameters[i]);
        }
    }

    void addPenaltyInformation(double[] parameters, double[] information) {
        for (int i = 0; i < parameters.length; i++) {
            information[i * parameters.length + i] += ridge(i);
        }
        for (int i = 0; prior && i < strengths(); i++) {
            double p = OutcomeKernel.logistic(parameters[i]);
            information[i * parameters.length + i] += p * (1 - p);
        }
    }

    @Override
    public void forEachScore(double[] parameters, ScoreVisitor visitor) {
        int[] index = new int[2 + rows.covariates()];
        double[] score = new double[2 + rows.covariates()];
        Arrays.setAll(index, i -> strengths() - 2 + i);
        new CovariateSums(rows, 0, rows.rows()).forEachResidual(parameters, reach(parameters), (block, residual) -> {
            for (int k = 0; k < block.size(); k++) {
                index[0] = block.first[k];
                index[1] = block.second[k];
                score[0] = residual[k];
                score[1] = -residual[k];
                for (int m = 0; m < rows.covariates(); m++) {
                    score[2 + m] = residual[k] * block.covariate[m][k] / rows.unit[m];
                }
                visitor.votes(block.count[k], index, score);
            }
        });
    }

    @Override
    public int nodes() {
        return strengths();
    }

    @Override
    public void forEachCondition(ConditionVisitor visitor) {
        double[] effects = new double[rows.covariates()];
        RowBlock block = new RowBlock(rows);
        for (int row = 0; row < rows.rows(); row += RowBlock.SIZE) {
            block.read(row, Math.min(rows.rows(), row + RowBlock.SIZE));
            for (int k = 0; k < block.size(); k++) {
                if (block.count[k] > 0 && block.score[k] > 0) { // a tie is half won by either
                    writeEffects(block, k, 1, effects);
                    visitor.atLeastZero(block.first[k], block.second[k], effects);
                }
                if (block.count[k] > 0 && block.score[k] < 1) {
                    writeEffects(block, k, -1, effects);
                    visitor.atLeastZero(block.second[k], block.first[k], effects);
                }
            }
        }
    }

    private void writeEffects(RowBlock block, int row, int sign, double[] effects) {
        for (int m = 0; m < effects.length; m++) {
            effects[m] = sign * block.covariate[m][row] / rows.unit[m];
        }
    }

    @Override
    public boolean interior() {
        return true;
    }

    @Override
    public boolean isWeighted() {
        return rows.isWeighted();
    }

    @Override
    public ParametricModel withSquaredWeights() {
        return with(rows.withSquaredWeights(), execution);
    }

    @Override
    public long[] counts() {
        return rows.counts();
    }

    @Override
    public ParametricModel withCounts(long[] counts) {
        return with(rows.withCounts(counts), Execution.sequential()); // one of many, each on a thread
    }

    private CovariateModel with(CovariateRows others, Execution where) {
        RowMoments ofOthers = RowMoments.of(others, where);
        return new CovariateModel(others, ofOthers, strengthRidge, coefficientRidge, prior, where);
    }

    @Override
    public double gradientNorm(double[] gradient) {
        double norm = 0;
        for (int i = 0; i < gradient.length; i++) {
            double size = i < strengths() ? moments.weights()[i] + (prior ? 1 : 0) : size(i - strengths());
            norm = Math.max(norm, Math.abs(gradient[i]) / (size > 0 ? size : 1)); // no votes: the penalty alone
        }
        return norm;
    }
}
