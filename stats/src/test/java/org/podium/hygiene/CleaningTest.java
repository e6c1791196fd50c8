package org.podium.hygiene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.podium.votes.BattleLog;
import org.podium.votes.Outcome;
import org.podium.votes.TextColumn;

class CleaningTest {

    /** One filter of each kind. */
    static List<VoteFilter> everyFilter() {
        return List.of(
                VoteFilters.anonymousOnly("anonymous"),
                VoteFilters.anonymousOnly("language", "en"),
                VoteFilters.where("first-is-better", log -> row -> log.outcome(row) == Outcome.FIRST),
                IdentityLeaks.inColumns("prompt", "language").withWords("3", "DE"),
                PromptDeduplication.withDefaults().withQuantile(0.5),
                DuplicateVotes.withDefaults(),
                VotesPerDay.atMost(2),
                VoteFilters.anomalousVoters(VoterTest.withDefaults().level(0.9)),
                VoteFilters.excludedVoters(List.of("v1", "nobody")),
                VoteFilters.excludedCompetitors(List.of("c2", "nobody")),
                VoteFilters.minimumVotes(20));
    }

    @Property(tries = 30)
    void everyReportAddsUp(@ForAll long seed) {
        BattleLog log = Logs.random(60, seed);
        for (VoteFilter filter : everyFilter()) {
            FilterResult result = filter.apply(log);
            assertAddsUp(filter, log, result);
            assertKeepsOrderAndColumns(log, result.log());
        }
    }

    private static void assertAddsUp(VoteFilter filter, BattleLog log, FilterResult result) {
        FilterReport report = result.report();
        assertEquals(filter.name(), report.filter());
        assertEquals(filter.options(), report.options());
        assertEquals(log.size(), report.votesBefore());
        assertEquals(result.log().size(), report.votesAfter());
        assertEquals(report.votesBefore(), report.votesAfter() + report.removed());
        assertEquals(report.groups(), report.largest().size(), "these logs have few groups");
        assertEquals(
                report.removed(),
                report.largest().stream().mapToLong(RemovedGroup::votes).sum());
        Set<String> lost = new TreeSet<>(log.roster().names());
        lost.removeAll(result.log().roster().names());
        assertEquals(new ArrayList<>(lost), report.competitorsLost());
        assertEquals(report.removed() > 0, report.competitors() > 0);
        assertTrue(report.voters() <= 3 && report.prompts() <= 6);
    }

    private static void assertKeepsOrderAndColumns(BattleLog log, BattleLog left) {
        List<String> before = Logs.rows(log);
        int at = 0;
        for (String row : Logs.rows(left)) {
            while (!before.get(at).equals(row)) {
                at++;
            }
            at++;
        }
        assertEquals(log.categories(), left.categories());
        assertEquals(log.tags(), left.tags());
    }

    @Property(tries = 20)
    void aCleaningIsItsFiltersOneAfterAnother(@ForAll long seed) {
        BattleLog log = Logs.random(80, seed);
        CleaningResult result = Cleaning.of(everyFilter()).run(log);

        BattleLog left = log;
        for (int i = 0; i < everyFilter().size(); i++) {
            FilterResult step = everyFilter().get(i).apply(left);
            assertEquals(step.report(), result.report().filters().get(i));
            left = step.log();
        }
        assertEquals(Logs.rows(left), Logs.rows(result.log()));
        assertEquals(log.size(), result.report().votesBefore());
        assertEquals(left.size(), result.report().votesAfter());
        assertEquals(
                result.report().removed(),
                result.report().filters().stream()
                        .mapToLong(FilterReport::removed)
                        .sum());
    }

    @Test
    void withoutFiltersNothingIsRemoved() {
        BattleLog log = Logs.random(10, 1);

        CleaningResult result = Cleaning.of().run(log);

        assertSame(log, result.log());
        assertEquals(new CleaningReport(10, 10, List.of()), result.report());
        assertEquals(
                List.of("in all: removed 0 of 10 votes, left 10"),
                result.report().lines());
    }

    @Test
    void anEmptyLogIsCleanedToo() {
        BattleLog none = Logs.random(20, 1).select(row -> false);

        CleaningResult result = Cleaning.of(everyFilter()).run(none);

        assertEquals(0, result.log().size());
        assertEquals(11, result.report().filters().size());
    }

    @Test
    void filtersActInTheOrderGiven() {
        Cleaning cleaning = Cleaning.of(VotesPerDay.atMost(1)).then(DuplicateVotes.withDefaults());

        assertEquals("Cleaning[votes-per-day, duplicate-votes]", cleaning.toString());
        assertEquals(2, cleaning.filters().size());
    }

