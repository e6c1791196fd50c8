package org.podium.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * JMH's own command line, with two additions: benchmarks whose data or programs are not here are left out and named, and
 * a benchmark that fails ends the run with an error, unless {@code -foe} says otherwise.
 *
 * <p>{@code java -jar podium-bench.jar -h} lists the options.
 */
public final class Main {
    private static final String EXCLUDE = "-e";
    private static final String FAIL_ON_ERROR = "-foe";

    private Main() {}

    /**
     * Runs benchmarks.
     *
     * @param args JMH's options and regular expressions of benchmarks
     * @throws IOException if results cannot be written
     */
    public static void main(String[] args) throws IOException {
        List<String> all = new ArrayList<>(List.of(args));
        if (!all.contains(FAIL_ON_ERROR)) {
            all.addAll(List.of(FAIL_ON_ERROR, "true"));
        }
        for (Skipped skipped : skipped()) {
            System.out.println("SKIPPED: " + skipped.benchmark() + ", " + skipped.reason());
            all.addAll(List.of(EXCLUDE, skipped.benchmark()));
        }
        org.openjdk.jmh.Main.main(all.toArray(String[]::new));
    }

    /**
     * A benchmark that cannot run here.
     *
     * @param benchmark simple name of its class
     * @param reason what is missing, and what to do
     */
    record Skipped(String benchmark, String reason) {}

    static List<Skipped> skipped() {
        List<Skipped> skipped = new ArrayList<>();
        if (ReferenceFolder.find(GoldenBoardBenchmark.FILE).isEmpty()) {
            String reason = "since there is no " + GoldenBoardBenchmark.FILE + "; " + ReferenceFolder.REMEDY;
            skipped.add(new Skipped(GoldenBoardBenchmark.class.getSimpleName(), reason));
        }
        if (ProjectFolder.launcher().isEmpty()) {
            String reason = "since the command line is not built; " + ProjectFolder.REMEDY;
            skipped.add(new Skipped(RankBenchmark.class.getSimpleName(), reason));
            skipped.add(new Skipped(HelpBenchmark.class.getSimpleName(), reason));
        }
        return skipped;
    }
}
