package org.podium.hygiene;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.podium.execution.Execution;
import org.podium.internal.parallel.ParallelTasks;
import org.podium.stats.internal.Streams;
import org.podium.votes.BattleLog;
import org.podium.votes.TextColumn;

/**
 * Finds voters who vote unlike the others: for one competitor whoever is shown beside it, against one, at random, or
 * against what most say. The evidence against each voter is kept vote by vote and may be looked at after any of them.
 *
 * <p><b>What is tested.</b> The null hypothesis about a voter is: given the pairs it was shown, each of its votes is
 * exchangeable with the other voters' votes on that pair, and with its own on that pair. By default that is asked of
 * decisive votes among decisive votes only ({@link TestedVotes#DECISIVE}), so a voter may call ties as readily or rarely
 * as it likes. Sides are folded: who was shown first must not depend on the voter.
 *
 * <p><b>What is promised.</b> Under the null hypothesis the chance that the evidence ever reaches 1 / level is at most the
 * level: exactly so, whatever the number of other votes on a pair, the share of ties, the strengths, and the moment
 * at which anybody looks or stops. A vote on a pair on which nobody else has voted counts for nothing. With
 * {@link ReferenceVotes#EARLIER}, the default, that includes looking again and again at a log that grows at its end.
 *
 * <p><b>How.</b> Each vote gets a smoothed conformal p-value [VGS05]: its rank among the votes in the bag, which are other
 * voters' votes on the pair and this voter's earlier ones, with equal ranks broken by a random number. Under the null
 * hypothesis these p-values are independent and uniform, even in a bag of one. Two scores are used: how well a competitor
 * did, and how rare the outcome is in the bag. On the first kind of p-value bets are placed that the voter favours or
 * disfavours a competitor, a mixture over all that it meets; on the second kind that it votes against the others. Each is
 * a test martingale [SSVV11]; the evidence is half of the larger one, and Ville's inequality [Ville39] does the rest.
 *
 * <p><b>What it does not say.</b> The test knows pairs, not prompts or languages. An honest voter with questions unlike
 * everybody else's may be flagged, because its votes are not exchangeable with theirs; test such votes apart, by
 * selecting them. The same holds for voters who call a tie precisely when the better answer is the less expected one, or
 * skip votes in such a way: leaving out ties is fair if how readily a voter calls one is unrelated to whom it would
 * otherwise vote for. Nor is the promise kept if pairs are chosen by looking at earlier outcomes on the same pair. Many
 * accounts of one attacker shift the bag towards them; a voter found here is found by being few.
 *
 * <p><b>Determinism.</b> The random numbers of a voter are the stream of the seed and of a {@link KeyedHash} of the voter's
 * name, so the result depends neither on threads nor on who else votes, and other names (such as pseudonyms) give other
 * evidence for the same votes. Votes are taken in order of time, or in the order of rows if the log has no times. Whoever
 * knows the seed can compute what a vote will be worth; that helps little, but costs nothing to prevent.
 *
 * <p>Special cases: votes without a voter belong to the bags and are not tested. Importance weights are not looked at.
 *
 * <p>Cost: linear in the votes, some 100 ns each, and for each of them the competitors that its voter has met; 12 bytes a
 * vote and, for each thread, 24 bytes a pair. Immutable and thread-safe.
 */
public final class VoterTest {
    private static final VoterTest DEFAULTS =
            new VoterTest(0.01, 42, ReferenceVotes.EARLIER, TestedVotes.DECISIVE, Execution.sequential());

    private final double level;
    private final long seed;
    private final ReferenceVotes reference;
    private final TestedVotes testedVotes;
    private final Execution execution;

    private VoterTest(double level, long seed, ReferenceVotes reference, TestedVotes testedVotes, Execution execution) {
        this.level = level;
        this.seed = seed;
        this.reference = Objects.requireNonNull(reference, "reference");
        this.testedVotes = Objects.requireNonNull(testedVotes, "testedVotes");
        this.execution = Objects.requireNonNull(execution, "execution");
    }

    /**
     * Level 0.01, seed 42, decisive votes compared with earlier votes, on the calling thread.
     *
     * @return the default test
     */
    public static VoterTest withDefaults() {
        return DEFAULTS;
    }

