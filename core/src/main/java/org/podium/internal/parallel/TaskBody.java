package org.podium.internal.parallel;

/**
 * The work of one item.
 *
 * @param <W> the workspace of a worker
 */
@FunctionalInterface
public interface TaskBody<W> {
    /**
     * Does one item's work. For results that do not depend on the number of workers, what is written for an item must
     * be a function of the item alone: the workspace arrives in whatever state an earlier item left it.
     *
     * @param workspace the calling worker's own; no other thread uses it
     * @param item 0 … items − 1
     */
    void run(W workspace, int item);
}
