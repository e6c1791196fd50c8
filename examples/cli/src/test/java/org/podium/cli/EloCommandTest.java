package org.podium.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class EloCommandTest {
    @TempDir
    private Path folder;

    private static Map<String, Double> ratings(CommandRun run) {
        assertEquals(0, run.exitCode(), run.err());
        Map<String, Double> ratings = new LinkedHashMap<>();
        run.json()
                .get("rows")
                .forEach(row -> ratings.put(
                        row.get("competitor").asString(), row.get("rating").asDouble()));
        return ratings;
    }

    private static CommandRun elo(Object... words) {
        List<Object> all = new ArrayList<>(List.of("elo", "--format", "json"));
        all.addAll(List.of(words));
        return CommandRun.of(all.toArray());
    }

    /** Two votes by hand: after the first, 1002 and 998; then y expects 0.497122… and wins the rest of 4 points. */
    @Test
    void ratingsFollowTheUpdateInTheOrderOfTheFile() {
        Path file = VoteFiles.write(folder, "votes.csv", "model_a,model_b,winner\nx,y,model_a\ny,z,model_a\n");
        Map<String, Double> ratings = ratings(elo(file));
        double expected = 1 / (1 + Math.pow(10, (1000 - 998) / 400.0));
        assertEquals(1002, ratings.get("x"), 1e-9);
        assertEquals(998 + 4 * (1 - expected), ratings.get("y"), 1e-9);
        assertEquals(1000 - 4 * (1 - expected), ratings.get("z"), 1e-9);
    }

    @Test
    void jsonHasTheDocumentedFields() {
        JsonNode answer = elo(VoteFiles.roundRobin(folder)).json();
        assertEquals(
                List.of("version", "options", "removed", "battles", "competitors", "rows"),
                List.copyOf(answer.propertyNames()));
        assertEquals(
                List.of("position", "competitor", "rating", "votes"),
                List.copyOf(answer.get("rows").get(0).propertyNames()));
        JsonNode permuted =
                elo("--permutations", "10", VoteFiles.roundRobin(folder)).json();
        assertEquals(
                List.of("position", "competitor", "rating", "online", "lowest", "highest", "votes"),
                List.copyOf(permuted.get("rows").get(0).propertyNames()));
    }

    @Test
    void startAndStepAreAsAsked() {
        Path file = VoteFiles.write(folder, "votes.csv", "model_a,model_b,winner\nx,y,model_a\n");
        Map<String, Double> ratings = ratings(elo("--start", "1500", "--update-step", "32", file));
        assertEquals(Map.of("x", 1516.0, "y", 1484.0), ratings);
    }

    @Test
    void orderOfSeveralFilesIsThatOfTheArguments() {
        Path first = VoteFiles.write(folder, "1.csv", "model_a,model_b,winner\nx,y,model_a\n");
        Path second = VoteFiles.write(folder, "2.csv", "model_a,model_b,winner\ny,z,model_a\n");
        assertNotEquals(ratings(elo(first, second)), ratings(elo(second, first)));
    }

    @Test
    void sortingByAColumnUndoesAShuffle() {
        List<String> rows = new ArrayList<>();
        Random random = new Random(3);
        for (int i = 0; i < 3000; i++) {
            String first = "m" + random.nextInt(5);
            String second = "n" + random.nextInt(5);
            rows.add(first + "," + second + "," + (random.nextBoolean() ? "model_a" : "tie") + "," + (i + 0.5) + ",t"
                    + (10_000 + i));
        }
        String header = "model_a,model_b,winner,number,text\n";
        Path ordered = VoteFiles.write(folder, "ordered.csv", header + String.join("\n", rows) + "\n");
        Collections.shuffle(rows, random);
        Path shuffled = VoteFiles.write(folder, "shuffled.csv", header + String.join("\n", rows) + "\n");
        Map<String, Double> wanted = ratings(elo(ordered));
        assertNotEquals(wanted, ratings(elo(shuffled)));
        assertEquals(wanted, ratings(elo("--order-by", "number", shuffled)));
        assertEquals(wanted, ratings(elo("--order-by", "text", shuffled)));
        assertNotEquals(wanted, ratings(elo("--order-by", "text", "--descending", shuffled)));
    }

    @Test
    void votesWithEqualValuesKeepTheOrderOfTheFile() {
        Path file = VoteFiles.write(
                folder, "votes.csv", "model_a,model_b,winner,day\nx,y,model_a,1\ny,z,model_a,1\nz,x,tie,1\n");
        assertEquals(ratings(elo(file)), ratings(elo("--order-by", "day", file)));
        assertEquals(ratings(elo(file)), ratings(elo("--order-by", "day", "--descending", file)));
    }

    @Test
    void columnThatMixesNumbersAndTextOrLacksValuesCannotSort() {
        Path mixed = VoteFiles.write(
                folder, "mixed.csv", "model_a,model_b,winner,day\nx,y,tie,1\ny,z,tie,later\nz,x,tie,2\n");
        CommandRun run = elo("--order-by", "day", mixed);
        assertEquals(1, run.exitCode());
        assertEquals("mixed-order", run.error().get("kind").asString());
        assertEquals(2, run.error().get("rows").get(0).asInt());
        Path missing =
                VoteFiles.write(folder, "missing.csv", "model_a,model_b,winner,day\nx,y,tie,1\ny,z,tie,\nz,x,tie,2\n");
        assertEquals(
                "missing-value",
                elo("--order-by", "day", missing).error().get("kind").asString());
        assertEquals(
                "missing-columns",
                elo("--order-by", "hour", missing).error().get("kind").asString());
    }

    @Test
    void permutationsShowTheInfluenceOfTheOrder() {
        Path example = VoteFiles.project("examples/data/votes-2023-05.csv");
        CommandRun one = elo("--permutations", "20", "--threads", "1", example);
        CommandRun two = elo("--permutations", "20", "--threads", "2", example);
        assertEquals(one.out(), two.out());
        JsonNode first = one.json().get("rows").get(0);
        assertTrue(first.get("lowest").asDouble() < first.get("rating").asDouble());
        assertTrue(first.get("rating").asDouble() < first.get("highest").asDouble());
        assertEquals(
                ratings(elo(example)).get(first.get("competitor").asString()),
                first.get("online").asDouble());
    }

    @Test
    void rulesActInTheOrderOfTheConventions() {
        Path file =
                VoteFiles.write(folder, "votes.csv", VoteFiles.ROUND_ROBIN + "x,x,tie\nq,x,model_a\nbad,x,nonsense\n");
        CommandRun run = elo("--where", "winner <> 'nonsense'", "--drop-self-battles", "--exclude", "q", file);
        assertEquals(ratings(elo(VoteFiles.roundRobin(folder))), ratings(run));
    }

    @Test
    void optionsOutOfRangeAreWrongUsage() {
        Path file = VoteFiles.roundRobin(folder);
        assertEquals(2, elo("--update-step", "0", file).exitCode());
        assertEquals(2, elo("--update-step", "NaN", file).exitCode());
        assertEquals(2, elo("--start", "Infinity", file).exitCode());
        assertEquals(2, elo("--permutations", "1", file).exitCode());
        assertEquals(2, elo("--descending", file).exitCode());
        assertEquals(2, elo("--counts", file).exitCode());
    }

    @Test
    void tableAndCsvListTheRatings() {
        Path file = VoteFiles.write(folder, "votes.csv", "model_a,model_b,winner\nx,y,model_a\n");
        String table = """
                Position  Competitor  Rating  Votes
                       1  x           1002.0      1
                       2  y            998.0      1

                1 vote, 2 competitors
                """;
        assertEquals(table, CommandRun.done("elo", file).out());
        assertEquals(
                "position,competitor,rating,votes\n1,x,1002.0,1\n2,y,998.0,1\n",
                CommandRun.done("elo", "--format", "csv", file).out());
    }
}
