package org.podium.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.podium.hygiene.Cleaning;
import org.podium.hygiene.CleaningResult;
import org.podium.hygiene.DuplicateVotes;
import org.podium.hygiene.FilterReport;
import org.podium.hygiene.IdentityLeaks;
import org.podium.hygiene.PromptDeduplication;
import org.podium.hygiene.VoteFilters;
import org.podium.hygiene.VoterCorrection;
import org.podium.hygiene.VoterTest;
import org.podium.hygiene.VotesPerDay;
import org.podium.votes.Tally;
import org.podium.votes.VoteCounts;
import tools.jackson.databind.JsonNode;

/** The filters as all commands apply them: which votes are left, in which order the rules act, and what is said. */
class CleanVotesTest {
    @TempDir
    private Path folder;

    private static CommandRun run(List<?> words, Object... more) {
        return CommandRun.done(
                Stream.concat(words.stream(), Arrays.stream(more)).toArray());
    }

    private static List<Object> words(Object... words) {
        return List.of(words);
    }

    /** The library's own filters, on the votes read in another way. */
    private static CleaningResult byTheLibrary() {
        return Cleaning.of(
                        VoteFilters.anonymousOnly("anonymous"),
                        IdentityLeaks.inColumns("answer_a", "answer_b").withWords(Drinks.WORDS),
                        DuplicateVotes.withDefaults(),
                        PromptDeduplication.withDefaults().withQuantile(0.999),
                        VotesPerDay.atMost(50),
                        VoteFilters.anomalousVoters(VoterTest.withDefaults().level(0.01), VoterCorrection.BONFERRONI))
                .run(Drinks.log());
    }

    @Test
    void votesLeftAreThoseThatTheLibraryLeaves() {
        CleaningResult library = byTheLibrary();
        Tally left = Tally.of(library.log());
        JsonNode json = run(
                        words("check", "--format", "json", Drinks.FILE),
                        Drinks.filters().toArray())
                .json();

        assertEquals(left.battles(), json.get("battles").asLong());
        List<VoteCounts> counts = left.countsByCompetitor();
        for (int i = 0; i < counts.size(); i++) {
            JsonNode row = json.get("rows").get(i);
            assertEquals(left.roster().name(i), row.get("competitor").asString());
            assertEquals(
                    counts.get(i),
                    new VoteCounts(
                            row.get("wins").asLong(),
                            row.get("losses").asLong(),
                            row.get("ties").asLong(),
                            row.get("both_bad").asLong()));
        }
        JsonNode filters = json.get("removed").get("filters");
        assertEquals(library.report().filters().size(), filters.size());
        for (int i = 0; i < filters.size(); i++) {
            assertShows(library.report().filters().get(i), filters.get(i));
        }
    }

    private static void assertShows(FilterReport report, JsonNode json) {
        assertEquals(
                List.of(
                        "filter",
                        "options",
                        "votes_before",
                        "removed",
                        "votes_after",
                        "competitors",
                        "voters",
                        "prompts",
                        "competitors_lost",
                        "notes"),
                List.copyOf(json.propertyNames()));
        assertEquals(report.filter(), json.get("filter").asString());
        assertEquals(
                List.copyOf(report.options().keySet()),
                List.copyOf(json.get("options").propertyNames()));
        assertEquals(report.votesBefore(), json.get("votes_before").asLong());
        assertEquals(report.removed(), json.get("removed").asLong());
        assertEquals(report.votesAfter(), json.get("votes_after").asLong());
        assertEquals(report.competitors(), json.get("competitors").asInt());
        assertEquals(report.voters(), json.get("voters").asInt());
        assertEquals(report.prompts(), json.get("prompts").asInt());
        assertEquals(
                report.notes(),
                json.get("notes").valueStream().map(JsonNode::asString).toList());
    }

    @TestFactory
    Stream<DynamicTest> everyCommandCleansInTheSameWay() {
        Path scores = VoteFiles.write(
                folder, "scores.csv", "competitor,score\nmate,3\ncocoa,1\ngreen-tea,2\ntap-water,0\nblack-coffee,2\n");
        JsonNode wanted = filters(words("rank"));
        return Stream.of(
                        words("elo"),
                        words("elo", "--order-by", "time"),
                        words("matrix"),
                        words("check"),
                        words("history", "--window", "3d"),
                        words("compare", "mate", "cocoa"),
                        words("agree", "--scores", scores))
                .map(command -> DynamicTest.dynamicTest(
                        command.get(0).toString(), () -> assertEquals(wanted, filters(command))));
    }

