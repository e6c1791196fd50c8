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
import org.podium.bradleyterry.BradleyTerryFit;

/**
 * A fit of a large league from its tally, in which hardly a pair meets twice. Checked against gradient and distance to the
 * optimum of {@link Reference}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LeagueBenchmark {

    /** Name of the {@link Workload}. */
    @Param("SPARSE")
    public String workload = "SPARSE";

    /** How many threads work. */
    @Param({"1", "2"})
    public int threads = 1;

    private CountedBoard board;
    private @Nullable BradleyTerryFit fit;

    /** Draws and counts the votes. */
    @Setup
    public void countVotes() {
        board = CountedBoard.of(Workload.named(workload), threads);
    }

    /**
     * Fits.
     *
     * @return the fit
     */
    @Benchmark
    public BradleyTerryFit fit() {
        fit = board.fit();
        return fit;
    }

    /** Compares with the reference, once: a fit is the same each time. */
    @TearDown(Level.Trial)
    public void check() {
        board.close();
        board.requireOptimum(fit);
    }
}
