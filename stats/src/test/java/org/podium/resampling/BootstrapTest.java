package org.podium.resampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.NotConvergedException;
import org.podium.bradleyterry.OnUnidentifiable;
import org.podium.bradleyterry.Prior;
import org.podium.bradleyterry.Solver;
import org.podium.bradleyterry.TieModel;
import org.podium.bradleyterry.UnidentifiableException;
import org.podium.execution.Execution;
import org.podium.stats.testing.TestBoards;
import org.podium.votes.Battle;
import org.podium.votes.DataException;
import org.podium.votes.Tally;

class BootstrapTest {
    private static final ExecutorService POOL = Executors.newFixedThreadPool(3);
    private static final List<Battle> BATTLES = TestBoards.mixed(1, 10, 1000);

    /** A well-mixed board and a competitor with two votes, who is lost in about an eighth of all replicates. */
    private static final Tally THIN =
            Tally.of(BATTLES).plus(TestBoards.ofPairs(new int[][] {{20, 0, 0, 0, 1}, {20, 1, 0, 0, 1}}));

    @AfterAll
    static void shutDown() {
        POOL.shutdown();
    }

    private static void requireIdentical(BootstrapResult expected, BootstrapResult actual) {
        assertEquals(expected.estimated(), actual.estimated());
        assertEquals(expected.lost(), actual.lost());
        for (int i = 0; i < expected.fit().roster().size(); i++) {
            assertArrayEquals(expected.logStrengths(i), actual.logStrengths(i), "competitor " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void theNumberOfThreadsChangesNothing(int threads) {
        Bootstrap bootstrap = Bootstrap.withDefaults().replicates(300).maximumLostShare(0.5);
        requireIdentical(
                bootstrap.run(THIN),
                bootstrap.execution(Execution.on(POOL, threads)).run(THIN));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfTheVotesChangesNothing(long seed) {
        Bootstrap bootstrap = Bootstrap.withDefaults().replicates(100);
        requireIdentical(bootstrap.run(Tally.of(BATTLES)), bootstrap.run(Tally.of(TestBoards.shuffled(BATTLES, seed))));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 17})
    void splittingTheVotesIntoTalliesChangesNothing(int parts) {
        Tally merged = Tally.empty();
        for (int part = parts - 1; part >= 0; part--) {
            List<Battle> some = new ArrayList<>();
            for (int vote = part; vote < BATTLES.size(); vote += parts) {
                some.add(BATTLES.get(vote));
            }
            merged = merged.plus(Tally.of(some));
        }
        Bootstrap bootstrap = Bootstrap.withDefaults().replicates(100);
        requireIdentical(bootstrap.run(Tally.of(BATTLES)), bootstrap.run(merged));
    }

    @Test
    void swappingTheSidesChangesNothing() {
        List<Battle> swapped = BATTLES.stream().map(Battle::swapped).toList();
        Bootstrap bootstrap = Bootstrap.withDefaults().replicates(100);
        requireIdentical(bootstrap.run(Tally.of(BATTLES)), bootstrap.run(Tally.of(swapped)));
    }

    @Test
    void aRunRemembersNothingOfTheOneBefore() {
        Bootstrap bootstrap = Bootstrap.withDefaults().replicates(50);
        BootstrapResult first = bootstrap.run(Tally.of(BATTLES));
        bootstrap.run(Tally.of(TestBoards.mixed(9, 4, 100)));
        requireIdentical(first, bootstrap.run(Tally.of(BATTLES)));
    }

    @Test
    void moreReplicatesBeginWithTheSameOnes() {
        BootstrapResult few = Bootstrap.withDefaults().replicates(20).run(Tally.of(BATTLES));
        BootstrapResult more = Bootstrap.withDefaults().replicates(40).run(Tally.of(BATTLES));
        for (int replicate = 0; replicate < 20; replicate++) {
            assertEquals(few.logStrengths(3)[replicate], more.logStrengths(3)[replicate]);
        }
    }

    @Test
    void anotherSeedGivesOtherReplicates() {
        Bootstrap bootstrap = Bootstrap.withDefaults().replicates(20);
        double[] one = bootstrap.run(Tally.of(BATTLES)).logStrengths(0);
        double[] other = bootstrap.seed(43).run(Tally.of(BATTLES)).logStrengths(0);
        for (int replicate = 0; replicate < 20; replicate++) {
            assertNotEquals(one[replicate], other[replicate]);
        }
    }

    /**
     * Cells are drawn in order of name, so other names mean other draws: bounds agree within Monte-Carlo error only.
     * A standard deviation from 2,000 replicates has a relative error of 1.6 %; the ratio of two, 2.2 %. False alarms:
     * 10 competitors at six standard errors, 2e-8.
     */
    @Test
    void renamedCompetitorsHaveTheSameIntervalsUpToMonteCarloError() {
        List<Battle> renamed = BATTLES.stream()
                .map(battle -> new Battle(renamed(battle.first()), renamed(battle.second()), battle.outcome()))
                .toList();
        Bootstrap bootstrap = Bootstrap.withDefaults().replicates(2000);
        BootstrapResult original = bootstrap.run(Tally.of(BATTLES));
        BootstrapResult other = bootstrap.run(Tally.of(renamed));
        boolean anyDiffers = false;
        for (int i = 0; i < 10; i++) {
            int there = other.fit().roster().indexOf(renamed(TestBoards.name(i)));
            double[] one = original.logStrengths(i);
            double[] two = other.logStrengths(there);
            anyDiffers |= one[0] != two[0];
            assertEquals(1, deviation(two) / deviation(one), 6 * 0.0224, "competitor " + i);
        }
        assertTrue(anyDiffers, "this is not a promise of bit-identity");
    }

    /** Reverses the order of names. */
    private static String renamed(String name) {
        return TestBoards.name(9000 - Integer.parseInt(name.substring(1)));
    }

    private static double deviation(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / (values.length - 1));
    }

    @Test
    void everyReplicateIsCentred() {
        BootstrapResult result = Bootstrap.withDefaults().replicates(30).run(Tally.of(BATTLES));
        for (int replicate = 0; replicate < 30; replicate++) {
            double sum = 0;
            for (int i = 0; i < 10; i++) {
                sum += result.logStrengths(i)[replicate];
            }
            assertEquals(0, sum, 1e-14);
        }
    }

    @Test
    void differencesAreThoseOfTheReplicates() {
        BootstrapResult result = Bootstrap.withDefaults().replicates(30).run(Tally.of(BATTLES));
        for (int replicate = 0; replicate < 30; replicate++) {
            assertEquals(
                    result.logStrengths(2)[replicate] - result.logStrengths(7)[replicate],
                    result.differences(2, 7)[replicate]);
        }
        assertThrows(IndexOutOfBoundsException.class, () -> result.logStrengths(10));
        assertThrows(IndexOutOfBoundsException.class, () -> result.differences(0, -1));
    }

    @Test
    void resultsAreCopies() {
        BootstrapResult result = Bootstrap.withDefaults().replicates(5).run(Tally.of(BATTLES));
        double before = result.logStrengths(0)[0];
        result.logStrengths(0)[0] = 99;
        assertEquals(before, result.logStrengths(0)[0]);
    }

    @Test
    void theResultKnowsWhereItComesFrom() {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(Tally.of(BATTLES));
        BootstrapResult result = Bootstrap.withDefaults().replicates(7).seed(-5).run(fit);
        assertSame(fit, result.fit());
        assertEquals(-5, result.seed());
        assertEquals(7, result.replicates());
        assertEquals(7, result.estimated());
        assertTrue(result.lost().isEmpty());
    }

    @Test
    void theModelIsThatOfTheBootstrapForVotesAndThatOfTheFitForAFit() {
        BradleyTerry dropped = BradleyTerry.withDefaults().with(TieModel.DROPPED);
        Tally tally = Tally.of(BATTLES);
        BootstrapResult ofVotes = Bootstrap.of(dropped).replicates(10).run(tally);
        assertEquals(TieModel.DROPPED, ofVotes.fit().model().tieModel());
        requireIdentical(ofVotes, Bootstrap.withDefaults().replicates(10).run(dropped.fit(tally)));
    }

    /** Two ties are lost together when neither is drawn: (1 − 2/N)^N = 13.5 %; a tie each way keeps the link. */
    @Test
    void lostReplicatesEndInAFindingWithNamesAndRemedies() {
        DataException exception =
                assertThrows(DataException.class, () -> Bootstrap.withDefaults().run(THIN));
        LostReplicates lost = assertInstanceOf(LostReplicates.class, exception.finding());
        assertEquals(List.of(TestBoards.name(20)), lost.competitors());
        assertEquals(1000, lost.replicates());
        assertEquals(lost.lost(), lost.timesCutOff().get(TestBoards.name(20)));
        assertEquals(lost.lost() / 1000.0, lost.share());
        // False alarms: six standard deviations of a binomial share, 2e-9.
        assertEquals(0.1353, lost.share(), 6 * 0.0108);
        assertTrue(exception.getMessage().contains(TestBoards.name(20)), "the message names the competitor");
        String remedies = String.join(" ", lost.remedies());
        assertTrue(
                remedies.contains("sandwich") && remedies.contains("exclude") && remedies.contains("prior"), remedies);
    }

    @Test
    void lostReplicatesUpToTheShareAreLeftOutAndCounted() {
        BootstrapResult result = Bootstrap.withDefaults().maximumLostShare(0.25).run(THIN);
        LostReplicates lost = result.lost().orElseThrow();
        assertEquals(1000, result.replicates());
        assertEquals(1000 - lost.lost(), result.estimated());
        assertEquals(result.estimated(), result.logStrengths(0).length);
        assertEquals(result.estimated(), result.differences(0, 10).length);
        for (double value : result.logStrengths(10)) {
            assertTrue(Math.abs(value) < 5, "a lost replicate would be far out: " + value);
        }
    }

    @Test
    void theShareOfLostReplicatesMayBeReachedButNotExceeded() {
        LostReplicates lost =
                Bootstrap.withDefaults().maximumLostShare(1).run(THIN).lost().orElseThrow();
        assertEquals(
                lost.lost(),
                Bootstrap.withDefaults()
                        .maximumLostShare(lost.share())
                        .run(THIN)
                        .lost()
                        .orElseThrow()
                        .lost());
        Bootstrap tighter = Bootstrap.withDefaults().maximumLostShare(lost.share() - 0.0005);
        assertThrows(DataException.class, () -> tighter.run(THIN));
    }

    /** 400 pairs of single opposite votes: hardly any replicate links all of them both ways. */
    @Test
    void withoutTwoEstimatesThereIsNoResultWhateverTheShare() {
        int[][] pairs = new int[400][];
        for (int i = 0; i < 400; i++) {
            pairs[i] = new int[] {i, i + 1, 1, 1, 0};
        }
        Bootstrap bootstrap = Bootstrap.withDefaults().replicates(20).maximumLostShare(1);
        DataException exception = assertThrows(DataException.class, () -> bootstrap.run(TestBoards.ofPairs(pairs)));
        assertEquals(
                20, assertInstanceOf(LostReplicates.class, exception.finding()).lost());
    }

    @Test
    void withThePriorNoReplicateIsLost() {
        BootstrapResult always = Bootstrap.of(BradleyTerry.withDefaults().with(Prior.HALF_WIN_HALF_LOSS))
                .run(THIN);
        assertTrue(always.lost().isEmpty());
        Tally unbeaten = THIN.plus(TestBoards.ofPairs(new int[][] {{21, 3, 5, 0, 0}}));
        BootstrapResult asRemedy = Bootstrap.of(BradleyTerry.withDefaults().with(OnUnidentifiable.PRIOR))
                .replicates(50)
                .run(unbeaten);
        assertTrue(asRemedy.lost().isEmpty());
        assertEquals(Prior.HALF_WIN_HALF_LOSS, asRemedy.fit().prior());
    }

    /** With the prior even a board without a counted vote can be fitted; its replicates have nothing to draw. */
    @Test
    void aBoardWithoutACountedVoteRestsOnThePriorInAllReplicates() {
        Tally onlyTies = TestBoards.ofPairs(new int[][] {{0, 1, 0, 0, 4}, {1, 2, 0, 0, 3}});
        BootstrapResult result = Bootstrap.of(
                        BradleyTerry.withDefaults().with(TieModel.DROPPED).with(Prior.HALF_WIN_HALF_LOSS))
                .replicates(3)
                .run(onlyTies);
        assertArrayEquals(new double[3], result.logStrengths(1), 1e-15);
    }

    @Test
    void manyLostCompetitorsAreAbbreviatedInTheMessageOnly() {
        Map<String, Integer> times = new HashMap<>();
        for (int i = 0; i < 14; i++) {
            times.put(TestBoards.name(i), 14 - i);
        }
        LostReplicates lost = new LostReplicates(20, 100, times, Map.of());
        assertEquals(14, lost.competitors().size());
        assertTrue(lost.message().contains("'" + TestBoards.name(0) + "' (14)"), lost.message());
        assertFalse(lost.message().contains(TestBoards.name(12)), lost.message());
        assertTrue(lost.message().endsWith("and 4 more"), lost.message());
        assertThrows(
                UnsupportedOperationException.class, () -> lost.timesCutOff().clear());
        times.clear();
        assertEquals(14, lost.timesCutOff().size());
    }

    @Test
    void lostReplicatesWithoutCompetitorsSayWhatElseIsLost() {
        LostReplicates lost = new LostReplicates(3, 100, Map.of(), Map.of("length", 3));
        assertEquals(List.of(), lost.competitors());
        assertTrue(lost.message().contains("3 of 100"), lost.message());
        assertTrue(lost.message().endsWith("the effects 'length' (3)"), lost.message());
    }

    /** Two ties among 400 votes: with Davidson's model a replicate that draws neither has no tie parameter, 13.5 %. */
    @Test
    void replicatesWithoutATieAreLostToATieModel() {
        Tally tally = TestBoards.ofPairs(new int[][] {{0, 1, 60, 70, 1}, {1, 2, 70, 63, 1}, {2, 0, 60, 75, 0}});
        Bootstrap bootstrap = Bootstrap.of(BradleyTerry.withDefaults().with(TieModel.DAVIDSON));
        DataException exception = assertThrows(DataException.class, () -> bootstrap.run(tally));
        LostReplicates lost = assertInstanceOf(LostReplicates.class, exception.finding());
        assertEquals(0.1353, lost.share(), 6 * 0.0108);
        assertEquals(List.of(), lost.competitors());
        assertEquals(Map.of("tie", lost.lost()), lost.timesInfinite());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void progressGrowsToTheEndOnTheCallingThread(int threads) {
        List<Long> seen = new ArrayList<>();
        AtomicInteger elsewhere = new AtomicInteger();
        Thread caller = Thread.currentThread();
        Execution execution = Execution.on(POOL, threads).progress((done, total) -> {
            elsewhere.addAndGet(Thread.currentThread() == caller ? 0 : 1);
            assertEquals(250, total);
            seen.add(done);
        });
        Bootstrap.withDefaults().replicates(250).execution(execution).run(Tally.of(BATTLES));
        assertEquals(0, elsewhere.get());
        assertEquals(250, seen.get(seen.size() - 1));
        for (int i = 1; i < seen.size(); i++) {
            assertTrue(seen.get(i - 1) < seen.get(i), seen.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void cancellationEndsTheRunAndLeavesNothingRunning(int threads) {
        ThreadPoolExecutor pool = (ThreadPoolExecutor) Executors.newFixedThreadPool(3);
        try {
            AtomicLong progress = new AtomicLong();
            Execution execution = Execution.on(pool, threads)
                    .progress((done, total) -> progress.set(done))
                    .cancelledBy(() -> progress.get() >= 10);
            Bootstrap bootstrap = Bootstrap.withDefaults().replicates(200_000).execution(execution);
            assertThrows(CancellationException.class, () -> bootstrap.run(Tally.of(BATTLES)));
            assertTrue(progress.get() < 200_000, "stopped before the end");
            // Tasks that have not begun when the run ends find nothing to do; none of the replicates is left.
            pool.shutdown();
            assertTrue(awaitEnd(pool), "the pool's threads are free again");
        } finally {
            pool.shutdownNow();
        }
    }

    private static boolean awaitEnd(ExecutorService pool) {
        try {
            return pool.awaitTermination(30, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void argumentsAreChecked() {
        Bootstrap bootstrap = Bootstrap.withDefaults();
        assertThrows(IllegalArgumentException.class, () -> bootstrap.replicates(1));
        for (double share : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> bootstrap.maximumLostShare(share));
        }
        assertEquals(2, bootstrap.replicates(2).run(Tally.of(BATTLES)).estimated());
    }

    @Test
    void votesThatCannotBeRatedAreAnError() {
        Tally unbeaten = TestBoards.ofPairs(new int[][] {{0, 1, 5, 0, 0}});
        assertThrows(
                UnidentifiableException.class, () -> Bootstrap.withDefaults().run(unbeaten));
    }

    @Test
    void aFitThatDidNotConvergeIsAnError() {
        BradleyTerryFit fit = BradleyTerry.withDefaults()
                .with(Solver.NEWMAN)
                .withMaximumIterations(1)
                .fit(Tally.of(BATTLES));
        assertThrows(NotConvergedException.class, () -> Bootstrap.withDefaults().run(fit));
    }

    @Test
    void unconvergedReplicatesAreAFindingWithRemedies() {
        UnconvergedReplicates finding = new UnconvergedReplicates(3, 1000);
        assertTrue(finding.message().contains("3 of 1000"), finding.message());
        assertFalse(finding.remedies().isEmpty());
    }
}
