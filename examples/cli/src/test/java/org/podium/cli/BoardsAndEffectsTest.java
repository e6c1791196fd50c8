package org.podium.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.podium.reference.Json;
import org.podium.reference.ReferenceData;
import tools.jackson.databind.JsonNode;

/** Style, weights, tie models, categories, further boards and groups through {@code podium rank}. */
class BoardsAndEffectsTest {
    private static final List<String> EFFECT_FIELDS = List.of(
            "name",
            "estimate",
            "standard_error",
            "lower",
            "upper",
            "estimate_per_unit",
            "explained_by_strengths",
            "variance_inflation");
    private static final List<String> BOARD_FIELDS = List.of(
            "battles",
            "competitors",
            "log_likelihood",
            "aic",
            "bic",
            "convergence",
            "prior",
            "dropped",
            "notes",
            "rows");

    @TempDir
    private Path folder;

    /** Votes of four models; the longer answer wins oftener; Latin has one vote only. */
    static String votes() {
        SplittableRandom random = new SplittableRandom(3);
        List<String> rows =
                new ArrayList<>(List.of("model_a,model_b,winner,language,words_a,words_b,lead,when,country"));
        for (int vote = 0; vote < 400; vote++) {
            int a = random.nextInt(4);
            int b = (a + 1 + random.nextInt(3)) % 4;
            int longA = 1 + random.nextInt(50);
            int longB = 1 + random.nextInt(50);
            double x = 0.3 * (b - a) + 1.0 * (longA - longB) / (longA + longB);
            double draw = random.nextDouble();
            String winner = draw < 0.1
                    ? "tie"
                    : draw < 0.2 ? "both_bad" : random.nextDouble() < 1 / (1 + Math.exp(-x)) ? "model_a" : "model_b";
            String language = vote == 0 ? "Latin" : vote % 3 == 0 ? "Greek" : vote % 7 == 0 ? "" : "English";
            rows.add("m%d,m%d,%s,%s,%d,%d,%d,2024-01-%02dT00:00:00Z,%s"
                    .formatted(
                            a,
                            b,
                            winner,
                            language,
                            longA,
                            longB,
                            longA - longB,
                            1 + vote / 20,
                            vote % 2 == 0 ? "FR" : "DE"));
        }
        return String.join("\n", rows) + "\n";
    }

    private CommandRun rank(Object... more) {
        return CommandRun.rank(VoteFiles.write(folder, "votes.csv", votes()), more);
    }

    private static Map<String, JsonNode> rows(JsonNode board) {
        Map<String, JsonNode> rows = new TreeMap<>();
        board.get("rows").forEach(row -> rows.put(row.get("competitor").asString(), row));
        return rows;
    }

    @Test
    void styleStandsBesideThePlainBoard() {
        JsonNode plain = rank().json();
        CommandRun run = rank("--style", "words");
        assertEquals(0, run.exitCode(), run.err());
        JsonNode json = run.json();
        rows(plain).forEach((name, row) -> {
            JsonNode styled = rows(json).get(name);
            assertEquals(row.get("score"), styled.get("score"));
            assertEquals(row.get("rank_ub"), styled.get("rank_ub"));
            assertTrue(styled.get("rank_style").asInt() >= 1);
            assertFalse(row.has("rank_style"));
        });
        JsonNode words = json.get("coefficients").get(0);
        assertEquals(EFFECT_FIELDS, List.copyOf(words.propertyNames()));
        assertEquals("words", words.get("name").asString());
        assertTrue(words.get("estimate").asDouble() > 0.1);
        assertEquals(
                words.get("estimate").asDouble()
                        - 1.959963984540054 * words.get("standard_error").asDouble(),
                words.get("lower").asDouble(),
                1e-9);
        assertFalse(plain.has("coefficients"));
        assertFalse(plain.has("boards"));
        assertFalse(plain.has("groups"));
        assertEquals("rms", json.get("options").get("covariate_scaling").asString());
    }

    @Test
    void aReadyDifferenceGivesTheCoefficientOfItsOwnScale() {
        JsonNode scaled = rank("--covariate", "lead").json().get("coefficients").get(0);
        JsonNode raw = rank("--covariate", "lead", "--covariate-scaling", "none")
                .json()
                .get("coefficients")
                .get(0);
        assertEquals(
                raw.get("estimate").asDouble(), scaled.get("estimate_per_unit").asDouble(), 1e-10);
        JsonNode ridged = rank("--covariate", "lead", "--ridge", "50")
                .json()
                .get("coefficients")
                .get(0);
        assertTrue(ridged.get("estimate").asDouble() < scaled.get("estimate").asDouble());
        for (String ridge : List.of("fastchat", "arena-rank", "0")) {
            assertEquals(0, rank("--covariate", "lead", "--ridge", ridge).exitCode());
        }
    }

