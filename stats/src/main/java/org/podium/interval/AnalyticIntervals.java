package org.podium.interval;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.RatingScale;
import org.podium.execution.Execution;
import org.podium.stats.internal.Checks;
import org.podium.votes.Roster;

/** Normal intervals from a covariance matrix. */
record AnalyticIntervals(double confidence, Kind kind, Execution execution) implements IntervalMethod {

    enum Kind {
        SANDWICH,
        FISHER
    }

    AnalyticIntervals {
        Checks.confidence(confidence);
        Objects.requireNonNull(execution, "execution");
    }

    @Override
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    Covariance covariance(BradleyTerryFit fit) {
        return kind == Kind.SANDWICH ? Covariance.sandwich(fit, execution) : Covariance.fisher(fit, execution);
    }

    @Override
    public Intervals estimate(BradleyTerryFit fit, RatingScale scale, RelativeTo relativeTo) {
        return estimate(fit, covariance(fit), scale, relativeTo);
    }

    @Override
    public Intervals estimate(Covariances covariances, RatingScale scale, RelativeTo relativeTo) {
        Covariance covariance = kind == Kind.SANDWICH ? covariances.sandwich() : covariances.fisher();
        return estimate(covariances.fit(), covariance, scale, relativeTo);
    }

    private Intervals estimate(BradleyTerryFit fit, Covariance covariance, RatingScale scale, RelativeTo relativeTo) {
        Gauge gauge = Gauge.of(fit, scale, relativeTo);
        covariance.requireVariation(gauge.anchor());
        double z = new NormalDistribution().inverseCumulativeProbability(0.5 + confidence / 2);
        Roster roster = fit.roster();
        double[] lower = new double[roster.size()];
        double[] upper = new double[roster.size()];
        double[] error = new double[roster.size()];
        for (int i = 0; i < roster.size(); i++) {
            String name = roster.name(i);
            double natural = gauge.anchor() < 0
                    ? covariance.standardError(name)
                    : covariance.standardErrorOfDifference(name, roster.name(gauge.anchor()));
            double score = scale.score(fit, i);
            error[i] = scale.pointsPerUnit() * natural;
            lower[i] = score - z * error[i];
            upper[i] = score + z * error[i];
        }
        return new Intervals(roster, lower, upper, error, List.of());
    }
}
