package org.podium.execution;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How work that could use several threads is run: on the calling thread alone, which is the default everywhere, or on
 * the calling thread and an executor that the caller owns.
 *
 * <p>The library never creates a thread. Work is cut into items that the workers claim one after another:
 *
 * <ul>
 *   <li>The calling thread is itself a worker and needs no other. An executor that is saturated, has a single thread
 *       (even the calling one), runs tasks late or rejects them costs time but cannot cause a deadlock.
 *   <li>Results never depend on the number of workers or on which of them did what.
 *   <li>If items fail, no new items start, and the failure with the lowest item number is thrown, which is the same
 *       one for any number of threads; failures of other items are suppressed exceptions of it.
 *   <li>When a call returns or throws, no item is running any more.
 * </ul>
 *
 * <p>The calling thread is stopped between two work items, with a {@link CancellationException}, if the condition of
 * {@link #cancelledBy} holds or if it was interrupted (its interrupt status stays set). A pool's thread that is
 * interrupted takes no further item; the others finish the work.
 *
 * <p>Immutable and thread-safe; one instance serves any number of calls, also at the same time, as far as the executor,
 * the listener and the condition allow it.
 */
public final class Execution {
    private static final Execution SEQUENTIAL = new Execution(null, 1, (done, total) -> {}, () -> false);

    private final @Nullable Executor executor;
    private final int parallelism;
    private final ProgressListener listener;
    private final BooleanSupplier cancelled;

    private Execution(
            @Nullable Executor executor, int parallelism, ProgressListener listener, BooleanSupplier cancelled) {
        this.executor = executor;
        this.parallelism = parallelism;
        this.listener = listener;
        this.cancelled = cancelled;
    }

    /**
     * Runs everything on the calling thread.
     *
     * @return the default way to run work
     */
    public static Execution sequential() {
        return SEQUENTIAL;
    }

    /**
     * Runs work on the calling thread and, beside it, on up to {@code parallelism − 1} threads of an executor.
     *
     * @param executor where helping tasks are started; it stays the caller's to shut down
     * @param parallelism the largest number of threads that work at the same time, the calling one included
     * @return an execution without listener and condition
     * @throws NullPointerException if {@code executor} is null
     * @throws IllegalArgumentException if {@code parallelism} is less than 1
     */
    public static Execution on(Executor executor, int parallelism) {
        Objects.requireNonNull(executor, "executor");
        if (parallelism < 1) {
            throw new IllegalArgumentException(
                    "parallelism is " + parallelism + " but must be at least 1, the calling thread itself");
        }
        return new Execution(executor, parallelism, SEQUENTIAL.listener, SEQUENTIAL.cancelled);
    }

    /**
     * The same execution that reports its progress.
     *
     * @param listener called on the calling thread only, after work items; what it throws stops the work and is thrown
     *     to the caller
     * @return a copy with this listener in place of an earlier one
     * @throws NullPointerException if {@code listener} is null
     */
    public Execution progress(ProgressListener listener) {
        return new Execution(executor, parallelism, Objects.requireNonNull(listener, "listener"), cancelled);
    }

    /**
     * The same execution that can be cancelled. Once the condition holds, no new work item starts, and the call ends
     * with a {@link CancellationException}, unless every item has been started already.
     *
     * @param condition true when the work shall stop; evaluated on the calling thread only, between work items, so it
     *     should be cheap, such as {@code flag::get} of an {@code AtomicBoolean} or a deadline
     * @return a copy with this condition in place of an earlier one
     * @throws NullPointerException if {@code condition} is null
     */
    public Execution cancelledBy(BooleanSupplier condition) {
        return new Execution(executor, parallelism, listener, Objects.requireNonNull(condition, "condition"));
    }

    /**
     * The executor that helps the calling thread.
     *
     * @return the executor, or empty if work runs on the calling thread alone
     */
    public Optional<Executor> executor() {
        return Optional.ofNullable(executor);
    }

    /**
     * The largest number of threads that work at the same time.
     *
     * @return at least 1, the calling thread
     */
    public int parallelism() {
        return parallelism;
    }

    /**
     * Who hears about progress.
     *
     * @return the listener, one that does nothing by default
     */
    public ProgressListener progressListener() {
        return listener;
    }

    /**
     * When work is cancelled.
     *
     * @return the condition, never true by default
     */
    public BooleanSupplier cancellation() {
        return cancelled;
    }
}
