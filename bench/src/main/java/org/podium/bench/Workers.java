package org.podium.bench;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.podium.execution.Execution;

/** The threads of one benchmark: the measured one and its helpers. */
final class Workers implements AutoCloseable {
    private final ExecutorService pool;
    private final Execution execution;

    private Workers(int threads) {
        pool = Executors.newFixedThreadPool(Math.max(1, threads - 1));
        execution = threads == 1 ? Execution.sequential() : Execution.on(pool, threads);
    }

    static Workers of(int threads) {
        return new Workers(threads);
    }

    Execution execution() {
        return execution;
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
