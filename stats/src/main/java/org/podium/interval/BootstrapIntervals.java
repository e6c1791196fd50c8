package org.podium.interval;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.RatingScale;
import org.podium.resampling.Bootstrap;
import org.podium.resampling.BootstrapResult;
import org.podium.stats.internal.Checks;
import org.podium.stats.internal.Inference;
import org.podium.stats.internal.Quantiles;
import org.podium.votes.DataException;
import org.podium.votes.Roster;

/**
 * Intervals from the replicates of a {@link Bootstrap}: percentile, basic or BCa. Relative to an anchor, each replicate
 * is anchored; relative to the mean, each is centred.
 *
 * <p>Immutable and thread-safe.
 */
public final class BootstrapIntervals implements IntervalMethod {
    /** Log-strengths that differ by less are equal: some times the accuracy that fits and replicates promise. */
    static final double EQUAL = 1e-9;

    private final double confidence;
    private final Kind kind;
    private final Bootstrap bootstrap;

    BootstrapIntervals(double confidence, Kind kind, Bootstrap bootstrap) {
        this.confidence = Checks.confidence(confidence);
        this.kind = kind;
        this.bootstrap = bootstrap;
    }

    enum Kind {
        PERCENTILE,
        BASIC,
        BCA
    }

    /**
     * The same intervals from another bootstrap.
     *
     * @param other replicates, seed, execution and the share of lost replicates to put up with
     * @return a new method
     */
    public BootstrapIntervals with(Bootstrap other) {
        return new BootstrapIntervals(confidence, kind, Objects.requireNonNull(other, "other"));
    }

    /**
     * The bootstrap that makes the replicates.
     *
     * @return its options
     */
    public Bootstrap bootstrap() {
        return bootstrap;
    }

    @Override
    public double confidence() {
        return confidence;
    }

    @Override
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Intervals estimate(BradleyTerryFit fit, RatingScale scale, RelativeTo relativeTo) {
        Gauge gauge = Gauge.of(fit, scale, relativeTo);
        return estimate(bootstrap.run(fit), scale, gauge);
    }

    /**
     * Computes the intervals from replicates that are there already, so that several kinds can share them.
     *
     * @param replicates a bootstrap's result
     * @param scale the scale of the bounds
     * @param relativeTo what the intervals are about
     * @return bounds and standard errors in points
     * @throws IllegalArgumentException if intervals relative to an anchor are asked of a scale without one
     * @throws org.podium.votes.DataException as {@link #estimate(BradleyTerryFit, RatingScale, RelativeTo)}
     */
    public Intervals estimate(BootstrapResult replicates, RatingScale scale, RelativeTo relativeTo) {
        return estimate(replicates, scale, Gauge.of(replicates.fit(), scale, relativeTo));
    }

    private Intervals estimate(BootstrapResult replicates, RatingScale scale, Gauge gauge) {
        Roster roster = replicates.fit().roster();
        double[] lower = new double[roster.size()];
        double[] upper = new double[roster.size()];
        double[] error = new double[roster.size()];
        double equal = EQUAL * scale.pointsPerUnit();
        double[] accelerations = kind == Kind.BCA ? accelerations(replicates.fit(), gauge) : new double[0];
        for (int i = 0; i < roster.size(); i++) {
            double score = scale.score(replicates.fit(), i);
            if (i == gauge.anchor()) {
                lower[i] = score;
                upper[i] = score;
                continue;
            }
            Bounds bounds = bounds(
                    scores(replicates, i, scale, gauge),
                    score,
                    equal,
                    kind == Kind.BCA ? accelerations[i] : 0,
                    Subject.competitor(roster.name(i)));
            lower[i] = bounds.lower;
            upper[i] = bounds.upper;
            error[i] = bounds.standardError;
        }
        return new Intervals(roster, lower, upper, error, notes(replicates));
    }

    /** An interval and the standard deviation of the replicates it comes from. */
    record Bounds(double lower, double upper, double standardError) {}

    /**
     * The interval of one estimate.
     *
     * @param values its replicates, which are sorted here
     * @param equal values that differ by less are the same
     * @param acceleration for BCa, else of no use
     */
    Bounds bounds(double[] values, double estimate, double equal, double acceleration, Subject subject) {
        Arrays.sort(values);
        if (values[values.length - 1] - values[0] <= equal) {
            throw new DataException(subject.zeroVariance());
        }
        double[] bounds = kind == Kind.BCA
                ? BcaBounds.of(values, estimate, equal, acceleration, confidence, subject)
                : plainBounds(values, estimate);
        return new Bounds(bounds[0], bounds[1], new StandardDeviation().evaluate(values));
    }

    boolean needsAcceleration() {
        return kind == Kind.BCA;
    }

    private double[] accelerations(BradleyTerryFit fit, Gauge gauge) {
        Inference inference = Inference.of(fit, bootstrap.execution());
        double[] fisher = inference.fisher();
        return IntStream.range(0, fit.roster().size())
                .mapToDouble(i -> inference.acceleration(fisher, i, gauge.anchor()))
                .toArray();
    }

    private static double[] scores(BootstrapResult replicates, int competitor, RatingScale scale, Gauge gauge) {
        double[] values = gauge.anchor() < 0
                ? replicates.logStrengths(competitor)
                : replicates.differences(competitor, gauge.anchor());
        for (int r = 0; r < values.length; r++) {
            values[r] = gauge.offset() + scale.pointsPerUnit() * values[r];
        }
        return values;
    }

    private double[] plainBounds(double[] sorted, double score) {
        double low = Quantiles.ofSorted(sorted, (1 - confidence) / 2);
        double high = Quantiles.ofSorted(sorted, (1 + confidence) / 2);
        return kind == Kind.BASIC ? new double[] {2 * score - high, 2 * score - low} : new double[] {low, high};
    }

    static List<String> notes(BootstrapResult replicates) {
        return replicates.lost().map(lost -> List.of(lost.message())).orElse(List.of());
    }
}
