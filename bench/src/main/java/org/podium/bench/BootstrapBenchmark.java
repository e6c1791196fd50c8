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
import org.podium.resampling.BootstrapResult;

/**
 * The bootstrap of a board from its tally, fit included. Checked by the scatter of the replicates, which must be what the
 * sandwich of {@link Reference} says.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class BootstrapBenchmark {

    /** Name of the {@link Workload}. */
    @Param("L")
    public String workload = "L";

    /** How many rounds. */
    @Param("1000")
    public int replicates = 1000;

    /** How many threads work. */
    @Param({"1", "2"})
    public int threads = 1;

    private CountedBoard board;
    private @Nullable BootstrapResult result;

    /** Draws and counts the votes. */
    @Setup
    public void countVotes() {
        board = CountedBoard.of(Workload.named(workload), threads);
    }

    /**
     * Fits and draws and fits the replicates.
     *
     * @return the replicates
     */
    @Benchmark
    public BootstrapResult bootstrap() {
        result = board.bootstrap(replicates);
        return result;
    }

    /** Compares with the reference. */
    @TearDown(Level.Iteration)
    public void check() {
        board.requireReplicates(result, replicates);
    }

    /** Ends the helping threads. */
    @TearDown
    public void close() {
        board.close();
    }
}
