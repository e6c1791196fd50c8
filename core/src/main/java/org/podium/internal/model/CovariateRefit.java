package org.podium.internal.model;

import java.util.Arrays;
import org.podium.internal.solver.Solution;

/**
 * Fits a covariate model to other counts of its rows, which differ from the full data as replicates do, for a few replicates
 * at once: a chord step with the full data's inverse information, then one factor of each replicate's own information there,
 * and chord steps with that, which gain two or three digits each. What a replicate ends at does not depend on the others.
 * Confined to one thread, which keeps its buffers.
 */
public final class CovariateRefit {
    private static final int STEPS = 12;
    private static final double SLOWEST_CONTRACTION = 0.1;

    private final CovariateModel model;
    private final SortedRows rows;
    private final double[] maximum;
    private final double[] inverse;
    private final SortedSums sums;
    private final SortedSums.Replicate[] places;
    private final DenseInformation[] factors;
    private final double[] step;

    /**
     * Prepares.
     *
     * @param rows of the model, from {@link CovariateModel#sortedRows}
     * @param maximum of the full data
     * @param inverse information there, n × n
     * @param most replicates at once; n² doubles each
     */
    public CovariateRefit(CovariateModel model, SortedRows rows, double[] maximum, double[] inverse, int most) {
        this.model = model;
        this.rows = rows;
        this.maximum = maximum;
        this.inverse = inverse;
        sums = new SortedSums(rows);
        places = new SortedSums.Replicate[most];
        factors = new DenseInformation[most];
        Arrays.setAll(
                places, r -> new SortedSums.Replicate(model.parameters(), model.parameters() - model.strengths()));
        Arrays.setAll(factors, r -> new DenseInformation(model));
        step = new double[model.parameters()];
    }

    /**
     * Fits.
     *
     * @param drawn counts of the sorted rows, for each replicate
     * @return for each a solution; not converged if the replicate needs more than this, as one of collinear covariates does
     */
    public Solution[] run(SortedRows.Counts[] drawn) {
        Solution[] solutions = new Solution[drawn.length];
        CovariateColumn[] weights = new CovariateColumn[drawn.length];
        Attempt[] attempts = new Attempt[drawn.length];
        for (int r = 0; r < drawn.length; r++) {
            weights[r] = rows.weights(drawn[r]);
            attempts[r] = new Attempt(r, places[r], factors[r]);
            System.arraycopy(maximum, 0, places[r].parameters, 0, maximum.length);
        }
        evaluate(attempts, weights, drawn.length, false);
        for (Attempt attempt : attempts) {
            chord(attempt.place);
        }
        evaluate(attempts, weights, drawn.length, true);
        int left = 0;
        for (int r = 0; r < drawn.length; r++) {
            if (isRegular(attempts[r], rows.totalWeight(weights[r]))) {
                attempts[left++] = attempts[r];
            } else {
                solutions[r] = new Solution(places[r].parameters, 1, Double.NaN, Double.NaN, false, "chord");
            }
        }
        while (left > 0) {
            int going = 0;
            for (int i = 0; i < left; i++) {
                Attempt attempt = attempts[i];
                attempt.advance();
                if (attempt.ended) {
                    solutions[attempt.number] = attempt.solution();
                } else {
                    attempts[going++] = attempt;
                }
            }
            left = going;
            if (left > 0) {
                evaluate(attempts, weights, left, false);
            }
        }
        return solutions;
    }

    private void evaluate(Attempt[] attempts, CovariateColumn[] weights, int number, boolean withMatrix) {
        SortedSums.Replicate[] of = new SortedSums.Replicate[number];
        CovariateColumn[] weightsOf = new CovariateColumn[number];
        for (int i = 0; i < number; i++) {
            of[i] = attempts[i].place;
            weightsOf[i] = weights[attempts[i].number];
        }
        sums.evaluate(of, weightsOf, number, withMatrix);
        for (SortedSums.Replicate place : of) {
            model.addPenaltyGradient(place.parameters, place.gradient);
            if (withMatrix) {
                model.addPenaltyInformation(place.parameters, place.matrix);
                SymmetricFill.fromUpper(place.matrix, place.gradient.length);
            }
        }
    }

    private boolean isRegular(Attempt attempt, double totalWeight) {
        boolean regular = attempt.factor.factor(attempt.place.matrix);
        for (int m = model.strengths(); regular && model.mayBeCollinear() && m < model.parameters(); m++) {
            regular = RankCheck.surelyIndependent(model, attempt.factor, m, totalWeight);
        }
        return regular;
    }

    /** Adds A g, centred where the log-strengths have no gauge. */
    private void chord(SortedSums.Replicate place) {
        int size = step.length;
        double mean = 0;
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int j = 0; j < size; j++) {
                sum += inverse[i * size + j] * place.gradient[j];
            }
            step[i] = sum;
            mean += i < model.strengths() ? sum / model.strengths() : 0;
        }
        for (int i = 0; i < size; i++) {
            place.parameters[i] += step[i] - (model.shiftInvariant() && i < model.strengths() ? mean : 0);
        }
    }

    /** The way of one replicate with its own factor. */
    private final class Attempt {
        final int number;
        final SortedSums.Replicate place;
        final DenseInformation factor;
        private int taken;
        private double norm;
        private double correction = Double.POSITIVE_INFINITY;
        private boolean converged;
        boolean ended;

        Attempt(int number, SortedSums.Replicate place, DenseInformation factor) {
            this.number = number;
            this.place = place;
            this.factor = factor;
        }

        /** One step from a gradient; the last one, too small to be checked, is taken too. */
        void advance() {
            double before = correction;
            factor.solve(place.gradient, step);
            norm = model.boundOfNorm(place.gradient, place.matrix);
            correction = 0;
            for (int i = 0; i < step.length; i++) {
                place.parameters[i] += step[i];
                correction = Math.max(correction, Math.abs(step[i]) * Solution.POINTS);
            }
            taken++;
            converged = norm <= Solution.GRADIENT_LIMIT && correction <= 0.5 * Solution.CORRECTION_LIMIT;
            ended = converged || taken == STEPS || !(correction < SLOWEST_CONTRACTION * before);
        }

        Solution solution() {
            return new Solution(place.parameters.clone(), taken, norm, correction, converged, "chord");
        }
    }
}
