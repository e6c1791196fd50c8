package org.podium.bench;

import java.io.IOException;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * {@code podium rank --help} as a whole process. {@link Main} leaves this out where the command line has not been built,
 * and says so.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 20)
@Fork(1)
public class HelpBenchmark {

    private Path launcher;
    private @Nullable List<String> text;

    /** Finds the launcher. */
    @Setup
    public void find() {
        prepare(ProjectFolder.requireLauncher());
    }

    final void prepare(Path command) {
        launcher = command;
    }

    /**
     * Runs the command.
     *
     * @return the text
     * @throws IOException if it cannot be run or fails
     * @throws InterruptedException if the measurement was interrupted
     */
    @Benchmark
    public List<String> help() throws IOException, InterruptedException {
        text = Command.run(launcher, Stream.of("rank", "--help"));
        return text;
    }

    /** Looks for the options of the command in the text. */
    @TearDown(Level.Iteration)
    public void check() {
        String all = String.join("\n", Checks.measured(text));
        for (String word : List.of("Usage: podium rank", "--interval", "--replicates", "--format")) {
            if (!all.contains(word)) {
                throw new IllegalStateException("wrong answer: the help does not mention " + word);
            }
        }
    }
}