    @Test
    void anOrderEffectIsACoefficientWithoutStyle() {
        JsonNode json = rank("--order-effect").json();
        assertEquals(1, json.get("coefficients").size());
        assertEquals(EFFECT_FIELDS, List.copyOf(json.get("coefficients").get(0).propertyNames()));
        assertFalse(json.get("rows").get(0).has("rank_style"));
        JsonNode both = rank("--order-effect", "--style", "words").json();
        assertEquals(2, both.get("coefficients").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"half", "drop", "davidson", "rao-kupper", "grounded"})
    void everyTieModelMakesABoard(String ties) {
        CommandRun run = rank("--ties", ties, "--by", "country");
        assertEquals(0, run.exitCode(), run.err());
        assertEquals(4, run.json().get("rows").size());
        assertEquals(ties, run.json().get("options").get("ties").asString());
        assertEquals(List.of("DE", "FR"), List.copyOf(run.json().get("boards").propertyNames()));
        assertTrue(run.json().get("boards").get("DE").has("rows"));
    }

    @Test
    void reweightingMovesScores() {
        String uneven = VoteFiles.ROUND_ROBIN + "x,y,model_b\n".repeat(40) + "x,y,model_a\n".repeat(60);
        Path file = VoteFiles.write(folder, "uneven.csv", uneven);
        JsonNode plain = CommandRun.rank(file).json();
        JsonNode weighted = CommandRun.rank(file, "--reweight", "1").json();
        assertTrue(plain.get("options").get("reweight").isNull());
        assertEquals(1, weighted.get("options").get("reweight").asInt());
        assertTrue(Math.abs(rows(plain).get("z").get("score").asDouble()
                        - rows(weighted).get("z").get("score").asDouble())
                > 1);
    }

    /** The same object as when the votes of the category are rated alone. */
    @Test
    void aBoardOfACategoryIsTheBoardOfItsVotes() {
        CommandRun run = rank("--by", "language");
        JsonNode boards = run.json().get("boards");
        assertEquals(List.of("English", "Greek", "Latin"), List.copyOf(boards.propertyNames()));
        JsonNode alone = rank("--where", "language = 'Greek'").json();
        JsonNode greek = boards.get("Greek");
        assertEquals(BOARD_FIELDS, List.copyOf(greek.propertyNames()));
        assertEquals(alone.get("rows"), greek.get("rows"));
        assertEquals(alone.get("log_likelihood"), greek.get("log_likelihood"));
        JsonNode latin = boards.get("Latin");
        assertEquals(List.of("battles", "error"), List.copyOf(latin.propertyNames()));
        assertEquals(1, latin.get("battles").asInt());
        assertEquals(
                List.of("kind", "message", "competitors", "remedies"),
                List.copyOf(latin.get("error").propertyNames()));
        assertTrue(latin.get("error").get("remedies").toString().contains("--on-unidentifiable largest-component"));
        assertFalse(latin.get("error").get("remedies").toString().contains("each-component"), "not for one of many");
        assertTrue(run.err().contains("1 of 3 boards cannot be rated (unbeaten: 1)"), run.err());
    }

    /** So it is with style control, and where the votes are drawn anew. */
    @ParameterizedTest
    @ValueSource(strings = {"--interval=sandwich", "--interval=fisher", "--interval=percentile"})
    void furtherBoardsHaveStyleRanksToo(String interval) {
        Path file = VoteFiles.write(
                folder, "boards.json", "{\"long\": \"CAST(words_a AS INTEGER) > 9\", \"none\": \"false\"}");
        String few = "--replicates=50";
        JsonNode boards = rank("--style", "words", "--by", "language", "--boards", file, interval, few)
                .json()
                .get("boards");
        assertEquals(List.of("English", "Greek", "Latin", "long", "none"), List.copyOf(boards.propertyNames()));
        JsonNode greek = rank("--style", "words", "--where", "language = 'Greek'", interval, few)
                .json();
        JsonNode longer = rank("--style", "words", "--where", "CAST(words_a AS INTEGER) > 9", interval, few)
                .json();
        for (String field : List.of("rows", "coefficients", "log_likelihood")) {
            assertEquals(greek.get(field), boards.get("Greek").get(field));
            assertEquals(longer.get(field), boards.get("long").get(field));
        }
        assertTrue(greek.get("rows").get(0).get("rank_style").isInt());
        assertTrue(boards.get("none").has("error"));
    }

