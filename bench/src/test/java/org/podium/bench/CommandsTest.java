package org.podium.bench;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.interval.Covariance;
import org.podium.votes.BattleLog;

/** The benchmarks of whole processes, run on a stand-in for the command line, which is built later than this module. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-in is a shell script, as the launcher is")
class CommandsTest {

    @TempDir
    private Path folder;

    private Path script(String text) throws IOException {
        Path script = Files.writeString(folder.resolve("stand-in"), "#!/bin/sh\n" + text + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    /** What the command prints about workload TINY. */
    private static List<String> board() {
        BattleLog log = Workload.TINY.draw().log();
        var fit = BradleyTerry.withDefaults().fit(log);
        Covariance covariance = Covariance.sandwich(fit);
        Stream<String> rows = log.roster().names().stream()
                .map(name -> "1," + name + ","
                        + (1000 + fit.logStrength(name) * Reference.POINTS_PER_UNIT) + ","
                        + covariance.standardError(name) * Reference.POINTS_PER_UNIT);
        return Stream.concat(Stream.of("rank_ub,competitor,score,standard_error"), rows)
                .toList();
    }

    @Test
    void rank() throws IOException, InterruptedException {
        Path board = Files.write(folder.resolve("board.csv"), board());
        RankBenchmark benchmark = new RankBenchmark();
        benchmark.prepare(Workload.TINY, script("test -s \"$2\" && cat '" + board + "'"));
        benchmark.rank();
        assertDoesNotThrow(benchmark::check);
        benchmark.deleteVotes();
    }

    @Test
    void aBoardWithAnotherScoreFails() {
        Reference reference = Reference.of(Workload.TINY.draw().log(), List.of());
        assertDoesNotThrow(() -> PrintedBoard.of(board()).require(reference, 0));
        PrintedBoard other = PrintedBoard.of(board());
        other.scores()[0] += 0.1;
        assertThrows(IllegalStateException.class, () -> other.require(reference, 0));
        PrintedBoard wider = PrintedBoard.of(board());
        wider.errors()[0] *= 1.5;
        assertThrows(IllegalStateException.class, () -> wider.require(reference, 0));
    }

    @Test
    void help() throws IOException, InterruptedException {
        HelpBenchmark benchmark = new HelpBenchmark();
        benchmark.prepare(script("echo 'Usage: podium rank'; echo '--interval --replicates --format'"));
        benchmark.help();
        assertDoesNotThrow(benchmark::check);
        benchmark.prepare(script("echo 'Usage: podium elo'"));
        benchmark.help();
        assertThrows(IllegalStateException.class, benchmark::check);
    }

    @Test
    void aCommandThatFailsIsAnError() throws IOException {
        Path failing = script("exit 3");
        IOException error = assertThrows(IOException.class, () -> Command.run(failing, Stream.of("rank")));
        assertTrue(error.getMessage().contains("exit code 3"), error.getMessage());
    }

    @Test
    void whatIsMissingIsNamedWithTheRemedy() {
        for (Main.Skipped skipped : Main.skipped()) {
            assertTrue(skipped.reason().contains("-Dpodium."), skipped.reason());
        }
        long golden = Main.skipped().stream()
                .filter(skipped -> skipped.benchmark().equals("GoldenBoardBenchmark"))
                .count();
        assertEquals(ReferenceFolder.find(GoldenBoardBenchmark.FILE).isPresent() ? 0 : 1, golden);
    }
}
