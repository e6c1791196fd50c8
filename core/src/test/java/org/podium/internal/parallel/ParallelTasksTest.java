package org.podium.internal.parallel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.podium.execution.Execution;

/** Threads meet at latches and barriers, never at a time; the limit only turns a deadlock into a failure. */
@Timeout(60)
class ParallelTasksTest {
    private final ExecutorService pool = Executors.newFixedThreadPool(3);

    @AfterEach
    void endThePool() {
        pool.shutdownNow();
    }

    private static int[] squares(Execution execution, int items) {
        int[] squares = new int[items];
        ParallelTasks.run(execution, items, item -> squares[item] = item * item);
        return squares;
    }

    private static int[] expectedSquares(int items) {
        int[] squares = new int[items];
        Arrays.setAll(squares, i -> i * i);
        return squares;
    }

    @Test
    void everyItemRunsOnceOnAnyNumberOfThreads() {
        for (int items : new int[] {0, 1, 2, 3, 1000}) {
            assertArrayEquals(expectedSquares(items), squares(Execution.sequential(), items));
            assertArrayEquals(expectedSquares(items), squares(Execution.on(pool, 1), items));
            assertArrayEquals(expectedSquares(items), squares(Execution.on(pool, 4), items));
        }
        AtomicInteger runs = new AtomicInteger();
        ParallelTasks.run(Execution.on(pool, 4), 10_000, item -> runs.incrementAndGet());
        assertEquals(10_000, runs.get());
    }

    @Test
    void thePoolHelps() {
        CyclicBarrier together = new CyclicBarrier(4);
        Set<Thread> workers = ConcurrentHashMap.newKeySet();
        ParallelTasks.run(Execution.on(pool, 4), 4, item -> {
            workers.add(Thread.currentThread());
            meet(together);
        });
        assertEquals(4, workers.size());
        assertTrue(workers.contains(Thread.currentThread()));
    }

    @Test
    void atMostTheParallelismIsUsed() {
        List<Runnable> submitted = new ArrayList<>();
        ParallelTasks.run(Execution.on(submitted::add, 3), 100, item -> {});
        assertEquals(2, submitted.size());
        submitted.clear();
        ParallelTasks.run(Execution.on(submitted::add, 8), 2, item -> {});
        assertEquals(1, submitted.size());
    }

