package org.podium.internal.parallel;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.podium.execution.Execution;
import org.podium.execution.ProgressListener;

/**
 * The items of one run: which is next, how many are done, what went wrong.
 *
 * <p>Every item that was claimed is run, and items are claimed in ascending order. So when any item fails, all items
 * below it have been claimed and will end, and the lowest failing item is the same whatever the threads did.
 *
 * <p>Thread-safe.
 */
final class WorkItems<W> {
    private final int items;
    private final Supplier<W> workspaces;
    private final TaskBody<W> body;

    // A long, since every worker steps once past the last item.
    private final AtomicLong next = new AtomicLong();
    private final AtomicInteger done = new AtomicInteger();
    private volatile boolean stopped;

    // Guarded by this.
    private @Nullable Throwable failure;
    private int failedItem;

    private int reported; // the calling thread's own

    WorkItems(int items, Supplier<W> workspaces, TaskBody<W> body) {
        this.items = items;
        this.workspaces = workspaces;
        this.body = body;
    }

    /** Works until no item is left; true if the execution was cancelled before every item was claimed. */
    boolean runOnCaller(Execution execution) {
        Worker worker = new Worker();
        while (!stopped && next.get() < items) {
            if (isCancelled(execution)) {
                return true;
            }
            worker.runNext();
            report(execution.progressListener());
        }
        return false;
    }

    /** Asked by the calling thread only. */
    static boolean isCancelled(Execution execution) {
        return Thread.currentThread().isInterrupted()
                || execution.cancellation().getAsBoolean();
    }

    /** Works until no item is left or the pool wants its thread back. */
    void runOnHelper() {
        Worker worker = new Worker();
        while (!stopped && next.get() < items && !Thread.currentThread().isInterrupted()) {
            worker.runNext();
        }
    }

    void claimNoMore() {
        stopped = true;
    }

    int done() {
        return done.get();
    }

    /** To be called when no worker is left. */
    void reportEnd(Execution execution) {
        report(execution.progressListener());
    }

    synchronized void throwFailure() {
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw new UndeclaredThrowableException(failure);
        }
    }

    private void report(ProgressListener listener) {
        int now = done.get();
        if (now > reported) {
            reported = now;
            listener.progress(now, items);
        }
    }

    private synchronized void fail(int item, Throwable thrown) {
        stopped = true;
        Throwable earlier = failure;
        if (earlier == null || item < failedItem) {
            failure = thrown;
            failedItem = item;
            suppress(thrown, earlier);
        } else {
            suppress(earlier, thrown);
        }
    }

    private static void suppress(Throwable main, @Nullable Throwable other) {
        // Items may throw one shared object, which cannot suppress itself.
        if (other != null && other != main) {
            main.addSuppressed(other);
        }
    }

    /** One thread's part in the run; confined to it. */
    private final class Worker {
        private @Nullable W workspace;

        void runNext() {
            long claimed = next.getAndIncrement();
            if (claimed >= items) {
                return;
            }
            try {
                if (workspace == null) {
                    workspace = workspaces.get();
                }
                body.run(workspace, (int) claimed);
                done.incrementAndGet();
            } catch (Throwable thrown) {
                fail((int) claimed, thrown);
            }
        }
    }
}
