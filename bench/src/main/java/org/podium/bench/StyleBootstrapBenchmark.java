package org.podium.bench;

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
import org.podium.resampling.Bootstrap;
import org.podium.resampling.BootstrapResult;
import org.podium.votes.BattleLog;

/** The bootstrap of a fit with four covariates, once, cold. Checked as {@link BootstrapBenchmark} is. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(1)
public class StyleBootstrapBenchmark {

    /** Name of the {@link Workload}. */
    @Param("L")
    public String workload = "L";

    /** How many rounds. */
    @Param("1000")
    public int replicates = 1000;

    /** How many threads work. */
    @Param("2")
    public int threads = 2;

    private BattleLog log;
    private BradleyTerry model;
    private Reference reference;
    private Workers workers;
    private @Nullable BootstrapResult result;

    /** Draws the votes. */
    @Setup
    public void drawVotes() {
        DrawnVotes votes = Workload.named(workload).draw();
        log = votes.log();
        model = BradleyTerry.withDefaults().with(votes.workload().effects());
        reference = Reference.of(log, votes.workload().covariateNames());
        workers = Workers.of(threads);
    }

    /**
     * Fits and draws and fits the replicates.
     *
     * @return the replicates
     */
    @Benchmark
    public BootstrapResult bootstrap() {
        result = Bootstrap.of(model)
                .replicates(replicates)
                .execution(workers.execution())
                .run(log);
        return result;
    }

    /** Compares with the reference. */
    @TearDown
    public void check() {
        workers.close();
        BootstrapResult measured = Checks.measured(result);
        Checks.requireOptimum(measured.fit(), reference);
        double[][] expected = reference.sandwich(Reference.parameters(measured.fit()));
        Checks.requireReplicates(measured, replicates, expected);
    }
}
