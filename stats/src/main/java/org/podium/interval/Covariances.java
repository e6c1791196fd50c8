package org.podium.interval;

import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.stats.internal.Inference;

/**
 * The Fisher and the sandwich covariance of one fit. Whoever needs both makes them here: what costs most, the inverse of the
 * information, is then computed once.
 *
 * <p>Cost: some K³ multiplications and 2 K² doubles. Immutable and thread-safe.
 */
public final class Covariances {
    private final BradleyTerryFit fit;
    private final Covariance fisher;
    private final Covariance sandwich;

    private Covariances(BradleyTerryFit fit, Covariance fisher, Covariance sandwich) {
        this.fit = fit;
        this.fisher = fisher;
        this.sandwich = sandwich;
    }

    /**
     * Both covariances.
     *
     * @param fit a converged fit
     * @return the same matrices as {@link Covariance#fisher} and {@link Covariance#sandwich}
     * @throws org.podium.bradleyterry.NotConvergedException if the fit did not converge
     * @throws org.podium.votes.DataException with {@link TooManyCompetitors} if there are more than 12,000
     */
    public static Covariances of(BradleyTerryFit fit) {
        TooManyCompetitors.check(fit);
        Inference inference = Inference.of(fit);
        double[] inverse = inference.fisher();
        double[] model = inference.ofModel(inverse);
        return new Covariances(
                fit, new Covariance(fit, model, model), new Covariance(fit, inference.sandwich(inverse), model));
    }

    /**
     * The fit.
     *
     * @return a converged fit
     */
    public BradleyTerryFit fit() {
        return fit;
    }

    /**
     * The covariance if the model is right.
     *
     * @return that of {@link Covariance#fisher}
     */
    public Covariance fisher() {
        return fisher;
    }

    /**
     * The covariance whether or not the model is right.
     *
     * @return that of {@link Covariance#sandwich}
     */
    public Covariance sandwich() {
        return sandwich;
    }
}
