package org.podium.interval;

import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.RatingScale;
import org.podium.execution.Execution;
import org.podium.resampling.Bootstrap;

/**
 * A way to put intervals around scores. The default everywhere is the {@linkplain #sandwich sandwich}: it is defined
 * wherever the fit is and had the best coverage where that was measured. The percentile bootstrap gives the asymmetric
 * "+10/−5" of the older arena boards.
 *
 * <p>Implementations are immutable and thread-safe.
 */
public sealed interface IntervalMethod permits AnalyticIntervals, BootstrapIntervals {

    /**
     * Normal intervals from the sandwich covariance: score ± z · standard error.
     *
     * @param confidence between 0 and 1, usually 0.95
     * @return the method
     * @throws IllegalArgumentException if the confidence is not between 0 and 1
     */
    static IntervalMethod sandwich(double confidence) {
        return sandwich(confidence, Execution.sequential());
    }

    /**
     * Normal intervals from the sandwich covariance, computed with the help of other threads where the model reads every vote.
     *
     * @param confidence between 0 and 1
     * @param execution which threads work
     * @return the method
     * @throws IllegalArgumentException if the confidence is not between 0 and 1
     */
    static IntervalMethod sandwich(double confidence, Execution execution) {
        return new AnalyticIntervals(confidence, AnalyticIntervals.Kind.SANDWICH, execution);
    }

    /**
     * Normal intervals from the inverse Fisher information. With half-win ties they are too wide.
     *
     * @param confidence between 0 and 1
     * @return the method
     * @throws IllegalArgumentException if the confidence is not between 0 and 1
     */
    static IntervalMethod fisher(double confidence) {
        return fisher(confidence, Execution.sequential());
    }

    /**
     * Normal intervals from the inverse Fisher information, computed with the help of other threads where the model reads every vote.
     *
     * @param confidence between 0 and 1
     * @param execution which threads work
     * @return the method
     * @throws IllegalArgumentException if the confidence is not between 0 and 1
     */
    static IntervalMethod fisher(double confidence, Execution execution) {
        return new AnalyticIntervals(confidence, AnalyticIntervals.Kind.FISHER, execution);
    }

    /**
     * Percentile bootstrap: quantiles of the replicates. 1,000 replicates, seed 42, unless told otherwise.
     *
     * @param confidence between 0 and 1
     * @return the method, whose bootstrap can be chosen by {@link BootstrapIntervals#with}
     * @throws IllegalArgumentException if the confidence is not between 0 and 1
     */
    static BootstrapIntervals percentile(double confidence) {
        return new BootstrapIntervals(confidence, BootstrapIntervals.Kind.PERCENTILE, Bootstrap.withDefaults());
    }

    /**
     * Basic bootstrap: 2 · score − quantile of the replicates, [DH97] eq. (5.6).
     *
     * @param confidence between 0 and 1
     * @return the method
     * @throws IllegalArgumentException if the confidence is not between 0 and 1
     */
    static BootstrapIntervals basic(double confidence) {
        return new BootstrapIntervals(confidence, BootstrapIntervals.Kind.BASIC, Bootstrap.withDefaults());
    }

    /**
     * Bias-corrected and accelerated bootstrap, [Efron87].
     *
     * @param confidence between 0 and 1
     * @return the method
     * @throws IllegalArgumentException if the confidence is not between 0 and 1
     */
    static BootstrapIntervals bca(double confidence) {
        return new BootstrapIntervals(confidence, BootstrapIntervals.Kind.BCA, Bootstrap.withDefaults());
    }

    /**
     * The confidence level.
     *
     * @return between 0 and 1
     */
    double confidence();

    /**
     * The name of the method.
     *
     * @return {@code sandwich}, {@code fisher}, {@code percentile}, {@code basic} or {@code bca}
     */
    String name();

    /**
     * Computes the intervals of all competitors.
     *
     * @param fit a converged fit
     * @param scale the scale of the bounds
     * @param relativeTo what the intervals are about
     * @return bounds and standard errors in points
     * @throws org.podium.bradleyterry.NotConvergedException if the fit did not converge
     * @throws IllegalArgumentException if intervals relative to an anchor are asked of a scale without one
     * @throws org.podium.votes.DataException if no interval can be given: the anchor was not fitted, the votes show no
     *     variation ({@link ZeroVariance}), too many replicates have no estimate
     *     ({@link org.podium.resampling.LostReplicates}), or BCa is not defined ({@link UndefinedBca})
     */
    Intervals estimate(BradleyTerryFit fit, RatingScale scale, RelativeTo relativeTo);

    /**
     * Computes the same intervals from covariances that are there already. A bootstrap has no use for them.
     *
     * @param covariances of a fit
     * @param scale the scale of the bounds
     * @param relativeTo what the intervals are about
     * @return bounds and standard errors in points
     * @throws IllegalArgumentException as {@link #estimate(BradleyTerryFit, RatingScale, RelativeTo)}
     * @throws org.podium.votes.DataException as {@link #estimate(BradleyTerryFit, RatingScale, RelativeTo)}
     */
    default Intervals estimate(Covariances covariances, RatingScale scale, RelativeTo relativeTo) {
        return estimate(covariances.fit(), scale, relativeTo);
    }
}
