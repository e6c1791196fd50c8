package org.podium.bench;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.podium.votes.Tally;

/** Runs the code of every benchmark once, on a workload that takes no time; the checks are part of it. */
class BenchmarksTest {

    private static final String TINY = "TINY";

    /** Where the annotation processor is not run, everything compiles and there is nothing to measure. */
    @Test
    void theAnnotationProcessorFoundTheBenchmarks() throws IOException {
        try (InputStream list = BenchmarksTest.class.getResourceAsStream("/META-INF/BenchmarkList")) {
            assertNotNull(list, "META-INF/BenchmarkList was not made");
            String names = new String(list.readAllBytes(), StandardCharsets.UTF_8);
            for (Class<?> benchmark : List.of(
                    TallyBenchmark.class,
                    FitBenchmark.class,
                    BootstrapBenchmark.class,
                    GoldenBoardBenchmark.class,
                    StyleBenchmark.class,
                    StyleBootstrapBenchmark.class,
                    EloBenchmark.class,
                    LeagueBenchmark.class,
                    MillionBenchmark.class,
                    RankBenchmark.class,
                    HelpBenchmark.class,
                    ScalingBenchmark.class)) {
                assertTrue(names.contains(benchmark.getName()), benchmark.getName() + " is not in " + names);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void tally(int threads) {
        TallyBenchmark benchmark = new TallyBenchmark();
        benchmark.workload = TINY;
        benchmark.threads = threads;
        benchmark.drawVotes();
        benchmark.tally();
        assertDoesNotThrow(benchmark::check);
        benchmark.close();
    }

    @Test
    void aCheckFailsWhereNothingWasMeasured() {
        TallyBenchmark benchmark = new TallyBenchmark();
        benchmark.workload = TINY;
        benchmark.drawVotes();
        assertThrows(IllegalStateException.class, benchmark::check);
    }

    @Test
    void fit() {
        FitBenchmark benchmark = new FitBenchmark();
        benchmark.workload = TINY;
        benchmark.countVotes();
        benchmark.fitAndSandwich();
        assertDoesNotThrow(benchmark::check);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void bootstrap(int threads) {
        BootstrapBenchmark benchmark = new BootstrapBenchmark();
        benchmark.workload = TINY;
        benchmark.threads = threads;
        benchmark.countVotes();
        benchmark.bootstrap();
        assertDoesNotThrow(benchmark::check);
        benchmark.close();
    }

    @Test
    void goldenBoard() throws IOException {
        Tally tally = GoldenBoardBenchmark.read(
                List.of("model_a,model_b,win_a,win_b,tie,both_bad", "x,y,300,200,50,20", "y,z,250,250,100,10"));
        assertEquals(1180, tally.battles());
        GoldenBoardBenchmark benchmark = new GoldenBoardBenchmark();
        benchmark.prepare(tally);
        benchmark.bootstrap();
        assertDoesNotThrow(benchmark::check);
        benchmark.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void style(int threads) {
        StyleBenchmark benchmark = new StyleBenchmark();
        benchmark.workload = TINY;
        benchmark.threads = threads;
        benchmark.drawVotes();
        benchmark.fit();
        benchmark.sandwich();
        assertDoesNotThrow(benchmark::check);
    }

    @Test
    void styleBootstrap() {
        StyleBootstrapBenchmark benchmark = new StyleBootstrapBenchmark();
        benchmark.workload = TINY;
        benchmark.replicates = 50;
        benchmark.drawVotes();
        benchmark.bootstrap();
        assertDoesNotThrow(benchmark::check);
    }

    @Test
    void elo() {
        EloBenchmark benchmark = new EloBenchmark();
        benchmark.draw(Workload.TINY);
        benchmark.replay();
        benchmark.liveTable();
        assertDoesNotThrow(benchmark::check);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void league(int threads) {
        LeagueBenchmark benchmark = new LeagueBenchmark();
        benchmark.workload = TINY;
        benchmark.threads = threads;
        benchmark.countVotes();
        benchmark.fit();
        assertDoesNotThrow(benchmark::check);
    }

    @Test
    void million() {
        MillionBenchmark benchmark = new MillionBenchmark();
        benchmark.workload = TINY;
        benchmark.drawVotes();
        benchmark.tallyAndFit();
        assertDoesNotThrow(benchmark::check);
    }

    @Test
    void scaling() {
        ScalingBenchmark benchmark = new ScalingBenchmark();
        ScalingBenchmark.Competitors league = new ScalingBenchmark.Competitors();
        league.count(Workload.TINY);
        benchmark.fitByCompetitors(league);
        assertDoesNotThrow(league::check);
        ScalingBenchmark.Votes votes = new ScalingBenchmark.Votes();
        votes.drawVotes();
        benchmark.tallyByVotes(votes);
        assertDoesNotThrow(votes::check);
        ScalingBenchmark.Replicates board = new ScalingBenchmark.Replicates();
        board.count(Workload.TINY);
        benchmark.bootstrapByReplicates(board);
        assertDoesNotThrow(board::check);
    }
}
