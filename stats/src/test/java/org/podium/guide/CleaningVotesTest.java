package org.podium.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.podium.board.Leaderboard;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.hygiene.Cleaning;
import org.podium.hygiene.CleaningReport;
import org.podium.hygiene.CleaningResult;
import org.podium.hygiene.DuplicateVotes;
import org.podium.hygiene.IdentityLeaks;
import org.podium.hygiene.KeyedHash;
import org.podium.hygiene.PromptDeduplication;
import org.podium.hygiene.ReferenceVotes;
import org.podium.hygiene.VoteFilter;
import org.podium.hygiene.VoteFilters;
import org.podium.hygiene.VoterCorrection;
import org.podium.hygiene.VoterPseudonyms;
import org.podium.hygiene.VoterTest;
import org.podium.hygiene.VoterTestResult;
import org.podium.hygiene.VoterTestTable;
import org.podium.hygiene.VoterVerdict;
import org.podium.hygiene.VotesPerDay;
import org.podium.interval.IntervalMethod;
import org.podium.simulation.SimulatedLeague;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.Outcome;
import org.podium.votes.Tally;

/** The Java of docs/guide/cleaning.md. */
class CleaningVotesTest {
    private static final String CHAPTER = "docs/guide/cleaning.md";

    private final BattleLog log = RawVotes.log();

    @Test
    void cleansInSteps() throws Exception {
        List<String> printed = Printed.by(() -> {
            Cleaning cleaning = Cleaning.of(
                    VoteFilters.anonymousOnly("anonymous"),
                    IdentityLeaks.inColumns("answer_a", "answer_b")
                            .withWords("mate", "green tea", "black coffee", "cocoa", "tap water"),
                    DuplicateVotes.withDefaults(),
                    PromptDeduplication.withDefaults().withQuantile(0.999),
                    VotesPerDay.atMost(50),
                    VoteFilters.anomalousVoters(VoterTest.withDefaults().level(0.01), VoterCorrection.BONFERRONI),
                    VoteFilters.minimumVotes(50));
            CleaningResult cleaned = cleaning.run(log);
            cleaned.report().lines().forEach(System.out::println);
        });

        Documents.assertShows(CHAPTER, printed);
    }

    @Test
    void ratesWhatIsLeft() {
        Cleaning cleaning = Cleaning.of(DuplicateVotes.withDefaults());
        Leaderboard board = Leaderboard.of(
                BradleyTerry.withDefaults().fit(Tally.of(cleaning.run(log).log())), IntervalMethod.sandwich(0.95));
        assertEquals(5, board.rows().size());
    }

    @Test
    void takesAFilterOfOnesOwn() {
        VoteFilter decisive = VoteFilters.where(
                "decisive-only",
                votes -> row -> votes.outcome(row) == Outcome.FIRST || votes.outcome(row) == Outcome.SECOND);

        assertTrue(decisive.apply(log).report().removed() > 0);
    }

    @Test
    void looksForPatterns() {
        IdentityLeaks leaks = IdentityLeaks.inColumns("answer_a", "answer_b")
                .withWords(log.roster().names())
                .withPatterns(Pattern.compile("\\bI (am|was made by) (?!afraid|sorry)", Pattern.CASE_INSENSITIVE));

        assertTrue(leaks.apply(log).report().removed() > 0);
    }

    @Test
    void looksAtVoters() throws Exception {
        List<String> printed = Printed.by(() -> {
            VoterTestResult result = VoterTest.withDefaults().level(0.01).run(log);
            for (VoterVerdict voter : result.voters().subList(0, 3)) {
                System.out.printf(
                        Locale.ROOT,
                        "%-10s %3d votes, %3d tested, highest evidence %.3g, p = %.2g%s%n",
                        voter.voter(),
                        voter.votes(),
                        voter.tested(),
                        voter.maximum(),
                        voter.pValue(),
                        voter.flaggedAt().isPresent()
                                ? ", " + voter.suspicion().orElseThrow() + ", flagged at vote "
                                        + voter.flaggedAt().getAsInt()
                                : "");
            }
            System.out.println(result.flagged(VoterCorrection.BONFERRONI));
        });

        Documents.assertShows(CHAPTER, printed);
    }

