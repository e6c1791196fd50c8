package org.podium.hygiene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.podium.votes.Battle;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.DataException;
import org.podium.votes.Outcome;

class VoteFiltersTest {

    private static BattleLog battles(String... pairs) {
        BattleLogBuilder builder = BattleLog.builder();
        for (String pair : pairs) {
            builder.add(pair.substring(0, 1), pair.substring(1), Outcome.FIRST);
        }
        return builder.build();
    }

    private static List<String> pairs(BattleLog log) {
        return log.stream().map(battle -> battle.first() + battle.second()).toList();
    }

    @Test
    void keepsWhatIsKnownToBeAnonymous() {
        BattleLog log = BattleLog.builder()
                .add("a", "b", Outcome.FIRST)
                .tag("anony")
                .category("mode", "blind")
                .add("a", "c", Outcome.FIRST)
                .category("mode", "side by side")
                .add("a", "d", Outcome.FIRST)
                .build();

        FilterResult byTag = VoteFilters.anonymousOnly("anony").apply(log);
        FilterResult byCategory = VoteFilters.anonymousOnly("mode", "blind").apply(log);

        assertEquals(List.of("ab"), pairs(byTag.log()));
        assertEquals(List.of("ab"), pairs(byCategory.log()));
        assertEquals(List.of("c", "d"), byTag.report().competitorsLost());
        assertEquals(
                List.of("(none)", "side by side"),
                byCategory.report().largest().stream().map(RemovedGroup::label).toList());
    }

    @Test
    void aMissingColumnIsNamed() {
        BattleLog log = Logs.random(10, 1);
        for (VoteFilter filter : List.of(
                VoteFilters.anonymousOnly("anony"),
                VoteFilters.anonymousOnly("mode", "blind"),
                IdentityLeaks.inColumns("answer").withWords("x"))) {
            assertThrows(DataException.class, () -> filter.apply(log), filter::name);
        }
        BattleLog bare = battles("ab");
        for (VoteFilter filter : List.of(
                PromptDeduplication.withDefaults(),
                DuplicateVotes.withDefaults(),
                VotesPerDay.atMost(1),
                VoteFilters.excludedVoters(List.of("v")),
                IdentityLeaks.inColumns("prompt").withWords("x"))) {
            DataException refused = assertThrows(DataException.class, () -> filter.apply(bare), filter::name);
            assertEquals("missing-columns", refused.finding().kind());
        }
    }

    @Test
    void excludesCompetitorsAndNamesThoseItDidNotFind() {
        FilterResult result =
                VoteFilters.excludedCompetitors(List.of("a", "d", "x")).apply(battles("ab", "bc", "cd", "da", "bc"));

        assertEquals(List.of("bc", "bc"), pairs(result.log()));
        assertEquals(List.of("a", "d"), result.report().competitorsLost());
        assertEquals(List.of("no vote mentions 'x'"), result.report().notes());
        assertEquals(
                List.of(
                        new RemovedGroup(RemovedGroup.Kind.COMPETITOR, "d", 2),
                        new RemovedGroup(RemovedGroup.Kind.COMPETITOR, "a", 1)),
                result.report().largest());
    }

    /** d has one vote; without it c has one, which is against b; without that a and b keep three. */
    @Test
    void minimumVotesGoesOnUntilAllHaveEnough() {
        FilterResult result = VoteFilters.minimumVotes(2).apply(battles("ab", "cd", "ab", "bc", "ba"));

        assertEquals(List.of("ab", "ab", "ba"), pairs(result.log()));
        assertEquals(List.of("c", "d"), result.report().competitorsLost());
        assertThrows(IllegalArgumentException.class, () -> VoteFilters.minimumVotes(0));
    }

    @Property(tries = 50)
    void minimumVotesLeavesTheLargestSetWithEnough(@ForAll long seed) {
        BattleLog log = Logs.random(25, seed);
        BattleLog plain = log;
        boolean changed = true;
        while (changed) {
            Map<String, Integer> votes = new HashMap<>();
            plain.stream().forEach(battle -> {
                votes.merge(battle.first(), 1, Integer::sum);
                votes.merge(battle.second(), 1, Integer::sum);
            });
            BattleLog before = plain;
            plain = before.select(row -> votes.getOrDefault(before.battle(row).first(), 0) >= 12
                    && votes.getOrDefault(before.battle(row).second(), 0) >= 12);
            changed = plain.size() < before.size();
        }

        assertEquals(
                Logs.rows(plain),
                Logs.rows(VoteFilters.minimumVotes(12).apply(log).log()));
    }

    @Test
    void wordsAreFoundWholeAndInAnyCase() {
        BattleLogBuilder builder = BattleLog.builder();
        List<String> answers = List.of(
                "I am GPT-4.", "gpt-4-turbo here", "GPT-4o", "egpt-4", "Ich heiße KÖNIG-1!", "(könig-1)", "nothing");
        answers.forEach(answer -> builder.add("a", "b", Outcome.FIRST).category("answer", answer));
        builder.add("a", "b", Outcome.FIRST);

        FilterResult result =
                IdentityLeaks.inColumns("answer").withWords("gpt-4", "König-1").apply(builder.build());

        assertEquals(
                List.of("GPT-4o", "egpt-4", "nothing"),
                result.log().category("answer").values());
        assertEquals(
                List.of(
                        new RemovedGroup(RemovedGroup.Kind.PATTERN, "König-1", 2),
                        new RemovedGroup(RemovedGroup.Kind.PATTERN, "gpt-4", 2)),
                result.report().largest());
    }

