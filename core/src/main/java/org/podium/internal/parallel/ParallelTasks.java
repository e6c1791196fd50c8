package org.podium.internal.parallel;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.podium.execution.Execution;

/**
 * Runs numbered work items the way an {@link Execution} says.
 *
 * <p>Items are claimed in ascending order. What a body wrote is visible to the caller once {@code run} returns.
 * Cost: two atomic increments an item, and for each helping thread one task and one workspace.
 *
 * <p>Thread-safe, without state of its own.
 */
public final class ParallelTasks {
    private ParallelTasks() {}

    /**
     * Runs items that need no workspace.
     *
     * @param execution which threads work
     * @param items the number of items
     * @param body run once for each of 0 … items − 1
     * @throws IllegalArgumentException if {@code items} is negative
     * @throws CancellationException if the execution is cancelled or the calling thread is interrupted
     */
    public static void run(Execution execution, int items, IntConsumer body) {
        Objects.requireNonNull(body, "body");
        run(execution, items, () -> body, IntConsumer::accept);
    }

    /**
     * Runs items with a workspace for each worker.
     *
     * @param execution which threads work
     * @param items the number of items
     * @param workspacePerWorker makes a workspace; called by each worker before its first item, never for a worker
     *     that finds no item
     * @param body run once for each of 0 … items − 1
     * @param <W> the workspace
     * @throws IllegalArgumentException if {@code items} is negative
     * @throws CancellationException if the execution is cancelled or the calling thread is interrupted
     */
    public static <W> void run(Execution execution, int items, Supplier<W> workspacePerWorker, TaskBody<W> body) {
        Objects.requireNonNull(execution, "execution");
        Objects.requireNonNull(workspacePerWorker, "workspacePerWorker");
        Objects.requireNonNull(body, "body");
        if (items < 0) {
            throw new IllegalArgumentException("the number of work items is negative: " + items);
        }
        // A helper could finish all items before the caller first asks.
        if (items > 0 && execution.executor().isPresent() && WorkItems.isCancelled(execution)) {
            throw new CancellationException("cancelled before the first of " + items + " work items");
        }
        WorkItems<W> work = new WorkItems<>(items, workspacePerWorker, body);
        Helpers helpers = new Helpers(work);
        boolean cancelled;
        try {
            execution
                    .executor()
                    .ifPresent(executor -> submit(helpers, executor, Math.min(execution.parallelism(), items) - 1));
            cancelled = work.runOnCaller(execution);
        } finally {
            work.claimNoMore();
            helpers.closeAndAwait();
        }
        work.throwFailure();
        if (cancelled) {
            throw new CancellationException("cancelled after " + work.done() + " of " + items + " work items");
        }
        work.reportEnd(execution);
    }

    private static void submit(Helpers helpers, Executor executor, int wanted) {
        try {
            for (int i = 0; i < wanted; i++) {
                executor.execute(helpers);
            }
        } catch (RejectedExecutionException saturated) {
            // The workers there are, at least the calling thread, do what nobody else takes.
            return;
        }
    }
}
