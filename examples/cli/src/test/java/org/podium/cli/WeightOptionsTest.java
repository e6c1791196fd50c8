package org.podium.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.podium.votes.Tally;
import tools.jackson.databind.JsonNode;

/** Votes that count more than once, or more or less than others. */
class WeightOptionsTest {
    private static final String HEADER = "model_a,model_b,winner,language,words_a,words_b,weight\n";

    /** The solver stops where scores are good to about 1e-6 points; sums of equal rows are rounded in another order. */
    private static final double TOLERANCE = 1e-6;

    @TempDir
    private Path folder;

    /** Sixty votes among four, with whole weights from 0 to 4. */
    private static List<String> rows() {
        Random random = new Random(7);
        String[] outcomes = {"model_a", "model_b", "tie", "tie (bothbad)"};
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int first = random.nextInt(4);
            int second = (first + 1 + random.nextInt(3)) % 4;
            rows.add("m" + first + ",m" + second + "," + outcomes[random.nextInt(4)] + ","
                    + (random.nextBoolean() ? "English" : "French") + "," + (1 + random.nextInt(90)) + ","
                    + (1 + random.nextInt(90)) + "," + random.nextInt(5));
        }
        return rows;
    }

    private static int weight(String row) {
        return Integer.parseInt(row.substring(row.lastIndexOf(',') + 1));
    }

    private Path file(String name, List<String> rows) {
        return VoteFiles.write(folder, name, HEADER + String.join("\n", rows) + "\n");
    }

    private Path weighted() {
        return file("weighted.csv", rows());
    }

    private Path repeated() {
        List<String> repeated = new ArrayList<>();
        rows().forEach(row -> repeated.addAll(Collections.nCopies(weight(row), row)));
        return file("repeated.csv", repeated);
    }

    private static JsonNode json(Path file, Object... options) {
        CommandRun run = CommandRun.rank(file, options);
        assertEquals(0, run.exitCode(), run.err());
        return run.json();
    }

    private static Object[] with(List<?> options, Object... more) {
        List<Object> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return all.toArray();
    }

    @Test
    void aFrequencyIsSoManyRows() {
        Path groups =
                VoteFiles.write(folder, "groups.json", "{\"m0\": \"a\", \"m1\": \"a\", \"m2\": \"b\", \"m3\": \"c\"}");
        for (List<?> options : List.of(
                List.of(),
                List.of("--interval", "fisher", "--anchor", "m1=900"),
                List.of("--ties", "davidson"),
                List.of("--ties", "grounded", "--order-effect"),
                List.of("--reweight", "20"),
                List.of("--by", "language", "--group", groups, "--exclude", "m3"),
                List.of("--where", "language = 'English'", "--leak-columns", "language", "--leak-names"))) {
            JsonNode wanted = json(repeated(), options.toArray());
            JsonNode board = json(weighted(), with(options, "--frequency-column", "weight"));
            for (String field : List.of("battles", "rows", "log_likelihood", "coefficients", "boards", "groups")) {
                assertEquals(wanted.get(field), board.get(field), field + " with " + options);
            }
        }
    }

    @Test
    void aFrequencyIsSoManyRowsInControlledFitsToo() {
        JsonNode wanted =
                json(repeated(), "--style", "words").get("coefficients").get(0);
        JsonNode effect = json(weighted(), "--style", "words", "--frequency-column", "weight")
                .get("coefficients")
                .get(0);
        for (String field : List.of("estimate", "standard_error", "estimate_per_unit")) {
            assertEquals(wanted.get(field).asDouble(), effect.get(field).asDouble(), TOLERANCE, field);
        }
    }

    /** Scores are those of repeated rows; errors do not shrink with the unit of the weights. */
    @Test
    void anImportanceIsOneVoteThatCountsMore() {
        JsonNode repeated = json(repeated()).get("rows");
        JsonNode weighted = json(weighted(), "--importance-column", "weight").get("rows");
        for (int i = 0; i < repeated.size(); i++) {
            assertEquals(repeated.get(i).get("competitor"), weighted.get(i).get("competitor"));
            assertEquals(
                    repeated.get(i).get("score").asDouble(),
                    weighted.get(i).get("score").asDouble(),
                    TOLERANCE);
            assertTrue(repeated.get(i).get("standard_error").asDouble()
                    < weighted.get(i).get("standard_error").asDouble());
        }
        List<String> equal =
                rows().stream().map(row -> row.replaceFirst(",\\d$", ",0.25")).toList();
        Path plain = file("plain.csv", equal);
        for (String interval : List.of("sandwich", "fisher")) {
            JsonNode wanted = json(plain, "--interval", interval).get("rows");
            JsonNode board = json(plain, "--interval", interval, "--importance-column", "weight")
                    .get("rows");
            for (int i = 0; i < wanted.size(); i++) {
                for (String field : List.of("score", "standard_error", "lower", "upper")) {
                    assertEquals(
                            wanted.get(i).get(field).asDouble(),
                            board.get(i).get(field).asDouble(),
                            TOLERANCE,
                            interval + " " + field);
                }
            }
        }
    }

    @Test
    void votesOfImportanceZeroAreNone() {
        List<String> rows = new ArrayList<>(rows());
        rows.removeIf(row -> weight(row) == 0);
        JsonNode wanted = json(file("some.csv", rows), "--importance-column", "weight", "--by", "language");
        JsonNode board = json(weighted(), "--importance-column", "weight", "--by", "language");
        for (String field : List.of("battles", "rows", "boards")) {
            assertEquals(wanted.get(field), board.get(field), field);
        }
        Path nothing = file("nothing.csv", List.of("m0,m1,tie,English,1,1,0"));
        for (String option : List.of("--importance-column", "--frequency-column")) {
            CommandRun run = CommandRun.rank(nothing, option, "weight");
            assertEquals(1, run.exitCode(), run.err());
            assertEquals("empty-input", run.error().get("kind").asString());
        }
    }

    @Test
    void weightsThatAreNoneAreReportedWithTheirRows() {
        for (String weight : List.of("", "-1", "NaN", "Infinity", "much")) {
            assertRefused(weight, "--importance-column", "a finite number ≥ 0");
        }
        for (String weight : List.of("", "-1", "NaN", "Infinity", "much", "0.5", "1e300")) {
            assertRefused(weight, "--frequency-column", "a whole number ≥ 0");
        }
    }

    @Test
    void frequenciesThatCannotBeCountedAreRefused() {
        String most = Long.toString(Tally.MAX_BATTLES);
        Path file = file("most.csv", List.of("x,y,model_a,English,1,1," + most, "y,x,model_a,English,1,1," + most));
        CommandRun run = CommandRun.rank(file, "--frequency-column", "weight");
        assertEquals(1, run.exitCode(), run.err());
        assertTrue(run.err().contains("add up to more than " + most + " votes"), run.err());
    }

    private void assertRefused(String weight, String option, String wanted) {
        List<String> rows = new ArrayList<>(rows());
        rows.set(2, rows.get(2).replaceFirst(",\\d$", "," + weight));
        CommandRun run = CommandRun.rank(file("wrong.csv", rows), option, "weight");
        assertEquals(1, run.exitCode(), weight);
        assertEquals("invalid-number", run.error().get("kind").asString());
        assertEquals("[3]", run.error().get("rows").toString());
        String value = weight.isEmpty() ? "no value" : "'" + weight + "'";
        assertTrue(run.err().contains("must hold " + wanted + " in every row (row 3: " + value + ")"), run.err());
    }

    @Test
    void whatCannotBeCombinedIsSaid() {
        assertUsage("cannot be combined", "--frequency-column", "weight", "--importance-column", "weight");
        assertUsage("--frequency-column needs votes one row each", "--counts", "--frequency-column", "weight");
        assertUsage(
                "write a row for each",
                "--frequency-column",
                "weight",
                "--voter-test",
                "0.1",
                "--voter-column",
                "language");
        Path groups = VoteFiles.write(folder, "groups.json", "{\"m0\": \"a\"}");
        assertUsage("--group", "--importance-column", "weight", "--group", groups);
    }

    private void assertUsage(String wanted, Object... options) {
        CommandRun run = CommandRun.rank(weighted(), options);
        assertEquals(2, run.exitCode(), run.err());
        assertTrue(run.err().contains(wanted), run.err());
    }

    @Test
    void optionsInForceStandInJson() {
        JsonNode options = json(weighted(), "--importance-column", "weight").get("options");
        assertEquals("weight", options.get("importance_column").asString());
        assertTrue(options.get("frequency_column").isNull());
    }
}
