package org.podium.bench;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.interval.Covariance;
import org.podium.votes.BattleLog;

/**
 * A fit with four covariates from a log, and its sandwich covariance. Checked against gradient, distance to the optimum
 * and covariance of {@link Reference}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StyleBenchmark {

    /** Name of the {@link Workload}. */
    @Param("L")
    public String workload = "L";

    /** How many threads work. */
    @Param({"1", "2"})
    public int threads = 1;

    private BattleLog log;
    private BradleyTerry model;
    private Reference reference;
    private Workers workers;
    private BradleyTerryFit fitted;
    private @Nullable BradleyTerryFit fit;
    private @Nullable Covariance covariance;

    /** Draws the votes and fits them once, for the covariance. */
    @Setup
    public void drawVotes() {
        DrawnVotes votes = Workload.named(workload).draw();
        log = votes.log();
        model = BradleyTerry.withDefaults().with(votes.workload().effects());
        reference = Reference.of(log, votes.workload().covariateNames());
        workers = Workers.of(threads);
        fitted = model.fit(log);
    }

    /**
     * Fits.
     *
     * @return the fit
     */
    @Benchmark
    public BradleyTerryFit fit() {
        fit = model.fit(log, workers.execution());
        return fit;
    }

    /**
     * Computes the covariance matrix of a fit.
     *
     * @return the covariance
     */
    @Benchmark
    public Covariance sandwich() {
        covariance = Covariance.sandwich(fitted, workers.execution());
        return covariance;
    }

    /** Compares what was measured, once: a fit is the same each time. */
    @TearDown(Level.Trial)
    public void check() {
        workers.close();
        if (fit != null) {
            Checks.requireOptimum(fit, reference);
        }
        if (covariance != null) {
            double[][] expected = reference.sandwich(Reference.parameters(fitted));
            Checks.requireCovariance(covariance, fitted, expected);
        }
    }
}