    private static JsonNode filters(List<Object> command) {
        List<Object> all = new ArrayList<>(command);
        all.addAll(List.of(Drinks.FILE, "--format", "json"));
        all.addAll(Drinks.filters());
        return run(all).json().get("removed").get("filters");
    }

    @Test
    void standardErrorSaysWhatWasRemovedAndNamesNoVoter() {
        String err = run(words("rank", Drinks.FILE), Drinks.filters().toArray()).err();
        assertTrue(err.contains("podium: anonymous-only removed 314 of 8,248 votes\n"), err);
        assertTrue(err.contains("podium: votes-per-day removed 34 of 7,162 votes\n"), err);
        assertTrue(err.contains("podium: anomalous-voters removed 146 of 7,128 votes; tested 81 of 81 voters"), err);
        assertFalse(err.contains("voter-fan"), err);
    }

    @Test
    void thePageSaysWhatWasRemovedAndNamesNoVoter() {
        String page =
                run(words("report", Drinks.FILE), Drinks.filters().toArray()).out();
        assertTrue(page.contains("identity-leaks removed 327 of 7,934 votes"), page);
        assertTrue(page.contains("Scores over time"), "the times are known, so there is a history");
        assertFalse(page.contains("voter-"), "no voter is named");
        assertFalse(page.contains("question 74"), "no prompt is named");
    }

    @Test
    void withoutFiltersNothingIsSaidAboutThem() {
        CommandRun run = CommandRun.rank(Drinks.FILE);
        assertEquals("", run.err());
        assertEquals(
                List.of("by_where", "self_battles", "excluded"),
                List.copyOf(run.json().get("removed").propertyNames()));
    }

    /** Of mate's votes some are not anonymous, and these are the filter's, not the exclusion's. */
    @Test
    void rulesActInTheirOrder() {
        List<String> rows = Drinks.lines().stream()
                .skip(1)
                .filter(line -> !line.contains("tap-water"))
                .toList();
        long mate = rows.stream()
                .filter(line -> line.startsWith("mate,") || line.contains(",mate,"))
                .filter(line -> line.contains(",true,"))
                .count();
        long named = rows.stream().filter(line -> line.contains(",false,")).count();
        CommandRun run = run(
                words("rank", "--format", "json", Drinks.FILE),
                "--where",
                "model_a <> 'tap-water' AND model_b <> 'tap-water'",
                "--anonymous-only",
                "anonymous",
                "--exclude",
                "mate",
                "--exclude",
                "juice");
        JsonNode removed = run.json().get("removed");
        assertEquals(8248 - rows.size(), removed.get("by_where").asInt());
        assertEquals(named, removed.get("filters").get(0).get("removed").asLong());
        assertEquals(mate, removed.get("excluded").asLong());
        assertEquals(rows.size() - named - mate, run.json().get("battles").asLong());
        List<String> said = run.err().lines().toList();
        assertTrue(said.get(0).contains("--where removed"), run.err());
        assertTrue(said.get(1).contains("anonymous-only removed"), run.err());
        assertTrue(said.get(2).contains("--exclude removed"), run.err());
        assertTrue(said.get(3).contains("no vote mentions 'juice'"), run.err());
    }

    /** A board that holds every vote is the overall board, so prompts were cut before votes were put on boards. */
    @Test
    void votesAreCleanedBeforeTheyAreSplitIntoBoards() {
        Path boards = VoteFiles.write(folder, "boards.json", "{\"all\": \"true\", \"mate\": \"model_a = 'mate'\"}");
        JsonNode json = run(
                        words("rank", "--format", "json", Drinks.FILE, "--boards", boards, "--by", "answer_a"),
                        "--prompt-column",
                        "prompt",
                        "--prompt-quantile",
                        "0.99",
                        "--exclude",
                        "tap-water")
                .json();
        assertEquals(json.get("battles"), json.get("boards").get("all").get("battles"));
        assertEquals(json.get("rows"), json.get("boards").get("all").get("rows"));
        long byAnswer = json.get("boards")
                .propertyStream()
                .filter(board -> !List.of("all", "mate").contains(board.getKey()))
                .mapToLong(board -> board.getValue().get("battles").asLong())
                .sum();
        assertEquals(json.get("battles").asLong(), byAnswer);
        assertTrue(json.get("boards").get("mate").get("battles").asLong()
                < json.get("battles").asLong());
    }

