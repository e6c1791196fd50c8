package org.podium.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.podium.hygiene.VoterCorrection;
import org.podium.hygiene.VoterTest;
import org.podium.hygiene.VoterTestResult;
import tools.jackson.databind.JsonNode;

/** Each filter's options by themselves, and how they can be misused. */
class HygieneOptionsTest {
    /** Six votes of two voters on two days, Paris time; the fourth is the first again. */
    private static final String VOTES = """
            model_a,model_b,winner,who,asked,when,real,said
            x,y,model_a,ann,Hello,2024-05-01T10:00:00+02:00,true,I am x.
            y,x,tie,ann,hello ,2024-05-01T23:30:00+02:00,TRUE,fine
            x,y,model_b,ann,why,2024-05-02T00:30:00+02:00,1,fine
            x,y,model_a,ann,hello,2024-05-02T10:00:00+02:00,false,I am GPT
            y,x,model_a,ben,hello,2024-05-02T11:00:00+02:00,0,fine
            x,y,model_b,,hello,2024-05-02T12:00:00+02:00,,
            """;

    @TempDir
    private Path folder;

    private Path votes() {
        return VoteFiles.write(folder, "votes.csv", VOTES);
    }

    private Path file(String name, String text) {
        return VoteFiles.write(folder, name, text);
    }

    /** What the only filter says, from a command that rates nothing. */
    private JsonNode filter(Object... options) {
        return run(options).json().get("removed").get("filters").get(0);
    }

    private CommandRun run(Object... options) {
        List<Object> words = new ArrayList<>(List.of("matrix", "--format", "json", votes()));
        words.addAll(List.of(options));
        return CommandRun.done(words.toArray());
    }

    private void assertRemoved(int removed, Object... options) {
        JsonNode filter = filter(options);
        assertEquals(removed, filter.get("removed").asInt(), filter::toString);
        assertEquals(6, filter.get("votes_before").asInt());
        assertEquals(6 - removed, filter.get("votes_after").asInt());
    }

    @Test
    void anonymousOnlyKeepsWhatIsTrue() {
        assertRemoved(3, "--anonymous-only", "real");
    }

    @Test
    void aTagThatIsNeitherTrueNorFalseIsAFinding() {
        CommandRun run = CommandRun.rank(votes(), "--anonymous-only", "said");
        assertEquals(1, run.exitCode());
        assertEquals("invalid-tag", run.error().get("kind").asString());
        assertTrue(
                run.error().get("message").asString().contains("true or false in every row (row 1: 'I am x.'"),
                run.err());
    }

    @Test
    void leaksAreWordsOrExpressions() {
        assertRemoved(1, "--leak-columns", "said", "--leak-patterns", file("a", "# makers\n\ngpt\n"));
        assertRemoved(2, "--leak-columns", "said", "--leak-patterns", file("b", "/^I am/\n"));
        assertRemoved(0, "--leak-columns", "said", "--leak-patterns", file("c", "/i AM/\n"));
        assertRemoved(2, "--leak-columns", "said", "--leak-patterns", file("f", "/(?i)i AM/\n"));
        assertRemoved(0, "--leak-columns", "said", "--leak-patterns", file("g", "/\\Q/gpt/i\\E/\n"));
        assertRemoved(5, "--leak-columns", "said,asked", "--leak-patterns", file("d", "gpt\nhello\n"));
        assertRemoved(1, "--leak-columns", "said", "--leak-names");
        assertRemoved(2, "--leak-columns", "said", "--leak-names", "--leak-patterns", file("e", "gpt"));
    }

    @Test
    void duplicatesAreSeenOnBothSidesAndInAnySpelling() {
        JsonNode filter = filter("--drop-duplicates", "--voter-column", "who", "--prompt-column", "asked");
        assertEquals(2, filter.get("removed").asInt());
        assertEquals(
                "1 vote was kept because it had no voter or no prompt",
                filter.get("notes").get(0).asString());
    }

    @Test
    void promptsAboveTheQuantileAreCutToIt() {
        assertRemoved(4, "--prompt-column", "asked", "--prompt-quantile", "0.5");
        assertRemoved(0, "--prompt-column", "asked", "--prompt-quantile", "1");
    }

    @Test
    void aKeyDrawsOtherVotes() {
        Path some = file("some.key", "00112233445566778899aabbccddeeff\n");
        Path other = file("other.key", "  A0112233445566778899AABBCCDDEEFF00112233445566778899aabbccddeeff ");
        Object[] draw = {"--prompt-column", "prompt", "--prompt-quantile", "0.9", "--key-file"};
        JsonNode first = CommandRun.rank(Drinks.FILE, with(draw, some)).json();
        assertEquals(
                first.get("rows"),
                CommandRun.rank(Drinks.FILE, with(draw, some)).json().get("rows"));
        assertFalse(first.get("rows")
                .equals(CommandRun.rank(Drinks.FILE, with(draw, other)).json().get("rows")));
        assertEquals("some.key", first.get("options").get("key_file").asString());
        assertFalse(first.toString().contains("00112233"), "no output shows the key");
    }

