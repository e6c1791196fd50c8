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
import org.podium.votes.BattleLog;
import org.podium.votes.Tally;

/** A log of indexed votes counted into a tally. Checked against counters in a plain array. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TallyBenchmark {

    /** Name of the {@link Workload}. */
    @Param("L")
    public String workload = "L";

    /** How many threads work. */
    @Param({"1", "2"})
    public int threads = 1;

    private DrawnVotes votes;
    private BattleLog log;
    private Workers workers;
    private @Nullable Tally tally;

    /** Draws the votes. */
    @Setup
    public void drawVotes() {
        votes = Workload.named(workload).draw();
        log = votes.log();
        workers = Workers.of(threads);
    }

    /**
     * Counts all votes.
     *
     * @return the tally
     */
    @Benchmark
    public Tally tally() {
        tally = Tally.of(log, workers.execution());
        return tally;
    }

    /** Compares the counts. */
    @TearDown(Level.Iteration)
    public void check() {
        Checks.requireTally(Checks.measured(tally), votes);
    }

    /** Ends the helping threads. */
    @TearDown
    public void close() {
        workers.close();
    }
}
