package org.podium.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.podium.reference.Json;
import org.podium.reference.ReferenceData;
import tools.jackson.databind.JsonNode;

/** The command from end to end on real votes, against numbers computed with numpy and scipy; see {@link ReferenceData}. */
class ReferenceBoardsTest {
    private static final String ANCHOR = "mixtral-8x7b-instruct-v0.1=1114";
    private static final double POINTS_PER_UNIT = 400 / Math.log(10);

    private static Map<String, Map<String, Object>> models(Map<String, Object> reference) {
        Map<String, Map<String, Object>> models = new LinkedHashMap<>();
        for (Object model : Json.array(reference.get("models"))) {
            models.put((String) Json.object(model).get("model"), Json.object(model));
        }
        return models;
    }

    private static double number(Map<String, Object> model, String field) {
        return ((Number) model.get(field)).doubleValue();
    }

    private static void checkGoldenBoard(String relativeTo, String rank, String error) {
        Path counts = ReferenceData.file("arena-20240814-counts/pair_counts.csv");
        Map<String, Object> reference = ReferenceData.json("arena-20240814-counts/reference_bt.json");
        Map<String, Map<String, Object>> models = models(reference);
        CommandRun run = CommandRun.rank(
                counts, "--counts", "--interval", "sandwich", "--anchor", ANCHOR, "--relative-to", relativeTo);
        JsonNode board = run.json();
        assertEquals(129, board.get("rows").size(), run.err());
        for (JsonNode row : board.get("rows")) {
            String name = row.get("competitor").asString();
            Map<String, Object> model = models.get(name);
            assertEquals(number(model, "rating_anchored"), row.get("score").asDouble(), 1e-6, name);
            assertEquals(number(model, rank), row.get("rank_ub").asInt(), name);
            assertEquals(
                    number(model, error) * POINTS_PER_UNIT,
                    row.get("standard_error").asDouble(),
                    1e-5,
                    name);
        }
        assertEquals(
                number(reference, "log_likelihood"), board.get("log_likelihood").asDouble(), 1e-4);
    }

    @Test
    void goldenBoardRelativeToTheMean() {
        checkGoldenBoard("mean", "rank_ub", "se_sandwich");
    }

    @Test
    void goldenBoardRelativeToTheAnchor() {
        checkGoldenBoard("anchor", "rank_ub_vs_anchor", "se_sandwich_vs_anchor");
    }

    private static CommandRun checkVotes(String folder) {
        Path votes = ReferenceData.file(folder + "/votes.csv.gz");
        Map<String, Map<String, Object>> models = models(ReferenceData.json(folder + "/reference.json"));
        CommandRun run = CommandRun.rank(votes, "--drop-self-battles", "--interval", "sandwich");
        assertEquals(models.size(), run.json().get("rows").size(), run.err());
        for (JsonNode row : run.json().get("rows")) {
            String name = row.get("competitor").asString();
            Map<String, Object> model = models.get(name);
            assertEquals(number(model, "rating"), row.get("score").asDouble(), 1e-6, name);
            assertEquals(number(model, "lower"), row.get("lower").asDouble(), 1e-4, name);
            assertEquals(number(model, "upper"), row.get("upper").asDouble(), 1e-4, name);
            assertEquals(number(model, "rank_ub"), row.get("rank_ub").asInt(), name);
        }
        return run;
    }

    @Test
    void votesOfAModelWithTwoAreMarked() {
        String two = "qwen3-coder-480b-a35b-instruct";
        CommandRun run = checkVotes("arena-140k");
        for (JsonNode row : run.json().get("rows")) {
            if (row.get("competitor").asString().equals(two)) {
                assertFalse(row.get("caution").isNull());
            }
        }
        CommandRun bootstrap = CommandRun.rank(
                ReferenceData.file("arena-140k/votes.csv.gz"), "--drop-self-battles", "--interval", "percentile");
        assertEquals(1, bootstrap.exitCode());
        assertEquals(two, bootstrap.error().get("competitors").get(0).asString());
        assertTrue(bootstrap.error().get("remedies").size() > 1);
    }

    @Test
    void votesOfTheConversations() {
        checkVotes("arena-33k");
    }

    private static void checkElo(String field, Object... order) {
        Path votes = ReferenceData.file("arena-33k/votes.csv.gz");
        Map<String, Object> wanted =
                Json.object(ReferenceData.json("arena-33k/reference.json").get(field));
        Object[] words = new Object[order.length + 4];
        System.arraycopy(order, 0, words, 0, order.length);
        System.arraycopy(new Object[] {"--format", "json", "--start", "1000"}, 0, words, order.length, 4);
        CommandRun run = CommandRun.of(eloWords(votes, words));
        assertEquals(wanted.size(), run.json().get("rows").size(), run.err());
        for (JsonNode row : run.json().get("rows")) {
            String name = row.get("competitor").asString();
            assertEquals(number(wanted, name), row.get("rating").asDouble(), 1e-9, name);
        }
    }

    private static Object[] eloWords(Path votes, Object... more) {
        Object[] words = new Object[more.length + 2];
        words[0] = "elo";
        words[1] = votes;
        System.arraycopy(more, 0, words, 2, more.length);
        return words;
    }

    @Test
    void eloInTheOrderOfTheFile() {
        checkElo("online_elo_K4_file_order");
        checkElo("online_elo_K4_file_order", "--order-by", "num");
    }

    @Test
    void eloReversed() {
        checkElo("online_elo_K4_reversed", "--order-by", "num", "--descending");
    }

    @Test
    void lizardsCannotBeRated() {
        Path contests = ReferenceData.file("classic/flatlizards_contests.csv");
        CommandRun run = CommandRun.rank(
                contests, "--first-column", "winner", "--second-column", "loser", "--outcome-column", "");
        assertEquals(1, run.exitCode(), run.err());
        assertEquals("disconnected", run.error().get("kind").asString());
        assertTrue(run.error().get("competitors").size() > 2);
    }
}
