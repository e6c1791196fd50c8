package org.podium.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.podium.elo.Elo;
import org.podium.elo.EloRatings;
import org.podium.elo.EloTable;
import org.podium.votes.BattleLog;
import org.podium.votes.Outcome;

/**
 * Online Elo over the ten million votes of workload XL; scores are times of one vote. Checked against a loop over the
 * printed formula.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class EloBenchmark {

    private static final int VOTES = 10_000_000;
    private static final Outcome[] OUTCOMES = Outcome.values();

    private DrawnVotes votes;
    private List<String> names;
    private BattleLog log;
    private @Nullable EloRatings ratings;
    private @Nullable EloTable table;

    /** Draws the votes. */
    @Setup
    public void drawVotes() {
        draw(Workload.XL);
    }

    final void draw(Workload workload) {
        votes = workload.draw();
        names = votes.names();
        log = votes.log();
    }

    /**
     * All votes of a log in order.
     *
     * @return the ratings
     */
    @Benchmark
    @OperationsPerInvocation(VOTES)
    public EloRatings replay() {
        ratings = Elo.withDefaults().replay(log);
        return ratings;
    }

    /**
     * The same votes one by one, by name, into the live table of an application.
     *
     * @return the table
     */
    @Benchmark
    @OperationsPerInvocation(VOTES)
    public EloTable liveTable() {
        EloTable live = EloTable.create(Elo.withDefaults());
        for (int row = 0; row < votes.size(); row++) {
            live.record(names.get(votes.first()[row]), names.get(votes.second()[row]), OUTCOMES[votes.outcomes()[row]]);
        }
        table = live;
        return live;
    }

    /** Compares every rating. */
    @TearDown(Level.Trial)
    public void check() {
        EloRatings replayed = ratings;
        if (replayed != null) {
            Checks.requireElo(replayed::rating, votes);
        }
        EloTable live = table;
        if (live != null) {
            Checks.requireElo(i -> live.rating(names.get(i)).orElse(Double.NaN), votes);
        }
    }
}
