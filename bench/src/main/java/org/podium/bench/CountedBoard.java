package org.podium.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.resampling.Bootstrap;
import org.podium.resampling.BootstrapResult;
import org.podium.votes.BattleLog;
import org.podium.votes.Tally;

/** Counted votes, the threads that work on them, and the reference that judges what they answer. */
final class CountedBoard implements AutoCloseable {
    private final Tally tally;
    private final Reference reference;
    private final Workers workers;

    private CountedBoard(Tally tally, Reference reference, int threads) {
        this.tally = tally;
        this.reference = reference;
        workers = Workers.of(threads);
    }

    /** Draws and counts votes. The reference goes through the votes, not through their tally. */
    static CountedBoard of(Workload workload, int threads) {
        BattleLog log = workload.draw().log();
        return new CountedBoard(Tally.of(log), Reference.of(log, List.of()), threads);
    }

    static CountedBoard of(Tally tally, int threads) {
        return new CountedBoard(tally, Reference.of(tally), threads);
    }

    BradleyTerryFit fit() {
        return BradleyTerry.withDefaults().fit(tally, workers.execution());
    }

    BootstrapResult bootstrap(int replicates) {
        return Bootstrap.withDefaults()
                .replicates(replicates)
                .execution(workers.execution())
                .run(tally);
    }

    void requireOptimum(@Nullable BradleyTerryFit fit) {
        Checks.requireOptimum(Checks.measured(fit), reference);
    }

    /** Replicates must scatter as the sandwich of the reference says, about the optimum. */
    void requireReplicates(@Nullable BootstrapResult result, int replicates) {
        BootstrapResult measured = Checks.measured(result);
        Checks.requireOptimum(measured.fit(), reference);
        Checks.requireReplicates(measured, replicates, reference.sandwich(Reference.parameters(measured.fit())));
    }

    @Override
    public void close() {
        workers.close();
    }
}
