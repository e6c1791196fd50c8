package org.podium.internal.model;

import java.util.Arrays;

/**
 * Bradley-Terry with covariates of the battle: P(first) = σ(η), η = θ_first − θ_second + Σ γ_m z_m, ties as half wins.
 * Parameters are the log-strengths, then the coefficients γ. Penalties: ½ a Σ θ² + ½ b Σ γ² on the summed
 * log-likelihood, and the prior where there is one.
 *
 * <p>Cost: one pass over the rows for each call. Confined to one thread.
 */
public final class CovariateModel implements ParametricModel {
    private final CovariateRows rows;
    private final double strengthRidge;
    private final double coefficientRidge;
    private final boolean prior;
    private final double[] votes;
    private final double[] sizes;

    /**
     * A model of some rows.
     *
     * @param prior whether each competitor also has half a win and half a loss against a phantom of log-strength 0
     */
    public CovariateModel(CovariateRows rows, double strengthRidge, double coefficientRidge, boolean prior) {
        this.rows = rows;
        this.prior = prior;
        this.strengthRidge = strengthRidge;
        this.coefficientRidge = coefficientRidge;
        votes = new double[rows.competitors];
        Arrays.fill(votes, prior ? 1 : 0);
        sizes = new double[rows.covariates()];
        for (int row = 0; row < rows.rows(); row++) {
            votes[rows.first[row]] += rows.weight(row);
            votes[rows.second[row]] += rows.weight(row);
            for (int m = 0; m < sizes.length; m++) {
                sizes[m] += rows.weight(row) * Math.abs(rows.covariate[m][row]);
            }
        }
    }

    @Override
    public int strengths() {
        return rows.competitors;
    }

