package org.podium.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

/**
 * {@code podium rank} as a whole process, from the launcher's start to the end of its output: two million votes in CSV
 * with 1,000 bootstrap rounds, and ten million in Parquet with the default intervals. The board it prints is checked by
 * its distance to the optimum of {@link Reference} and by the sandwich errors. {@link Main} leaves this out where the
 * command line has not been built, and says so.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 5)
@Fork(1)
public class RankBenchmark {

    static final int REPLICATES = 1000;

    /** What the file holds. */
    @Param({"csv", "parquet"})
    public String format = "csv";

    private Path folder;
    private Path file;
    private Path launcher;
    private Reference reference;
    private @Nullable List<String> board;

    /**
     * Draws the votes and writes the file.
     *
     * @throws IOException if that fails
     */
    @Setup
    public void writeVotes() throws IOException {
        prepare(format.equals("csv") ? Workload.L : Workload.XL, ProjectFolder.requireLauncher());
    }

    final void prepare(Workload workload, Path command) throws IOException {
        launcher = command;
        folder = Files.createTempDirectory("podium-bench");
        file = folder.resolve("votes." + format);
        DrawnVotes votes = workload.draw();
        reference = Reference.of(votes.log(), List.of());
        Path csv = folder.resolve("votes.csv");
        VoteFiles.writeCsv(csv, votes);
        if (format.equals("parquet")) {
            VoteFiles.writeParquet(file, csv, ProjectFolder.libraries(command));
        }
    }

    /**
     * Runs the command.
     *
     * @return the board in CSV
     * @throws IOException if it cannot be run or fails
     * @throws InterruptedException if the measurement was interrupted
     */
    @Benchmark
    public List<String> rank() throws IOException, InterruptedException {
        String[] options = format.equals("csv")
                ? new String[] {"--interval", "percentile", "--replicates", Integer.toString(REPLICATES)}
                : new String[0];
        board = Command.run(
                launcher, Stream.concat(Stream.of("rank", file.toString(), "--format", "csv"), Stream.of(options)));
        return board;
    }

    /** Compares the board with the reference. */
    @TearDown(Level.Iteration)
    public void check() {
        PrintedBoard.of(Checks.measured(board)).require(reference, format.equals("csv") ? REPLICATES : 0);
    }

    /**
     * Removes the file.
     *
     * @throws IOException if that fails
     */
    @TearDown
    public void deleteVotes() throws IOException {
        Files.deleteIfExists(folder.resolve("votes.csv"));
        Files.deleteIfExists(file);
        Files.delete(folder);
    }
}
