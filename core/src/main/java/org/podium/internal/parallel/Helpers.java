package org.podium.internal.parallel;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The task that an executor runs to help the calling thread; the same object is submitted once for each helper wanted.
 *
 * <p>The calling thread waits only for helpers that have begun. One that begins after {@link #closeAndAwait} finds the
 * work gone and returns, so a pool that never comes round to it delays nobody and holds no memory of the work.
 *
 * <p>Thread-safe.
 */
final class Helpers implements Runnable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();

    // Guarded by the lock; null once closed.
    private @Nullable WorkItems<?> work;
    private @Nullable Thread caller = Thread.currentThread();
    private int active;

    Helpers(WorkItems<?> work) {
        this.work = work;
    }

    @Override
    public void run() {
        WorkItems<?> entered = enter();
        if (entered == null) {
            return;
        }
        try {
            entered.runOnHelper();
        } finally {
            leave();
        }
    }

    /** Lets no further helper begin and waits for those that have; each is at most one item from its end. */
    void closeAndAwait() {
        lock.lock();
        try {
            work = null;
            caller = null;
            while (active > 0) {
                idle.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private @Nullable WorkItems<?> enter() {
        lock.lock();
        try {
            // An executor may run tasks right inside execute(); that thread works anyway, and reports progress.
            if (work == null || Thread.currentThread() == caller) {
                return null;
            }
            active++;
            return work;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            if (--active == 0) {
                idle.signal();
            }
        } finally {
            lock.unlock();
        }
    }
}
