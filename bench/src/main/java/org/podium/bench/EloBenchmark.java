package org.podium.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.podium.elo.Elo;
import org.podium.elo.EloRatings;
import org.podium.elo.EloTable;
import org.podium.votes.BattleLog;

/** Online Elo over two million votes among 250 competitors; scores are times of one vote. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class EloBenchmark {

    static final int COMPETITORS = 250;
    static final int VOTES = 2_000_000;

    private static final long SEED = 20240814;

    private BattleLog log = BattleLog.builder().build();

    /** Draws the votes. */
    @Setup
    public void drawVotes() {
        log = Votes.league(COMPETITORS, VOTES, SEED);
    }

    /**
     * All votes of a log in order.
     *
     * @return the ratings, so that the work cannot be optimised away
     */
    @Benchmark
    @OperationsPerInvocation(VOTES)
    public EloRatings replay() {
        return requireConserved(Elo.withDefaults().replay(log));
    }

    /**
     * The same votes one by one into the live table of an application.
     *
     * @return the table
     */
    @Benchmark
    @OperationsPerInvocation(VOTES)
    public EloTable liveTable() {
        EloTable table = EloTable.create(Elo.withDefaults());
        for (int row = 0; row < VOTES; row++) {
            table.record(
                    log.roster().name(log.firstIndex(row)), log.roster().name(log.secondIndex(row)), log.outcome(row));
        }
        return table;
    }

    /** A benchmark of wrong answers measures nothing. */
    private static EloRatings requireConserved(EloRatings ratings) {
        double sum = 0;
        for (int index = 0; index < COMPETITORS; index++) {
            sum += ratings.rating(index);
        }
        if (!(Math.abs(sum - 1000.0 * COMPETITORS) < 1e-6)) {
            throw new IllegalStateException("the ratings sum to " + sum);
        }
        return ratings;
    }
}