    @Test
    void comparesWithAllOthers() {
        VoterTestResult result =
                VoterTest.withDefaults().against(ReferenceVotes.ALL_OTHERS).run(log);

        assertEquals(List.of("voter-fan"), result.flagged(VoterCorrection.BONFERRONI));
    }

    @Test
    void countsFalseAlarms() throws Exception {
        List<String> printed = Printed.by(() -> {
            for (double ties : new double[] {0, 0.15, 0.3, 0.45}) {
                int tested = 0;
                int flagged = 0;
                for (int seed = 0; seed < 10; seed++) {
                    BattleLog honest = SimulatedLeague.drawn(20, 0.8, seed)
                            .withTieShare(ties)
                            .withVoters(200)
                            .votes(20_000, seed);
                    VoterTestResult result =
                            VoterTest.withDefaults().level(0.05).run(honest);
                    tested += result.tested();
                    flagged += result.flagged().size();
                }
                System.out.printf(
                        Locale.ROOT,
                        "%2.0f %% ties: %d of %d honest voters flagged, %.1f %%%n",
                        100 * ties,
                        flagged,
                        tested,
                        100.0 * flagged / tested);
            }
        });

        Documents.assertShows(CHAPTER, printed);
    }

    @Test
    void measuresPower() throws Exception {
        List<String> printed = Printed.by(() -> {
            for (int votes : new int[] {25, 50, 100, 200}) {
                int flagged = 0;
                for (int seed = 0; seed < 40; seed++) {
                    BattleLog honest =
                            SimulatedLeague.drawn(20, 0.8, seed).withVoters(200).votes(10_000, seed);
                    BattleLogBuilder builder = BattleLog.builder();
                    for (int row = 0; row < honest.size(); row++) {
                        builder.add(honest.battle(row))
                                .voter(honest.voter().orElseThrow().text(row).orElseThrow());
                    }
                    String favourite = honest.roster().name(seed % 20);
                    for (int vote = 0; vote < votes; vote++) {
                        String other = honest.roster().name((seed + 1 + vote % 19) % 20);
                        builder.add(favourite, other, vote % 10 == 9 ? Outcome.SECOND : Outcome.FIRST)
                                .voter("fan");
                    }
                    VoterTestResult result =
                            VoterTest.withDefaults().level(0.01).run(builder.build());
                    flagged += result.flagged().contains("fan") ? 1 : 0;
                }
                System.out.printf(Locale.ROOT, "%3d votes: %d of 40 fans flagged%n", votes, flagged);
            }
        });

        Documents.assertShows(CHAPTER, printed);
    }

    @Test
    void tabulatesFalseAlarmsAndPower() throws IOException {
        List<String> falseAlarms = VoterTestTable.falseAlarms();
        List<String> power = VoterTestTable.power();
        Path made = Path.of("target", "voter-test.txt");
        Files.createDirectories(Path.of("target"));
        Files.write(
                made,
                Stream.of(falseAlarms, List.of(""), power).flatMap(List::stream).toList());

        Documents.assertShows(CHAPTER, falseAlarms);
        Documents.assertShows(CHAPTER, power);
    }

    @Test
    void publishesVotes() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret); // once; keep it where the votes are kept

        VoterPseudonyms pseudonyms = VoterPseudonyms.of(KeyedHash.of(secret));
        CleaningResult cleaned = Cleaning.of(VotesPerDay.atMost(100)).run(log);
        BattleLog published = pseudonyms.applyTo(cleaned.log());
        CleaningReport report = cleaned.report().forPublication(pseudonyms);

        assertEquals(cleaned.log().size(), published.size());
        assertEquals(cleaned.report().removed(), report.removed());
        assertTrue(published.voter().orElseThrow().values().stream().allMatch(name -> name.matches("[0-9a-f]{32}")));
    }
}
