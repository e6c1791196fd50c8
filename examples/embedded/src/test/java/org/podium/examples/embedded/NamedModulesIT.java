package org.podium.examples.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the built jars, not the folders of classes that other tests see, on the module path of a JVM of its own. */
class NamedModulesIT {

    private static final Pattern LIVE = Pattern.compile("live  \\w+ +(?<score>[0-9.]+) after 24 games");
    private static final Pattern BOARD = Pattern.compile("board [123] \\w+ +(?<score>[0-9.]+) from [0-9.]+ to [0-9.]+");

    @TempDir
    Path folder;

    @Test
    void ratesAnEveningWithTheLibrariesAsNamedModules() throws IOException, InterruptedException {
        assertEquals(
                "[main] INFO org.podium.internal.kernel.Kernels - numeric kernels: scalar "
                        + "(for vector kernels run Java with --add-modules jdk.incubator.vector)",
                errorsOfRun().strip());
    }

    /** What is added to the jar for the Vector API is found by a named module too. */
    @Test
    void usesVectorsWhereTheModuleIsThere() throws IOException, InterruptedException {
        assumeTrue(
                Runtime.version().feature() <= 25, "the vector kernels refuse Java versions they were not tested on");
        String errors = errorsOfRun("--add-modules", "jdk.incubator.vector");
        assertTrue(errors.contains("numeric kernels: panama"), errors);
    }

    /** Runs the program, checks what it prints, and returns what it logs. */
    private String errorsOfRun(String... options) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "--module-path",
                "target/modules",
                "--module",
                "org.podium.examples.embedded/org.podium.examples.embedded.Main"));
        Process program = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        assertTrue(program.waitFor(1, TimeUnit.MINUTES), "the program has not ended after a minute");

        assertEquals(0, program.exitValue());
        List<String> lines = Files.readAllLines(output);
        assertEquals(7, lines.size(), () -> "lines of " + lines);
        assertEquals(3000, sumOfScores(lines, LIVE), 0.2, "Elo conserves the sum, here of rounded ratings");
        assertEquals(3000, sumOfScores(lines, BOARD), 0.2, "scores are centred on 1000");
        assertTrue(lines.get(3).startsWith("board 1 Ada "), () -> "the winner of most games leads: " + lines.get(3));
        assertEquals("org.podium.examples.embedded uses org.podium.core and org.podium.stats", lines.get(6));
        return Files.readString(errors);
    }

    private static double sumOfScores(List<String> lines, Pattern line) {
        List<Double> scores = lines.stream()
                .map(line::matcher)
                .filter(Matcher::matches)
                .map(row -> Double.parseDouble(row.group("score")))
                .toList();
        assertEquals(3, scores.size(), () -> "rows like " + line + " in " + lines);
        return scores.stream().mapToDouble(Double::doubleValue).sum();
    }
}
