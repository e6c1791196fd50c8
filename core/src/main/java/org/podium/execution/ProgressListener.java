package org.podium.execution;

/**
 * Hears how far a piece of work has come.
 *
 * <p>A listener is called only on the thread that asked for the work, never by two threads at once, and so needs no
 * synchronisation. It should return quickly: that thread works too.
 */
@FunctionalInterface
public interface ProgressListener {
    /**
     * Work items were completed.
     *
     * @param done how many work items are complete, larger at every call; the last call of work that succeeds has
     *     {@code done == total}
     * @param total how many work items there are
     */
    void progress(long done, long total);
}