    /** Frequencies 3, 2, 0 and 1: a vote of frequency n is n votes. */
    @Test
    void frequenciesAreCounted() {
        BattleLog log = BattleLog.builder()
                .add("a", "b", Outcome.FIRST)
                .frequency(3)
                .add("a", "c", Outcome.FIRST)
                .frequency(2)
                .add("b", "c", Outcome.TIE)
                .frequency(0)
                .add("c", "a", Outcome.FIRST)
                .frequency(1)
                .build();

        FilterReport report =
                VoteFilters.excludedCompetitors(List.of("c")).apply(log).report();

        assertEquals(6, report.votesBefore());
        assertEquals(3, report.removed());
        assertEquals(List.of(new RemovedGroup(RemovedGroup.Kind.COMPETITOR, "c", 3)), report.largest());
    }

    @Test
    void filtersThatLookAtSingleVotesRefuseFrequencies() {
        BattleLog log = BattleLog.builder()
                .add("a", "b", Outcome.FIRST)
                .voter("v")
                .prompt("p")
                .epochMicros(0)
                .frequency(3)
                .build();

        for (VoteFilter filter : List.of(
                PromptDeduplication.withDefaults(),
                DuplicateVotes.withDefaults(),
                VotesPerDay.atMost(1),
                VoteFilters.anomalousVoters(VoterTest.withDefaults()))) {
            assertThrows(IllegalArgumentException.class, () -> filter.apply(log), filter::name);
            assertEquals(0, filter.apply(log.withoutWeights()).report().removed());
        }
    }

    @Test
    void onlyTheLargestGroupsAreInTheReport() {
        var builder = BattleLog.builder();
        for (int voter = 0; voter < 30; voter++) {
            for (int vote = 0; vote <= voter; vote++) {
                builder.add("a", "b", Outcome.FIRST).voter("v" + voter).epochMicros(0);
            }
        }

        FilterReport report = VotesPerDay.atMost(1).apply(builder.build()).report();

        assertEquals(29, report.groups());
        assertEquals(FilterReport.GROUPS_KEPT, report.largest().size());
        assertEquals(
                new RemovedGroup(RemovedGroup.Kind.VOTER, "v29", 29),
                report.largest().get(0));
        assertTrue(
                report.lines().contains("  and 19 more"), () -> report.lines().toString());
    }

    @Test
    void theReportForPublicationNamesNoVoterAndNoPrompt() {
        BattleLog log = Logs.random(200, 4);
        VoterPseudonyms pseudonyms = VoterPseudonyms.of(KeyedHash.ofSeed(1));
        CleaningReport report = Cleaning.of(PromptDeduplication.withDefaults().withQuantile(0.3), VotesPerDay.atMost(5))
                .run(log)
                .report();

        CleaningReport published = report.forPublication(pseudonyms);

        String text = String.join("\n", published.lines());
        assertTrue(String.join("\n", report.lines()).contains("'v1'"));
        assertFalse(Pattern.compile("'v\\d'|'prompt \\d'").matcher(text).find(), text);
        assertTrue(text.contains(pseudonyms.pseudonym("v1")), text);
        assertEquals(report.removed(), published.removed());
        Set<String> labels = new HashSet<>();
        published.filters().get(0).largest().forEach(group -> labels.add(group.label()));
        assertEquals(published.filters().get(0).groups(), labels.size(), "hashes are as many as the prompts");
    }

    @Test
    void labelsOfSeveralLinesTakeOneLineOfTheReport() {
        BattleLog log = BattleLog.builder()
                .add("a", "b", Outcome.FIRST)
                .voter("one\ntwo\u001b[31m" + "x".repeat(200))
                .build();

        FilterReport report = VoteFilters.excludedVoters(
                        log.voter().map(TextColumn::values).orElseThrow())
                .apply(log)
                .report();

        assertTrue(
                report.lines().stream().allMatch(line -> line.length() < 100),
                () -> report.lines().toString());
        assertTrue(report.lines().stream().noneMatch(line -> line.matches("(?s).*\\p{Cntrl}.*")));
    }

    @Test
    void reportsThatDoNotAddUpAreRefused() {
        FilterReport three = new FilterReport("mine", Map.of(), 10, 3, 2, 0, 0, List.of(), 0, List.of(), List.of());

        assertThrows(IllegalArgumentException.class, () -> new CleaningReport(10, 6, List.of(three)));
        assertThrows(IllegalArgumentException.class, () -> new CleaningReport(11, 8, List.of(three)));
        assertThrows(IllegalArgumentException.class, () -> new CleaningReport(10, 4, List.of(three, three)));
        assertEquals(3, new CleaningReport(10, 7, List.of(three)).removed());
        assertThrows(
                IllegalArgumentException.class,
                () -> new FilterReport("mine", Map.of(), 2, 3, 2, 0, 0, List.of(), 0, List.of(), List.of()));
    }
}