    @Test
    void conditionsOfBoardsAreCheckedBeforeTheyAreUsed() {
        Path boards = VoteFiles.write(folder, "boards.json", "{\"some\": \"nothing = 3\"}");
        CommandRun run = CommandRun.of("rank", Drinks.FILE, "--boards", boards, "--anonymous-only", "anonymous");
        assertEquals(2, run.exitCode(), run.err());
        assertTrue(run.err().contains("nothing"), run.err());
    }

    @Test
    void theDrawOfPromptsDoesNotDependOnTheOrderOfRows() {
        List<String> lines = Drinks.lines();
        List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
        Collections.shuffle(rows, new Random(1));
        rows.add(0, lines.get(0));
        Path shuffled = VoteFiles.write(folder, "shuffled.csv", String.join("\n", rows) + "\n");
        Object[] draw = {
            "--voter-column", "voter", "--time-column", "time", "--prompt-column", "prompt", "--prompt-quantile", "0.9"
        };
        JsonNode wanted = CommandRun.rank(Drinks.FILE, draw).json();
        assertTrue(wanted.get("removed").get("filters").get(0).get("removed").asInt() > 300);
        assertEquals(wanted.get("rows"), CommandRun.rank(shuffled, draw).json().get("rows"));
    }

    @Test
    void styleIsFittedToTheVotesThatAreLeft() {
        Path votes = VoteFiles.write(folder, "votes.csv", BoardsAndEffectsTest.votes());
        JsonNode json = CommandRun.rank(
                        votes, "--style", "words", "--prompt-column", "country", "--prompt-quantile", "0.5")
                .json();
        assertEquals(400, json.get("battles").asInt(), "both prompts have 200 votes");
        JsonNode where = CommandRun.rank(votes, "--style", "words", "--where", "language <> 'English'")
                .json();
        JsonNode leaks = CommandRun.rank(
                        votes,
                        "--style",
                        "words",
                        "--where",
                        "language IS NOT NULL",
                        "--leak-columns",
                        "language",
                        "--leak-patterns",
                        VoteFiles.write(folder, "leaks.txt", "english\n"))
                .json();
        assertEquals(where.get("coefficients"), leaks.get("coefficients"));
        assertEquals(where.get("rows"), leaks.get("rows"));
    }

    @Test
    void problemsOfRowsComeBeforeTheFilters() {
        Path votes = VoteFiles.write(folder, "bad.csv", "model_a,model_b,winner,real\nx,y,left,true\nx,y,tie,false\n");
        CommandRun check = CommandRun.of("check", "--format", "json", votes, "--anonymous-only", "real");
        assertEquals(1, check.exitCode());
        assertEquals(
                "unknown-outcome",
                check.json().get("problems").get(0).get("kind").asString());
        assertTrue(check.err().contains("the filters have not acted"), check.err());
        CommandRun rank = CommandRun.rank(votes, "--anonymous-only", "real");
        assertEquals(1, rank.exitCode());
        assertEquals("unknown-outcome", rank.error().get("kind").asString());
    }

    @Test
    void nothingLeftIsAFinding() {
        Path votes = VoteFiles.write(folder, "votes.csv", "model_a,model_b,winner,real\nx,y,tie,false\n");
        for (List<Object> command : List.of(words("rank"), words("elo"), words("matrix"))) {
            List<Object> all = new ArrayList<>(command);
            all.addAll(List.of("--format", "json", votes, "--anonymous-only", "real"));
            CommandRun run = CommandRun.of(all.toArray());
            assertEquals(1, run.exitCode(), run.err());
            assertEquals("empty-input", run.error().get("kind").asString());
            assertTrue(run.err().contains("anonymous-only removed 1 of 1 vote;"), run.err());
        }
    }
}
