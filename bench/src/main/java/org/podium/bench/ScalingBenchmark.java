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
import org.podium.resampling.BootstrapResult;
import org.podium.votes.BattleLog;
import org.podium.votes.Tally;

/**
 * How costs grow with competitors, votes and replicates, one at a time from the shape of workload L. Checked as the
 * benchmarks of single rows are.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx6g")
public class ScalingBenchmark {

    /** Two million votes among more and more competitors. */
    @State(Scope.Benchmark)
    public static class Competitors {
        /** How many. */
        @Param({"10", "30", "100", "250", "1000", "5000"})
        public int competitors = 10;

        /** How many threads work. */
        @Param({"1", "2"})
        public int threads = 1;

        private CountedBoard board;
        private @Nullable BradleyTerryFit fit;

        /** Draws and counts the votes. */
        @Setup
        public void countVotes() {
            count(Workload.L.resized(competitors, Workload.L.votes()));
        }

        final void count(Workload workload) {
            board = CountedBoard.of(workload, threads);
        }

        /** Compares with the reference. */
        @TearDown
        public void check() {
            board.close();
            board.requireOptimum(fit);
        }
    }

    /** More and more votes among 250 competitors. */
    @State(Scope.Benchmark)
    public static class Votes {
        /** How many. */
        @Param({"10000", "100000", "1000000", "10000000", "100000000"})
        public int votes = 10_000;

        /** How many threads work. */
        @Param({"1", "2"})
        public int threads = 1;

        private DrawnVotes drawn;
        private BattleLog log;
        private Workers workers;
        private @Nullable Tally tally;

        /** Draws the votes. */
        @Setup
        public void drawVotes() {
            drawn = Workload.L.resized(Workload.L.competitors(), votes).draw();
            log = drawn.log();
            workers = Workers.of(threads);
        }

        /** Compares the counts. */
        @TearDown
        public void check() {
            workers.close();
            Checks.requireTally(Checks.measured(tally), drawn);
        }
    }

    /** More and more replicates of workload L. */
    @State(Scope.Benchmark)
    public static class Replicates {
        /** How many; a bootstrap needs two. */
        @Param({"2", "10", "100", "1000", "10000"})
        public int replicates = 2;

        /** How many threads work. */
        @Param({"1", "2"})
        public int threads = 1;

        private CountedBoard board;
        private @Nullable BootstrapResult result;

        /** Draws and counts the votes. */
        @Setup
        public void countVotes() {
            count(Workload.L);
        }

        final void count(Workload workload) {
            board = CountedBoard.of(workload, threads);
        }

        /** Compares with the reference. */
        @TearDown(Level.Trial)
        public void check() {
            board.close();
            board.requireReplicates(result, replicates);
        }
    }

    /**
     * A fit from the tally.
     *
     * @param league the votes
     * @return the fit
     */
    @Benchmark
    public BradleyTerryFit fitByCompetitors(Competitors league) {
        league.fit = league.board.fit();
        return league.fit;
    }

    /**
     * Counts a log.
     *
     * @param votes the votes
     * @return the tally
     */
    @Benchmark
    public Tally tallyByVotes(Votes votes) {
        votes.tally = Tally.of(votes.log, votes.workers.execution());
        return votes.tally;
    }

    /**
     * Fits and draws and fits the replicates.
     *
     * @param replicated the votes
     * @return the replicates
     */
    @Benchmark
    public BootstrapResult bootstrapByReplicates(Replicates replicated) {
        replicated.result = replicated.board.bootstrap(replicated.replicates);
        return replicated.result;
    }
}