    /**
     * Another level.
     *
     * @param share the largest chance of flagging an honest voter, above 0 and below 1
     * @return a new test
     * @throws IllegalArgumentException if the share is out of range
     */
    public VoterTest level(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("the level must be above 0 and below 1, such as 0.01, not " + share);
        }
        return new VoterTest(share, seed, reference, testedVotes, execution);
    }

    /**
     * Another seed for breaking equal ranks.
     *
     * @param number any number
     * @return a new test
     */
    public VoterTest seed(long number) {
        return new VoterTest(level, number, reference, testedVotes, execution);
    }

    /**
     * Other votes to compare with.
     *
     * @param votes which
     * @return a new test
     */
    public VoterTest against(ReferenceVotes votes) {
        return new VoterTest(level, seed, votes, testedVotes, execution);
    }

    /**
     * Other votes to judge by.
     *
     * @param votes which
     * @return a new test
     */
    public VoterTest testing(TestedVotes votes) {
        return new VoterTest(level, seed, reference, votes, execution);
    }

    /**
     * Where voters are tested, who hears of the progress and who may cancel it.
     *
     * @param where the execution; a work item is a voter
     * @return a new test
     */
    public VoterTest execution(Execution where) {
        return new VoterTest(level, seed, reference, testedVotes, where);
    }

    /**
     * The level.
     *
     * @return the largest chance of flagging an honest voter
     */
    public double level() {
        return level;
    }

    /**
     * What the result depends on, in words.
     *
     * @return an unmodifiable map of option to value
     */
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("level", Double.toString(level));
        options.put("tested", testedVotes.word());
        options.put("against", reference.word());
        options.put("seed", Long.toString(seed));
        return Collections.unmodifiableMap(options);
    }

    /**
     * Tests all voters of a log.
     *
     * @param log votes with voters
     * @return a verdict for each voter
     * @throws org.podium.votes.DataException if the log has no voters
     * @throws IllegalArgumentException if the log has frequency weights
     * @throws java.util.concurrent.CancellationException if the execution was cancelled
     */
    public VoterTestResult run(BattleLog log) {
        LogColumns.requireSingleVotes(log, "the voter test");
        TextColumn voters = LogColumns.voter(log);
        List<String> names = voters.values();
        int[] order = LogColumns.rowsInOrder(log);
        int[] each = IntStream.range(0, names.size()).toArray();
        RowGroups rows = RowGroups.of(voters, each, order);
        PairedVotes votes = PairedVotes.of(log, testedVotes);
        Bags bags = Bags.of(votes, order, reference);
        VoterVerdict[] verdicts = new VoterVerdict[names.size()];
        ParallelTasks.run(
                execution,
                verdicts.length,
                () -> new Worker(votes, bags, new VoterProcess(log.roster())),
                (worker, voter) -> verdicts[voter] = worker.test(names.get(voter), rows.rowsOf(voter)));
        return new VoterTestResult(level, Arrays.asList(verdicts));
    }

    private SplittableRandom randomNumbers(String voter) {
        long stream = ByteBuffer.wrap(KeyedHash.ofSeed(seed).hash(voter)).getLong();
        return Streams.of(seed, stream);
    }

    /** Tests one voter after another. */
    private final class Worker {
        private final PairedVotes votes;
        private final Bags.Own own;
        private final VoterProcess process;
        private final int[] bag = new int[ConformalRanks.OUTCOMES];

        Worker(PairedVotes votes, Bags bags, VoterProcess process) {
            this.votes = votes;
            this.process = process;
            own = bags.new Own();
        }

        VoterVerdict test(String voter, int[] rows) {
            process.start();
            own.start(rows);
            SplittableRandom random = randomNumbers(voter);
            int tested = 0;
            OptionalInt flaggedAt = OptionalInt.empty();
            for (int vote = 0; vote < rows.length; vote++) {
                int row = rows[vote];
                if (votes.pair(row) != PairedVotes.SKIPPED) {
                    if (own.fill(row, bag) > 0) {
                        tested++;
                        take(row, uniform(random));
                    }
                    own.pass(row);
                    if (flaggedAt.isEmpty() && VoterTestResult.reaches(process.evidence(), level)) {
                        flaggedAt = OptionalInt.of(vote + 1);
                    }
                }
            }
            own.end(rows);
            return new VoterVerdict(
                    voter,
                    rows.length,
                    tested,
                    process.evidence(),
                    process.maximum(),
                    Math.min(1, 1 / process.maximum()),
                    flaggedAt,
                    process.suspicion());
        }

        private void take(int row, double u) {
            int pair = votes.pair(row);
            int outcome = votes.outcome(row);
            process.vote(
                    votes.lower(pair),
                    votes.higher(pair),
                    ConformalRanks.directed(bag, outcome, u),
                    ConformalRanks.rarity(bag, outcome, u));
        }

        /** A number strictly between 0 and 1. */
        private static double uniform(SplittableRandom random) {
            return ((random.nextLong() >>> 11) + 0.5) * 0x1p-53;
        }
    }
}
