package org.podium.stats.internal;

import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.OrderEffect;
import org.podium.bradleyterry.TieModel;
import org.podium.execution.Execution;

/**
 * What inference needs of a fit, whatever its likelihood. Parameters are the K log-strengths, centred where they have no
 * zero of their own, and the effects behind them; matrices are n × n, row-major.
 */
public interface Inference {

    /** As {@link #of(BradleyTerryFit, Execution)}, on the calling thread. */
    static Inference of(BradleyTerryFit fit) {
        return of(fit, Execution.sequential());
    }

    /**
     * Rebuilds the likelihood of a converged fit from its votes and options. Cost: one pass over the votes.
     *
     * @param execution where its passes over the votes run; bootstraps have one of their own
     */
    static Inference of(BradleyTerryFit fit, Execution execution) {
        fit.requireConverged();
        return isPlain(fit) ? new PlainInference(FitLikelihood.of(fit)) : ParametricInference.of(fit, execution);
    }

    /** Whether the log-strengths are the only parameters, and counts all it takes. */
    static boolean isPlain(BradleyTerryFit fit) {
        TieModel ties = fit.model().tieModel();
        return (ties == TieModel.HALF_WIN || ties == TieModel.DROPPED)
                && fit.model().orderEffect() == OrderEffect.NONE
                && fit.model().reweighting().minimum() == 0
                && fit.log().isEmpty();
    }

    /** n. */
    int parameters();

    /** The inverse information. */
    double[] fisher();

    /**
     * The covariance if the model is right: the inverse information, unless votes weigh differently.
     *
     * @param fisher the matrix of {@link #fisher}
     */
    double[] ofModel(double[] fisher);

    /**
     * The sandwich.
     *
     * @param fisher the matrix of {@link #fisher}
     */
    double[] sandwich(double[] fisher);

    /**
     * The acceleration of BCa, a = Σ n I³ / (6 (Σ n I²)^{3/2}) over equal votes, n their number and I = cᵀH⁻¹s the
     * influence of one on the contrast, s its score vector, [Efron87] eq. (6.6).
     *
     * @param fisher the matrix of {@link #fisher}
     * @param parameter index of a parameter
     * @param anchor index of the log-strength it is taken relative to, −1 for none
     * @return NaN if no vote has any influence
     */
    double acceleration(double[] fisher, int parameter, int anchor);

    /** How far the effects can be told from the strengths and from each other. */
    Collinearity collinearity();

    /** Prepares a bootstrap. */
    Replicates replicates(long seed, int number);

    /** Row {@code parameter} of the inverse, less that of the anchor. */
    static double[] sensitivity(double[] fisher, int size, int parameter, int anchor) {
        double[] row = new double[size];
        for (int j = 0; j < size; j++) {
            row[j] = fisher[parameter * size + j] - (anchor < 0 ? 0 : fisher[anchor * size + j]);
        }
        return row;
    }
}
