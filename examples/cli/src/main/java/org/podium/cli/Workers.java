package org.podium.cli;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.podium.execution.Execution;

/** The threads that help the main one, as many as the user allows; they end with the command. */
final class Workers implements AutoCloseable {
    private final int threads;
    private final ExecutorService pool;

    Workers(int threads) {
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(Math.max(1, threads - 1), task -> {
            Thread thread = new Thread(task, "podium-worker");
            thread.setDaemon(true); // so that Ctrl-C need not wait for a work item
            return thread;
        });
    }

    /** How work runs that shows its progress under a name. */
    Execution execution(Console console, String work) {
        return Execution.on(pool, threads)
                .progress(ProgressBar.of(console, work))
                .cancelledBy(console.cancelled()::get);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