    /** Errors of coefficients are those of the interval's method; all three say about the same here. */
    @Test
    void coefficientsHaveTheErrorsOfTheMethod() {
        double sandwich = wordsError("sandwich");
        for (String method : List.of("fisher", "percentile")) {
            double error = wordsError(method);
            assertTrue(error != sandwich, method);
            assertEquals(
                    sandwich,
                    error,
                    0.2 * sandwich,
                    "300 replicates: an error of 4 %, beyond 4.5 of which it is once in 10⁵");
        }
    }

    private double wordsError(String method) {
        return rank("--style", "words", "--interval", method, "--replicates", "300")
                .json()
                .get("coefficients")
                .get(0)
                .get("standard_error")
                .asDouble();
    }

    @Test
    void tieModelsHaveAParameterAndCriteria() {
        JsonNode half = rank().json();
        assertTrue(half.get("aic").isNull() && half.get("bic").isNull(), "half wins have no likelihood");
        assertFalse(half.has("tie_parameter"));
        for (String ties : List.of("davidson", "rao-kupper", "grounded")) {
            JsonNode json = rank("--ties", ties).json();
            double parameters = ties.equals("grounded") ? 5 : 4;
            double logLikelihood = json.get("log_likelihood").asDouble();
            assertEquals(2 * parameters - 2 * logLikelihood, json.get("aic").asDouble(), 1e-9);
            assertEquals(
                    parameters * Math.log(400) - 2 * logLikelihood,
                    json.get("bic").asDouble(),
                    1e-9);
            assertEquals(
                    List.of("estimate", "standard_error", "lower", "upper"),
                    List.copyOf(json.get("tie_parameter").propertyNames()));
        }
        String table = CommandRun.done("rank", VoteFiles.write(folder, "votes.csv", votes()), "--ties", "davidson")
                .out();
        assertTrue(table.contains("of the same votes alone") && table.contains("\ntie "), table);
    }

    @Test
    void boardsByConditionsMayOverlap() {
        Path file = VoteFiles.write(
                folder,
                "boards.json",
                "{\"english\": \"language = 'English'\", \"no ties\": \"winner IN ('model_a', 'model_b')\","
                        + " \"nothing\": \"language = 'Klingon'\"}");
        CommandRun run = rank("--boards", file, "--where", "country = 'FR'");
        assertEquals(0, run.exitCode(), run.err());
        JsonNode boards = run.json().get("boards");
        assertEquals(List.of("english", "no ties", "nothing"), List.copyOf(boards.propertyNames()));
        assertEquals(
                rank("--where", "country = 'FR' AND language = 'English'")
                        .json()
                        .get("rows"),
                boards.get("english").get("rows"));
        assertTrue(boards.get("nothing").has("error"));
        assertEquals("boards.json", run.json().get("options").get("boards").asString());
    }

    @Test
    void groupsArePooled() {
        Path file = VoteFiles.write(
                folder, "group.json", "{\"m0\": \"North\", \"m1\": \"South\", \"m2\": \"North\", \"m3\": \"East\"}");
        CommandRun run = rank("--group", file);
        assertEquals(0, run.exitCode(), run.err());
        JsonNode groups = run.json().get("groups");
        String renamed = votes().lines()
                .map(line -> line.replaceAll("\\bm[02],", "North,")
                        .replaceAll("\\bm1,", "South,")
                        .replaceAll("\\bm3,", "East,"))
                .filter(line -> !line.startsWith("North,North"))
                .reduce("", (text, line) -> text + line + "\n");
        JsonNode alone =
                CommandRun.rank(VoteFiles.write(folder, "renamed.csv", renamed)).json();
        assertEquals(alone.get("rows"), groups.get("rows"));
        assertEquals(
                400 - alone.get("battles").asInt(),
                groups.get("dropped_battles").asInt());
        assertTrue(run.err().contains("battles inside one group"), run.err());
        List<String> best = new ArrayList<>();
        groups.get("best_members")
                .forEach(row -> best.add(row.get("group").asString() + ": "
                        + row.get("competitor").asString()));
        JsonNode first = run.json().get("rows").get(0);
        assertEquals("m0", first.get("competitor").asString());
        assertEquals(
                List.of("East: m3", "North: m0", "South: m1"),
                best.stream().sorted().toList());
        assertEquals(first.get("score"), groups.get("best_members").get(0).get("score"));
        assertTrue(CommandRun.done("rank", VoteFiles.write(folder, "votes.csv", votes()), "--group", file)
                .out()
                .contains("Best member"));
    }