    @Override
    public int parameters() {
        return rows.competitors + rows.covariates();
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

    @Override
    public boolean isConcave() {
        return true;
    }

    @Override
    public double[] start() {
        return new double[parameters()];
    }

    private double predictor(double[] parameters, int row) {
        double sum = parameters[rows.first[row]] - parameters[rows.second[row]];
        for (int m = 0; m < rows.covariate.length; m++) {
            sum += parameters[rows.competitors + m] * rows.covariate[m][row];
        }
        return sum;
    }

    /** score − σ(η), without cancellation where σ is near 1. */
    private static double residual(double score, double eta) {
        double small = Math.exp(-Math.abs(eta));
        double stronger = 1 / (1 + small);
        double weaker = small * stronger;
        return eta >= 0 ? score * weaker - (1 - score) * stronger : score * stronger - (1 - score) * weaker;
    }

    @Override
    public double ofVotes(double[] parameters) {
        double sum = 0;
        for (int row = 0; row < rows.rows(); row++) {
            double eta = predictor(parameters, row);
            double won = Math.min(eta, 0) - Math.log1p(Math.exp(-Math.abs(eta)));
            sum += rows.weight(row) * (won - (1 - rows.score[row]) * eta);
        }
        return sum;
    }

    @Override
    public double value(double[] parameters) {
        double penalty = 0;
        for (int i = 0; i < parameters.length; i++) {
            penalty += 0.5 * ridge(i) * parameters[i] * parameters[i];
        }
        for (int i = 0; prior && i < rows.competitors; i++) {
            penalty -= 0.5 * (OutcomeKernel.logLogistic(parameters[i]) + OutcomeKernel.logLogistic(-parameters[i]));
        }
        return ofVotes(parameters) - penalty;
    }

    private double ridge(int parameter) {
        return parameter < rows.competitors ? strengthRidge : coefficientRidge;
    }

    @Override
    public void derivatives(double[] parameters, double[] gradient, double[] information) {
        Arrays.fill(gradient, 0);
        Arrays.fill(information, 0);
        for (int row = 0; row < rows.rows(); row++) {
            double eta = predictor(parameters, row);
            addGradient(gradient, row, residual(rows.score[row], eta));
            addProduct(information, row, rows.weight(row) * OutcomeKernel.logistic(eta) * OutcomeKernel.logistic(-eta));
        }
        addPenaltyGradient(parameters, gradient);
        for (int i = 0; i < parameters.length; i++) {
            information[i * parameters.length + i] += ridge(i);
        }
        for (int i = 0; prior && i < rows.competitors; i++) {
            double p = OutcomeKernel.logistic(parameters[i]);
            information[i * parameters.length + i] += p * (1 - p);
        }
        SymmetricFill.fromUpper(information, parameters());
    }

    @Override
    public void gradient(double[] parameters, double[] gradient) {
        Arrays.fill(gradient, 0);
        for (int row = 0; row < rows.rows(); row++) {
            addGradient(gradient, row, residual(rows.score[row], predictor(parameters, row)));
        }
        addPenaltyGradient(parameters, gradient);
    }

    private void addPenaltyGradient(double[] parameters, double[] gradient) {
        for (int i = 0; i < parameters.length; i++) {
            gradient[i] -= ridge(i) * parameters[i];
        }
        for (int i = 0; prior && i < rows.competitors; i++) {
            gradient[i] += 0.5 - OutcomeKernel.logistic(parameters[i]);
        }
    }

    private void addGradient(double[] gradient, int row, double residual) {
        double surplus = rows.weight(row) * residual;
        gradient[rows.first[row]] += surplus;
        gradient[rows.second[row]] -= surplus;
        for (int m = 0; m < rows.covariate.length; m++) {
            gradient[rows.competitors + m] += surplus * rows.covariate[m][row];
        }
    }

    @Override
    public void forEachScore(double[] parameters, ScoreVisitor visitor) {
        int[] index = new int[2 + rows.covariates()];
        double[] score = new double[2 + rows.covariates()];
        for (int m = 0; m < rows.covariates(); m++) {
            index[2 + m] = rows.competitors + m;
        }
        for (int row = 0; row < rows.rows(); row++) {
            double surplus = rows.voteWeight[row] * residual(rows.score[row], predictor(parameters, row));
            index[0] = rows.first[row];
            index[1] = rows.second[row];
            score[0] = surplus;
            score[1] = -surplus;
            for (int m = 0; m < rows.covariates(); m++) {
                score[2 + m] = surplus * rows.covariate[m][row];
            }
            visitor.votes((double) rows.count[row], index, score);
        }
    }

    @Override
    public int nodes() {
        return rows.competitors;
    }

    @Override
    public void forEachCondition(ConditionVisitor visitor) {
        double[] effects = new double[rows.covariates()];
        for (int row = 0; row < rows.rows(); row++) {
            if (rows.count[row] > 0) {
                for (int sign = 1; sign >= -1; sign -= 2) {
                    boolean won = sign > 0 ? rows.score[row] > 0 : rows.score[row] < 1; // a tie is half won by either
                    for (int m = 0; won && m < effects.length; m++) {
                        effects[m] = sign * rows.covariate[m][row];
                    }
                    if (won) {
                        visitor.atLeastZero(
                                sign > 0 ? rows.first[row] : rows.second[row],
                                sign > 0 ? rows.second[row] : rows.first[row],
                                effects);
                    }
                }
            }
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
        return new CovariateModel(rows.withSquaredWeights(), strengthRidge, coefficientRidge, prior);
    }

    @Override
    public long[] counts() {
        return rows.count.clone();
    }

    @Override
    public ParametricModel withCounts(long[] counts) {
        return new CovariateModel(rows.withCounts(counts), strengthRidge, coefficientRidge, prior);
    }

    /** Adds weight · x xᵀ, x being 1 at the first, −1 at the second and the covariates behind; upper triangle. */
    private void addProduct(double[] matrix, int row, double weight) {
        int size = parameters();
        int i = rows.first[row];
        int j = rows.second[row];
        matrix[i * size + i] += weight;
        matrix[j * size + j] += weight;
        matrix[Math.min(i, j) * size + Math.max(i, j)] -= weight;
        for (int m = 0; m < rows.covariate.length; m++) {
            int column = rows.competitors + m;
            double weighted = weight * rows.covariate[m][row];
            matrix[i * size + column] += weighted;
            matrix[j * size + column] -= weighted;
            for (int other = m; other < rows.covariate.length; other++) {
                matrix[column * size + rows.competitors + other] += weighted * rows.covariate[other][row];
            }
        }
    }

    @Override
    public double gradientNorm(double[] gradient) {
        double norm = 0;
        for (int i = 0; i < gradient.length; i++) {
            double size = i < rows.competitors ? votes[i] : sizes[i - rows.competitors];
            norm = Math.max(norm, Math.abs(gradient[i]) / (size > 0 ? size : 1)); // no votes: the penalty alone
        }
        return norm;
    }
}
