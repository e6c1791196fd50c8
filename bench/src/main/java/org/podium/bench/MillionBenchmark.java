package org.podium.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
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
import org.podium.votes.BattleLog;
import org.podium.votes.Tally;

/**
 * Tally and fit of a million competitors in a heap of 6 GB, once, cold. Checked as {@link LeagueBenchmark} is.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx6g")
public class MillionBenchmark {

    /** Name of the {@link Workload}. */
    @Param("MILLION")
    public String workload = "MILLION";

    /** How many threads work. */
    @Param("2")
    public int threads = 2;

    private BattleLog log;
    private Workers workers;
    private @Nullable BradleyTerryFit fit;

    /** Draws the votes. */
    @Setup
    public void drawVotes() {
        log = Workload.named(workload).draw().log();
        workers = Workers.of(threads);
    }

    /**
     * Counts and fits.
     *
     * @return the fit
     */
    @Benchmark
    public BradleyTerryFit tallyAndFit() {
        fit = BradleyTerry.withDefaults().fit(Tally.of(log, workers.execution()), workers.execution());
        return fit;
    }

    /** Compares with the reference. */
    @TearDown
    public void check() {
        workers.close();
        Checks.requireOptimum(Checks.measured(fit), Reference.of(log, List.of()));
    }
}
