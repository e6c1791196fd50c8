package org.podium.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.podium.resampling.BootstrapResult;
import org.podium.votes.Sides;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;

/**
 * The bootstrap of a real board: 1,670,250 votes on 129 competitors of the Chatbot Arena up to August 2024. Needs the
 * reference data, which are not part of the project; {@link Main} leaves it out without them, and says so.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class GoldenBoardBenchmark {

    /** The counts of the board below the folder of the reference data. */
    static final String FILE = "arena-20240814-counts/pair_counts.csv";

    /** How many rounds. */
    @Param("1000")
    public int replicates = 1000;

    /** How many threads work. */
    @Param({"1", "2"})
    public int threads = 1;

    private CountedBoard board;
    private @Nullable BootstrapResult result;

    /**
     * Reads the counts.
     *
     * @throws IOException if that fails
     */
    @Setup
    public void readCounts() throws IOException {
        Path file = ReferenceFolder.find(FILE)
                .orElseThrow(() -> new IllegalStateException("there is no " + FILE + "; " + ReferenceFolder.REMEDY));
        prepare(read(Files.readAllLines(file)));
    }

    final void prepare(Tally votes) {
        board = CountedBoard.of(votes, threads);
    }

    /** Reads rows {@code model_a,model_b,win_a,win_b,tie,both_bad}; no name has a comma in it. */
    static Tally read(List<String> lines) {
        TallyBuilder counts = Tally.builder().sides(Sides.MERGED);
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            counts.addCounts(
                    fields[0],
                    fields[1],
                    Long.parseLong(fields[2]),
                    Long.parseLong(fields[3]),
                    Long.parseLong(fields[4]),
                    Long.parseLong(fields[5]));
        }
        return counts.build();
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