    @Test
    void aSaturatedPoolNeverDelaysTheCaller() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        for (int i = 0; i < 3; i++) {
            pool.execute(() -> awaitQuietly(release));
        }
        assertArrayEquals(expectedSquares(50), squares(Execution.on(pool, 4), 50));
        release.countDown();
    }

    @Test
    void aSingleThreadMayRunNestedWork() throws Exception {
        ExecutorService single = Executors.newSingleThreadExecutor();
        try {
            Execution execution = Execution.on(single, 4);
            Future<int[]> nested = single.submit(() -> {
                int[] sums = new int[5];
                ParallelTasks.run(
                        execution,
                        5,
                        item -> sums[item] =
                                Arrays.stream(squares(execution, 10)).sum());
                return sums;
            });
            assertArrayEquals(new int[] {285, 285, 285, 285, 285}, nested.get());
        } finally {
            single.shutdownNow();
        }
    }

    @Test
    void aRejectingExecutorLeavesTheWorkToTheCaller() {
        pool.shutdown();
        assertArrayEquals(expectedSquares(20), squares(Execution.on(pool, 4), 20));
    }

    @Test
    void anExecutorMayRejectAfterSomeTasks() {
        Queue<Runnable> room = new ArrayDeque<>();
        Executor oneTaskOnly = task -> {
            if (!room.isEmpty()) {
                throw new RejectedExecutionException("full");
            }
            room.add(task);
            pool.execute(task);
        };
        assertArrayEquals(expectedSquares(20), squares(Execution.on(oneTaskOnly, 4), 20));
    }

    @Test
    void anExecutorThatRunsTasksAtOnceStillReportsProgress() {
        List<Long> calls = new ArrayList<>();
        ParallelTasks.run(Execution.on(Runnable::run, 4).progress((done, total) -> calls.add(done)), 3, item -> {});
        assertEquals(List.of(1L, 2L, 3L), calls);
    }

    @Test
    void aBrokenExecutorIsReportedAfterHelpersEnded() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger submitted = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        Executor broken = task -> {
            if (submitted.getAndIncrement() > 0) {
                awaitQuietly(begun);
                throw new IllegalStateException("broken");
            }
            pool.execute(task);
        };
        IllegalStateException thrown = assertThrows(
                IllegalStateException.class,
                () -> ParallelTasks.run(Execution.on(broken, 4), 1_000_000, item -> {
                    running.incrementAndGet();
                    begun.countDown();
                    running.decrementAndGet();
                }));
        assertEquals("broken", thrown.getMessage());
        assertEquals(0, running.get());
    }

    @Test
    void aHelperThatStartsLateDoesNothing() {
        List<Runnable> late = new ArrayList<>();
        AtomicInteger runs = new AtomicInteger();
        ParallelTasks.run(Execution.on(late::add, 4), 10, item -> runs.incrementAndGet());
        late.forEach(Runnable::run);
        assertEquals(3, late.size());
        assertEquals(10, runs.get());
    }

    @Test
    void eachWorkerHasOneWorkspaceOfItsOwn() {
        CyclicBarrier together = new CyclicBarrier(4);
        AtomicInteger made = new AtomicInteger();
        Set<Object> used = ConcurrentHashMap.newKeySet();
        ParallelTasks.run(
                Execution.on(pool, 4),
                8,
                () -> {
                    made.incrementAndGet();
                    return new Object();
                },
                (workspace, item) -> {
                    used.add(workspace);
                    if (item < 4) {
                        meet(together);
                    }
                });
        assertEquals(4, made.get());
        assertEquals(4, used.size());
    }

    @Test
    void noWorkMakesNoWorkspace() {
        ParallelTasks.run(
                Execution.on(pool, 4),
                0,
                () -> {
                    throw new AssertionError("no item needs a workspace");
                },
                (workspace, item) -> {});
    }

    @Test
    void theLowestFailureIsThrownWithTheOthersSuppressed() {
        RuntimeException[] failures = new RuntimeException[4];
        CyclicBarrier together = new CyclicBarrier(4);
        AtomicInteger runs = new AtomicInteger();
        RuntimeException thrown = assertThrows(
                RuntimeException.class,
                () -> ParallelTasks.run(Execution.on(pool, 4), 1_000, item -> {
                    runs.incrementAndGet();
                    meet(together);
                    failures[item] = new IllegalStateException("item " + item);
                    throw failures[item];
                }));
        assertEquals("item 0", thrown.getMessage());
        assertEquals(4, runs.get());
        assertEquals(Set.of(failures), flattened(thrown));
    }

    @Test
    void oneExceptionObjectMayBeThrownTwice() {
        IllegalStateException shared = new IllegalStateException("shared");
        CyclicBarrier together = new CyclicBarrier(2);
        assertSame(
                shared,
                assertThrows(
                        IllegalStateException.class,
                        () -> ParallelTasks.run(Execution.on(pool, 2), 2, item -> {
                            meet(together);
                            throw shared;
                        })));
    }

    @Test
    void errorsPassThroughUnwrapped() {
        StackOverflowError error = new StackOverflowError();
        assertSame(
                error,
                assertThrows(
                        StackOverflowError.class,
                        () -> ParallelTasks.run(Execution.sequential(), 1, i -> {
                            throw error;
                        })));
    }

    @Test
    void aWorkspaceThatCannotBeMadeIsAFailure() {
        assertThrows(
                IllegalStateException.class,
                () -> ParallelTasks.run(
                        Execution.on(pool, 4),
                        10,
                        () -> {
                            throw new IllegalStateException("no memory");
                        },
                        (workspace, item) -> {}));
    }

    @Test
    void progressIsReportedOnTheCallingThreadAndEndsWithTheTotal() {
        List<Long> calls = new ArrayList<>();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        ParallelTasks.run(
                Execution.on(pool, 4).progress((done, total) -> {
                    assertEquals(500, total);
                    calls.add(done);
                    threads.add(Thread.currentThread());
                }),
                500,
                item -> {});
        assertEquals(Set.of(Thread.currentThread()), threads);
        assertEquals(calls.stream().distinct().sorted().toList(), calls);
        assertEquals(500, calls.get(calls.size() - 1));
    }

    @Test
    void whatAListenerThrowsStopsTheWork() {
        AtomicInteger runs = new AtomicInteger();
        Execution execution = Execution.sequential().progress((done, total) -> {
            throw new IllegalStateException("tired");
        });
        assertThrows(
                IllegalStateException.class, () -> ParallelTasks.run(execution, 10, item -> runs.incrementAndGet()));
        assertEquals(1, runs.get());
    }

    @Test
    void cancellationIsSeenBetweenItems() {
        AtomicInteger runs = new AtomicInteger();
        CancellationException thrown = assertThrows(
                CancellationException.class,
                () -> ParallelTasks.run(
                        Execution.sequential().cancelledBy(() -> runs.get() == 3), 10, item -> runs.incrementAndGet()));
        assertEquals("cancelled after 3 of 10 work items", thrown.getMessage());
        assertEquals(3, runs.get());
    }

    @Test
    void cancellationStopsHelpersToo() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        assertThrows(
                CancellationException.class,
                () -> ParallelTasks.run(
                        Execution.on(pool, 4).cancelledBy(() -> runs.get() >= 100),
                        Integer.MAX_VALUE,
                        item -> runs.incrementAndGet()));
        pool.shutdown();
        int atReturn = runs.get();
        assertTrue(pool.awaitTermination(60, TimeUnit.SECONDS));
        assertEquals(atReturn, runs.get());
    }

    @Test
    void workThatIsDoneIsNotCancelled() {
        AtomicInteger runs = new AtomicInteger();
        ParallelTasks.run(
                Execution.sequential().cancelledBy(() -> runs.get() == 10), 10, item -> runs.incrementAndGet());
        assertEquals(10, runs.get());
    }

    @Test
    void anInterruptOfTheCallerCancelsAndStaysSet() {
        AtomicInteger runs = new AtomicInteger();
        assertThrows(
                CancellationException.class,
                () -> ParallelTasks.run(Execution.sequential(), 10, item -> {
                    runs.incrementAndGet();
                    Thread.currentThread().interrupt();
                }));
        assertTrue(Thread.interrupted());
        assertEquals(1, runs.get());
    }

    @Test
    void anInterruptWhileWaitingForTheLastItemIsKept() throws Exception {
        CountDownLatch callerIsDone = new CountDownLatch(1);
        CyclicBarrier together = new CyclicBarrier(2);
        Thread caller = Thread.currentThread();
        int[] results = new int[2];
        ParallelTasks.run(Execution.on(pool, 2), 2, item -> {
            meet(together);
            if (Thread.currentThread() == caller) {
                callerIsDone.countDown();
            } else {
                awaitQuietly(callerIsDone);
                caller.interrupt();
            }
            results[item] = item + 1;
        });
        assertTrue(Thread.interrupted());
        assertArrayEquals(new int[] {1, 2}, results);
    }

    @Test
    void anInterruptedHelperHandsItsThreadBack() {
        AtomicInteger helped = new AtomicInteger();
        Thread caller = Thread.currentThread();
        CyclicBarrier together = new CyclicBarrier(2);
        int[] results = new int[1000];
        ParallelTasks.run(Execution.on(pool, 2), results.length, item -> {
            if (item < 2) {
                meet(together);
            }
            if (Thread.currentThread() != caller) {
                helped.incrementAndGet();
                Thread.currentThread().interrupt();
            }
            results[item] = 1;
        });
        assertEquals(1, helped.get());
        assertEquals(1000, Arrays.stream(results).sum());
    }

    @Test
    void concurrentRunsShareOnePool() throws Exception {
        List<Future<int[]>> runs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            runs.add(pool.submit(() -> squares(Execution.on(pool, 3), 300)));
        }
        for (Future<int[]> run : runs) {
            assertArrayEquals(expectedSquares(300), run.get());
        }
    }

    @Test
    void aNegativeNumberOfItemsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> ParallelTasks.run(Execution.sequential(), -1, item -> {}));
    }

    @Test
    void failuresInNestedWorkReachTheOuterCaller() {
        ExecutionException thrown = assertThrows(
                ExecutionException.class,
                () -> pool.submit(() -> ParallelTasks.run(
                                Execution.on(pool, 3),
                                3,
                                outer -> ParallelTasks.run(Execution.on(pool, 3), 3, inner -> {
                                    throw new IllegalStateException(outer + "/" + inner);
                                })))
                        .get());
        assertEquals("0/0", thrown.getCause().getMessage());
        assertNotSame(thrown, thrown.getCause());
    }

    private static Set<Throwable> flattened(Throwable thrown) {
        Set<Throwable> all = ConcurrentHashMap.newKeySet();
        all.add(thrown);
        for (Throwable suppressed : thrown.getSuppressed()) {
            all.addAll(flattened(suppressed));
        }
        return all;
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
