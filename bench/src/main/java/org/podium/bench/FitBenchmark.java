package org.podium.bench;

import java.util.List;
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
import org.podium.votes.Tally;

/**
 * A converged fit from a tally, alone and with its sandwich covariance. Checked against gradient, distance to the optimum
 * and covariance of {@link Reference}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FitBenchmark {

    /** Name of the {@link Workload}. */
    @Param("L")
    public String workload = "L";

    private Tally tally;
    private Reference reference;
    private @Nullable BradleyTerryFit fit;
    private @Nullable Covariance covariance;

    /** Draws and counts the votes. */
    @Setup
    public void countVotes() {
        BattleLog log = Workload.named(workload).draw().log();
        tally = Tally.of(log);
        reference = Reference.of(log, List.of());
    }

    /**
     * Fits.
     *
     * @return the fit
     */
    @Benchmark
    public BradleyTerryFit fit() {
        fit = BradleyTerry.withDefaults().fit(tally);
        return fit;
    }

    /**
     * Fits and computes the covariance matrix.
     *
     * @return the covariance
     */
    @Benchmark
    public Covariance fitAndSandwich() {
        covariance = Covariance.sandwich(fit());
        return covariance;
    }

    /** Compares with the reference. */
    @TearDown(Level.Iteration)
    public void check() {
        BradleyTerryFit measured = Checks.measured(fit);
        Checks.requireOptimum(measured, reference);
        if (covariance != null) {
            double[][] expected = reference.sandwich(Reference.parameters(measured));
            Checks.requireCovariance(covariance, measured, expected);
        }
    }
}
