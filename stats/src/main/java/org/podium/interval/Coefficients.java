package org.podium.interval;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.Coefficient;
import org.podium.execution.Execution;
import org.podium.resampling.BootstrapResult;
import org.podium.stats.internal.Collinearity;
import org.podium.stats.internal.Inference;

/**
 * The table of effects beside the strengths: covariates and order effect, and the tie parameter by itself, each with
 * standard error, interval and collinearity. The method is that of the scores: sandwich, Fisher or bootstrap. With ridge
 * penalties the errors are those of the penalised estimate about its own expectation, not about the unpenalised one.
 *
 * <p>Cost: that of the covariance or of the bootstrap. Immutable and thread-safe.
 */
public final class Coefficients {
    private final IntervalMethod method;
    private final List<CoefficientInterval> rows;
    private final Optional<CoefficientInterval> tieParameter;
    private final List<String> notes;

    private Coefficients(IntervalMethod method, List<CoefficientInterval> all, boolean tie, List<String> notes) {
        this.method = method;
        rows = List.copyOf(tie ? all.subList(1, all.size()) : all);
        tieParameter = tie ? Optional.of(all.get(0)) : Optional.empty();
        this.notes = List.copyOf(notes);
    }

    /**
     * The table of a fit.
     *
     * @param fit a converged fit
     * @param method how intervals are made
     * @return the table, empty if the fit has no effects
     * @throws org.podium.bradleyterry.NotConvergedException if the fit did not converge
     * @throws org.podium.votes.DataException as {@link IntervalMethod#estimate}
     */
    public static Coefficients of(BradleyTerryFit fit, IntervalMethod method) {
        Objects.requireNonNull(method, "method");
        if (method instanceof BootstrapIntervals bootstrap) {
            return of(bootstrap.bootstrap().run(fit), bootstrap);
        }
        AnalyticIntervals analytic = (AnalyticIntervals) method;
        Covariance covariance = analytic.covariance(fit);
        double z = new NormalDistribution().inverseCumulativeProbability(0.5 + method.confidence() / 2);
        Table table = new Table(fit, analytic.execution());
        for (int effect = 0; effect < table.size(); effect++) {
            double error = covariance.standardErrorOfEffect(effect, table.subject(effect));
            double estimate = table.estimate(effect);
            table.add(effect, error, estimate - z * error, estimate + z * error);
        }
        return new Coefficients(method, table.rows, table.hasTie, List.of());
    }

    /**
     * The table from replicates that are there already.
     *
     * @param replicates a bootstrap's result
     * @param method percentile, basic or BCa; its own bootstrap is not run
     * @return the table, empty if the fit has no effects
     * @throws org.podium.votes.DataException if the replicates show no variation ({@link ZeroVariance}), or if BCa is not
     *     defined ({@link UndefinedBca})
     */
    public static Coefficients of(BootstrapResult replicates, BootstrapIntervals method) {
        Table table = new Table(replicates.fit(), method.bootstrap().execution());
        double[] fisher = method.needsAcceleration() ? table.inference.fisher() : new double[0];
        for (int effect = 0; effect < table.size(); effect++) {
            double[] values = table.hasTie
                    ? effect == 0 ? replicates.tieParameters() : replicates.coefficients(effect - 1)
                    : replicates.coefficients(effect);
            int parameter = replicates.fit().roster().size() + effect;
            double acceleration = method.needsAcceleration() ? table.inference.acceleration(fisher, parameter, -1) : 0;
            BootstrapIntervals.Bounds bounds = method.bounds(
                    values, table.estimate(effect), BootstrapIntervals.EQUAL, acceleration, table.subject(effect));
            table.add(effect, bounds.standardError(), bounds.lower(), bounds.upper());
        }
        return new Coefficients(method, table.rows, table.hasTie, BootstrapIntervals.notes(replicates));
    }

    /** Rows while they are made: the tie parameter, if there is one, then the coefficients. */
    private static final class Table {
        final boolean hasTie;
        final Inference inference;
        final List<CoefficientInterval> rows = new ArrayList<>();
        private final List<Coefficient> effects = new ArrayList<>();
        private final Collinearity collinearity;

        Table(BradleyTerryFit fit, Execution execution) {
            inference = Inference.of(fit, execution);
            collinearity = inference.collinearity();
            hasTie = fit.tieParameter().isPresent();
            fit.tieParameter().ifPresent(tie -> effects.add(new Coefficient("tie", tie, 1)));
            effects.addAll(fit.coefficients());
        }

        int size() {
            return effects.size();
        }

        double estimate(int effect) {
            return effects.get(effect).estimate();
        }

        Subject subject(int effect) {
            return Subject.effect(effects.get(effect).name());
        }

        void add(int effect, double error, double lower, double upper) {
            Coefficient coefficient = effects.get(effect);
            rows.add(new CoefficientInterval(
                    coefficient.name(),
                    coefficient.estimate(),
                    error,
                    lower,
                    upper,
                    coefficient.unit(),
                    collinearity.explainedByStrengths(effect),
                    collinearity.varianceInflation(effect)));
        }
    }

    /**
     * The coefficients.
     *
     * @return rows in the order of {@link BradleyTerryFit#coefficients}, without the tie parameter
     */
    public List<CoefficientInterval> rows() {
        return rows;
    }

    /**
     * The coefficient of a name.
     *
     * @param name its name
     * @return the row
     * @throws IllegalArgumentException if there is none of that name
     */
    public CoefficientInterval row(String name) {
        return rows.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no coefficient '" + name + "'; there are "
                        + rows.stream().map(CoefficientInterval::name).toList()));
    }

    /**
     * The tie parameter.
     *
     * @return its row, named {@code tie}; empty in models without one
     */
    public Optional<CoefficientInterval> tieParameter() {
        return tieParameter;
    }

    /**
     * How the intervals were made.
     *
     * @return the method given
     */
    public IntervalMethod method() {
        return method;
    }

    /**
     * What a reader has to know about the table, such as replicates without an estimate.
     *
     * @return sentences, possibly none
     */
    public List<String> notes() {
        return notes;
    }

    /** The rows. */
    @Override
    public String toString() {
        return "Coefficients" + rows;
    }
}