    @Test
    void competitorsWithoutAGroupAreAnError() {
        Path file = VoteFiles.write(folder, "group.json", "{\"m0\": \"North\"}");
        CommandRun run = rank("--group", file);
        assertEquals(1, run.exitCode(), run.err());
        assertEquals("ungrouped", run.error().get("kind").asString());
        assertTrue(run.err().contains("in the file of --group"), run.err());
        assertEquals("[\"m1\",\"m2\",\"m3\"]", run.error().get("competitors").toString());
    }

    @Test
    void tablesAndCsvShowTheRanksBeside() {
        Path file = VoteFiles.write(folder, "votes.csv", votes());
        String table = CommandRun.done("rank", file, "--style", "words", "--by", "language")
                .out();
        for (String part : List.of("Rank (StyleCtrl)", "Change", "Effects", "English", "Greek", "Overall rank")) {
            assertTrue(table.contains(part), table);
        }
        String csv = CommandRun.done("rank", file, "--style", "words", "--format", "csv")
                .out();
        assertTrue(csv.lines().findFirst().orElseThrow().endsWith(",caution,rank_style"), csv);
        assertTrue(CommandRun.done("rank", file, "--format", "csv")
                .out()
                .lines()
                .findFirst()
                .orElseThrow()
                .endsWith(",caution"));
    }

    private void assertUsage(String part, Object... more) {
        CommandRun run = rank(more);
        assertEquals(2, run.exitCode(), run.err());
        assertEquals("usage", run.error().get("kind").asString());
        assertTrue(run.error().get("message").asString().contains(part), run.err());
    }

    @Test
    void wrongOptionsAreSaid() {
        for (String ridge : List.of("-1", "NaN", "Infinity", "much")) {
            assertUsage("--ridge is " + ridge, "--style", "words", "--ridge=" + ridge);
        }
        assertUsage("need a --style", "--ridge", "1");
        assertUsage("need a --style", "--style-plus-one");
        assertUsage("need a --style", "--covariate-scaling", "none");
        assertUsage("--reweight", "--reweight", "0");
        assertUsage("not --counts", "--counts", "--style", "words");
        assertUsage("each name once", "--style", "words,words");
        assertUsage("each name once", "--style", "words", "--covariate", "words");
        assertUsage("takes no --anchor", "--ties", "grounded", "--anchor", "m0=1000");
        for (String more : List.of("--by=language", "--style=words")) {
            assertUsage("each-component", "--on-unidentifiable", "each-component", more);
        }
        for (String text :
                List.of("[]", "{}", "{\"a\": 1}", "{\"a\": \"true\", \"a\": \"true\"}", "{", "{\"\": \"true\"}")) {
            Path file = VoteFiles.write(folder, "bad.json", text);
            assertUsage("--boards", "--boards", file);
            assertUsage("--group", "--group", file);
        }
        Path english = VoteFiles.write(folder, "boards.json", "{\"English\": \"true\"}");
        assertUsage("two boards are named 'English'", "--by", "language", "--boards", english);
    }

    @Test
    void missingFilesAndColumnsAreSaid() {
        assertEquals(3, rank("--boards", folder.resolve("none.json")).exitCode());
        assertEquals(3, rank("--group", folder.resolve("none.json")).exitCode());
        for (String more : List.of("--by=dialect", "--style=lists", "--covariate=lists")) {
            CommandRun run = rank(more);
            assertEquals(1, run.exitCode(), run.err());
            assertEquals("missing-columns", run.error().get("kind").asString(), run.err());
        }
        Path file = VoteFiles.write(folder, "bad.json", "{\"a\": \"dialect = 'x'\"}");
        CommandRun run = rank("--boards", file);
        assertEquals("usage", run.error().get("kind").asString(), run.err());
        String message = run.error().get("message").asString();
        assertTrue(message.startsWith("--boards \"a\": dialect = 'x'"), message);
    }

    @Test
    void mergedSidesHaveNoOrderEffect() {
        Path file = VoteFiles.write(
                folder,
                "counts.csv",
                "model_a,model_b,win_a,win_b,tie,both_bad\nx,y,2,1,0,0\ny,z,1,1,0,0\nx,z,1,1,1,1\n");
        CommandRun run = CommandRun.rank(file, "--counts", "--order-effect");
        assertEquals(1, run.exitCode(), run.err());
        assertEquals("sides-merged", run.error().get("kind").asString());
    }