    @Test
    void namesWithSpecialCharactersAreNoPatterns() {
        BattleLog log = BattleLog.builder()
                .add("c++ (v1.5)", "x", Outcome.FIRST)
                .prompt("I like C++ (v1.5) best")
                .add("c++ (v1.5)", "x", Outcome.FIRST)
                .prompt("ccc v1x5")
                .build();

        FilterResult result = IdentityLeaks.inColumns("prompt")
                .withWords(List.of("c++ (v1.5)"))
                .apply(log);

        assertEquals(List.of("ccc v1x5"), result.log().prompt().orElseThrow().values());
        assertThrows(
                IllegalArgumentException.class,
                () -> IdentityLeaks.inColumns("prompt").withWords(" "));
    }

    @Test
    void patternsCountForTheFirstThatIsFound() {
        BattleLog log = BattleLog.builder()
                .add("a", "b", Outcome.FIRST)
                .category("answer_a", "as a model trained by Acme")
                .category("answer_b", "hello")
                .add("a", "b", Outcome.FIRST)
                .category("answer_b", "I am Acme-7, trained by Acme")
                .build();

        FilterReport report = IdentityLeaks.inColumns("answer_a", "answer_b")
                .withPatterns(Pattern.compile("[Tt]rained by \\w+"))
                .withWords("acme-7")
                .apply(log)
                .report();

        assertEquals(2, report.removed());
        assertEquals(1, report.groups());
        assertEquals("[Tt]rained by \\w+", report.largest().get(0).label());
        assertTrue(report.options().get("patterns").contains("acme-7"));
    }

    @Test
    void aConditionOfOnesOwnIsAFilter() {
        VoteFilter filter =
                VoteFilters.where("not-ab", log -> row -> !log.battle(row).equals(new Battle("a", "b", Outcome.FIRST)));

        FilterResult result = filter.apply(battles("ab", "ba", "ab"));

        assertEquals(List.of("ba"), pairs(result.log()));
        assertEquals("not-ab", result.report().filter());
        assertEquals(2, result.report().removed());
    }

    @Test
    void excludesVotersAndKeepsVotesWithoutOne() {
        BattleLog log = BattleLog.builder()
                .add("a", "b", Outcome.FIRST)
                .voter("kim")
                .add("b", "c", Outcome.FIRST)
                .add("c", "a", Outcome.FIRST)
                .voter("lee")
                .build();

        FilterResult result = VoteFilters.excludedVoters(List.of("kim", "sam")).apply(log);

        assertEquals(List.of("bc", "ca"), pairs(result.log()));
        assertEquals(List.of("1 voter of these cast no vote"), result.report().notes());
        assertEquals("2", result.report().options().get("voters"));
    }

    @Test
    void removesAllVotesOfFlaggedVoters() {
        BattleLogBuilder builder = BattleLog.builder();
        List<String> expected = new ArrayList<>();
        for (int vote = 0; vote < 400; vote++) {
            builder.add("a", "b", vote / 20 % 10 == 0 ? Outcome.SECOND : Outcome.FIRST)
                    .voter("v" + vote % 20);
            expected.add("ab");
            if (vote % 4 == 0) {
                builder.add("b", "a", Outcome.FIRST).voter("spite");
            }
        }

        FilterResult result = VoteFilters.anomalousVoters(VoterTest.withDefaults(), VoterCorrection.BONFERRONI)
                .apply(builder.build());

        assertEquals(expected, pairs(result.log()));
        assertEquals(
                List.of(new RemovedGroup(RemovedGroup.Kind.VOTER, "spite", 100)),
                result.report().largest());
        assertEquals(
                List.of("level", "tested", "against", "seed", "correction"),
                List.copyOf(result.report().options().keySet()));
    }

    @Test
    void onlyVotersWhoCouldNotBeTestedAreSpokenOf() {
        BattleLogBuilder builder = BattleLog.builder();
        builder.add("a", "b", Outcome.FIRST).voter("first");
        builder.add("a", "b", Outcome.FIRST).voter("second");
        VoteFilter filter = VoteFilters.anomalousVoters(VoterTest.withDefaults().against(ReferenceVotes.ALL_OTHERS));
        assertEquals(
                List.of("tested 2 of 2 voters"),
                filter.apply(builder.build()).report().notes());
        builder.add("c", "d", Outcome.FIRST).voter("alone");
        assertEquals(
                List.of("tested 2 of 3 voters; the other cast no vote that could be compared"),
                filter.apply(builder.build()).report().notes());
        builder.add("d", "e", Outcome.FIRST).voter("lonely");
        assertEquals(
                List.of("tested 2 of 4 voters; the others cast no vote that could be compared"),
                filter.apply(builder.build()).report().notes());
    }
}