    private static Object[] with(Object[] words, Object more) {
        List<Object> all = new ArrayList<>(List.of(words));
        all.add(more);
        return all.toArray();
    }

    /** In UTC Ann's first three votes fall on one day, in Paris two and two. */
    @Test
    void votesADayAreCountedByVoterAndZone() {
        Object[] cap = {"--voter-column", "who", "--time-column", "when", "--votes-per-day", "2"};
        assertRemoved(1, cap);
        assertRemoved(0, with(with(cap, "--day-zone"), "Europe/Paris"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstLine() {
        assertRemoved(1, "--voter-column", "who", "--exclude-voters", file("voters.txt", "\uFEFFben\n"));
        assertRemoved(1, "--leak-columns", "said", "--leak-patterns", file("leaks.txt", "\uFEFFgpt\n"));
        Path key = file("marked.key", "\uFEFF00112233445566778899aabbccddeeff\n");
        assertRemoved(4, "--prompt-column", "asked", "--prompt-quantile", "0.5", "--key-file", key);
    }

    @Test
    void votersAreExcludedByAFile() {
        assertRemoved(1, "--voter-column", "who", "--exclude-voters", file("voters.txt", "ben\n\nnobody\n"));
    }

    /** At this level a correction matters; what is right the library says of votes read without the command. */
    @Test
    void unusualVotersAreFoundAndTheCorrectionCounts() {
        Object[] test = {"--voter-column", "voter", "--time-column", "time", "--voter-test", "0.6"};
        VoterTestResult result = VoterTest.withDefaults().level(0.6).run(Drinks.log());
        Map<String, VoterCorrection> corrections = Map.of(
                "bonferroni", VoterCorrection.BONFERRONI, "e-bh", VoterCorrection.E_BH, "none", VoterCorrection.NONE);
        Set<Integer> numbers = new HashSet<>();
        corrections.forEach((word, correction) -> {
            JsonNode json = CommandRun.rank(Drinks.FILE, with(with(test, "--voter-correction"), word))
                    .json();
            JsonNode filter = json.get("removed").get("filters").get(0);
            int flagged = result.flagged(correction).size();
            assertEquals(flagged, filter.get("voters").asInt(), word);
            assertEquals(
                    word, filter.get("options").get("correction").asString().toLowerCase(Locale.ROOT));
            assertEquals(word, json.get("options").get("voter_correction").asString());
            numbers.add(flagged);
        });
        assertTrue(numbers.size() > 1, "no correction removes other voters than another");
        JsonNode unsaid = CommandRun.rank(Drinks.FILE, test).json();
        assertEquals("bonferroni", unsaid.get("options").get("voter_correction").asString());
    }

    @Test
    void aColumnWithoutAnyValueIsThere() {
        Path empty = file("empty.csv", "model_a,model_b,winner,who,asked\nx,y,tie,,\ny,x,tie,,\n");
        JsonNode filters = CommandRun.done(
                        "matrix",
                        "--format",
                        "json",
                        empty,
                        "--voter-column",
                        "who",
                        "--prompt-column",
                        "asked",
                        "--drop-duplicates",
                        "--prompt-quantile",
                        "0.5",
                        "--voter-test",
                        "0.05",
                        "--leak-columns",
                        "asked",
                        "--leak-names")
                .json()
                .get("removed")
                .get("filters");
        assertEquals(4, filters.size());
        filters.forEach(filter -> assertEquals(0, filter.get("removed").asInt(), filter::toString));
    }

    @Test
    void optionsInForceStandInJson() {
        JsonNode options = CommandRun.done(all()).json().get("options");
        assertEquals("voter", options.get("voter_column").asString());
        assertEquals("prompt", options.get("prompt_column").asString());
        assertEquals("time", options.get("time_column").asString());
        assertEquals("anonymous", options.get("anonymous_only").asString());
        assertEquals("[\"answer_a\",\"answer_b\"]", options.get("leak_columns").toString());
        assertEquals("drinks-leaks.txt", options.get("leak_patterns").asString());
        assertFalse(options.get("leak_names").asBoolean());
        assertTrue(options.get("drop_duplicates").asBoolean());
        assertEquals(0.999, options.get("prompt_quantile").asDouble());
        assertEquals(50, options.get("votes_per_day").asInt());
        assertEquals("UTC", options.get("day_zone").asString());
        assertTrue(options.get("exclude_voters").isNull());
        assertEquals(0.01, options.get("voter_test").asDouble());
        assertEquals("bonferroni", options.get("voter_correction").asString());
        assertTrue(options.get("key_file").isNull());
        assertFalse(CommandRun.rank(votes()).json().get("options").has("anonymous_only"));
    }

    private static Object[] all() {
        List<Object> words = new ArrayList<>(List.of("rank", "--format", "json", Drinks.FILE));
        words.addAll(Drinks.filters());
        return words.toArray();
    }

    private void assertUsage(String wanted, Object... options) {
        CommandRun run = CommandRun.rank(votes(), options);
        assertEquals(2, run.exitCode(), run.err());
        assertEquals("usage", run.error().get("kind").asString());
        String message = run.error().get("message").asString();
        assertTrue(message.contains(wanted), message);
    }

    @Test
    void whatAFilterNeedsIsSaid() {
        assertUsage("--leak-patterns FILE or --leak-names", "--leak-columns", "said");
        assertUsage("--leak-columns says where", "--leak-names");
        assertUsage("--leak-columns says where", "--leak-patterns", file("a", "x"));
        assertUsage("--drop-duplicates needs --voter-column", "--drop-duplicates", "--prompt-column", "asked");
        assertUsage("--drop-duplicates needs --prompt-column", "--drop-duplicates", "--voter-column", "who");
        assertUsage("--prompt-quantile needs --prompt-column", "--prompt-quantile", "0.9");
        assertUsage("--votes-per-day needs --voter-column", "--votes-per-day", "1", "--time-column", "when");
        assertUsage("--votes-per-day needs --time-column", "--votes-per-day", "1", "--voter-column", "who");
        assertUsage("--day-zone needs --votes-per-day", "--anonymous-only", "real", "--day-zone", "UTC");
        assertUsage("--exclude-voters needs --voter-column", "--exclude-voters", file("v", "x"));
        assertUsage("--voter-test needs --voter-column", "--voter-test", "0.01");
        assertUsage("--voter-correction needs --voter-test", "--voter-correction", "none");
    }

    @Test
    void anyFilterCountsVotersAndPromptsOfTheVotesItRemoves() {
        JsonNode filter = filter("--anonymous-only", "real", "--voter-column", "who", "--prompt-column", "asked");
        assertEquals(2, filter.get("voters").asInt());
        assertEquals(1, filter.get("prompts").asInt());
    }

    @Test
    void optionsThatWouldChangeNothingAreRefused() {
        assertUsage("--voter-column changes nothing", "--voter-column", "who");
        assertUsage("--prompt-column changes nothing", "--prompt-column", "asked");
        assertUsage("--time-column changes nothing", "--time-column", "when");
        assertUsage("--time-column changes nothing", "--anonymous-only", "real", "--time-column", "when");
        assertUsage("--key-file changes nothing", "--anonymous-only", "real", "--key-file", file("k", "x"));
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        for (String quantile : List.of("0", "1.1", "NaN", "-1")) {
            assertUsage("above 0 and at most 1", "--prompt-column", "asked", "--prompt-quantile", quantile);
        }
        for (String level : List.of("0", "1", "NaN", "5")) {
            assertUsage("above 0 and below 1", "--voter-column", "who", "--voter-test", level);
        }
        Object[] cap = {"--voter-column", "who", "--time-column", "when", "--votes-per-day"};
        assertUsage("must be at least 1", with(cap, "0"));
        assertUsage("time zone", with(with(with(cap, "1"), "--day-zone"), "Paris"));
        assertUsage("bonferroni", "--voter-column", "who", "--voter-test", "0.1", "--voter-correction", "holm");
    }

    @Test
    void filtersNeedVotesOneRowEach() {
        assertUsage("not --counts", "--counts", "--anonymous-only", "real");
        assertUsage("not --counts", "--counts", "--voter-column", "who");
    }

    @Test
    void faultsOfTheFilesAreSaid() {
        Object[] leaks = {"--leak-columns", "said", "--leak-patterns"};
        assertUsage("line 2: /(/ is no regular expression", with(leaks, file("a", "x\n/(/\n")));
        assertUsage("holds no word", with(leaks, file("b", "# nothing\n\n")));
        for (String line : List.of("/gpt/i", "/gpt", "/", "//", "/gpt/ # maker")) {
            String wanted = "flags line 2: " + line + " begins with a slash";
            assertUsage(wanted, with(leaks, file("flags", "x\n" + line + "\n")));
            assertUsage("write /\\Q" + line + "\\E/", with(leaks, file("flags", "x\n" + line + "\n")));
        }
        assertUsage(
                "not a text in UTF-8",
                with(leaks, VoteFiles.write(folder, "c", "é".getBytes(StandardCharsets.ISO_8859_1))));
        assertUsage("names no voter", "--voter-column", "who", "--exclude-voters", file("d", " \n"));
        for (String key : List.of("", "00112233", "00112233445566778899aabbccddeefg", "0".repeat(33))) {
            assertUsage(
                    "openssl rand -hex 32",
                    "--prompt-column",
                    "asked",
                    "--prompt-quantile",
                    "0.9",
                    "--key-file",
                    file("e", key));
        }
        CommandRun run = CommandRun.rank(votes(), with(leaks, folder.resolve("none")));
        assertEquals(3, run.exitCode());
        assertTrue(run.err().contains("--leak-patterns: there is no file"), run.err());
    }

    @Test
    void aMissingColumnIsAFinding() {
        CommandRun run =
                CommandRun.rank(votes(), "--drop-duplicates", "--voter-column", "user", "--prompt-column", "question");
        assertEquals(1, run.exitCode());
        assertEquals("missing-columns", run.error().get("kind").asString());
        assertTrue(run.err().contains("user") && run.err().contains("question"), run.err());
    }
}