    private static CommandRun checkGoldenGroups(String column, int groups, int rated) {
        Path file = ReferenceData.file("arena-20240814-counts/pair_counts_by_" + column + ".csv.gz");
        CommandRun run = CommandRun.rank(file, "--counts", "--by", column);
        assertEquals(0, run.exitCode(), run.err());
        JsonNode boards = run.json().get("boards");
        assertEquals(groups, boards.size());
        List<String> without = new ArrayList<>();
        for (String name : boards.propertyNames()) {
            JsonNode board = boards.get(name);
            if (board.has("rows")) {
                assertEquals(board.get("competitors").asInt(), board.get("rows").size());
            } else {
                JsonNode error = board.get("error");
                assertTrue(error.get("competitors").size() > 0, name);
                assertTrue(error.get("remedies").size() > 0, name);
                without.add(name);
            }
        }
        assertEquals(rated, groups - without.size());
        String table = CommandRun.done("rank", file, "--counts", "--by", column).out();
        List<String> lines = table.substring(without.isEmpty() ? table.length() : table.indexOf("\nNot rated\n"))
                .lines()
                .toList();
        for (String name : without) {
            assertEquals(
                    1,
                    lines.stream().filter(line -> line.startsWith(name + "  ")).count(),
                    name);
        }
        return run;
    }

    @Test
    void everyCategoryOfTheGoldenCountsIsBoardedOrSaysWhy() {
        assertEquals("", checkGoldenGroups("category", 11, 11).err());
    }

    /**
     * Twelve are strongly connected; the two competitors of one of these only tied, so there is no interval. Of the others
     * 124 are disconnected, as the data's own documents say.
     */
    @Test
    void everyLanguageOfTheGoldenCountsIsBoardedOrSaysWhy() {
        String err = checkGoldenGroups("language", 164, 11).err();
        assertTrue(err.startsWith("podium: 153 of 164 boards cannot be rated (disconnected: 124, "), err);
        assertTrue(err.contains("zero-variance: 1"), err);
    }

    @Test
    void styleCoefficientsOfTheCrowdVotes() {
        Path file = ReferenceData.file("llmfao/votes.csv");
        Map<String, Object> reference = ReferenceData.json("llmfao/reference_style.json");
        Map<String, Object> best = Json.object(reference.get("mle"));
        JsonNode json = CommandRun.rank(
                        file,
                        "--style",
                        "words,headers,lists,bold",
                        "--style-plus-one",
                        "--covariate-scaling",
                        "centred")
                .json();
        List<?> wanted = List.copyOf(Json.array(best.get("coefficients")));
        assertEquals(wanted.size(), json.get("coefficients").size());
        for (int i = 0; i < wanted.size(); i++) {
            Map<String, Object> coefficient = Json.object(wanted.get(i));
            JsonNode found = json.get("coefficients").get(i);
            assertEquals(coefficient.get("name"), found.get("name").asString());
            assertEquals(number(coefficient, "estimate"), found.get("estimate").asDouble(), 1e-8);
            assertEquals(
                    number(coefficient, "se_sandwich"),
                    found.get("standard_error").asDouble(),
                    1e-8);
        }
        for (JsonNode row : json.get("rows")) {
            assertTrue(row.get("rank_style").asInt() >= 1);
        }
    }

    private static double number(Map<String, Object> object, String field) {
        return ((Number) object.get(field)).doubleValue();
    }

    /** The library's remedies name classes and methods, which nobody can type. */
    @Test
    void remediesNameOptions() {
        Path file = VoteFiles.write(folder, "effects.csv", """
                model_a,model_b,winner,one,two
                x,y,model_a,1,2
                y,x,model_a,3,6
                x,y,model_b,2,4
                y,x,model_b,1,2
                """);
        assertRemedies("collinear-covariates", CommandRun.rank(file, "--covariate", "one,two"), "--ridge 1");
        assertRemedies("tie-boundary", CommandRun.rank(file, "--ties", "davidson"), "--ties half");
    }

    private static void assertRemedies(String kind, CommandRun run, String remedy) {
        assertEquals(kind, run.error().get("kind").asString(), run.err());
        String remedies = run.error().get("remedies").toString();
        assertTrue(remedies.contains(remedy), remedies);
        assertFalse(remedies.matches(".*[a-z]\\.[a-zA-Z]+\\(?.*"), remedies);
    }
}
