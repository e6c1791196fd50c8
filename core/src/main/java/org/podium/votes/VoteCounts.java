package org.podium.votes;

/**
 * How one competitor's battles ended.
 *
 * <p>Immutable and thread-safe.
 *
 * @param wins battles it won, on either side
 * @param losses battles it lost
 * @param ties battles voted a tie
 * @param bothBad battles in which both were voted bad
 */
public record VoteCounts(long wins, long losses, long ties, long bothBad) {

    /**
     * The number of battles it took part in.
     *
     * @return wins + losses + ties + both bad
     */
    public long votes() {
        return wins + losses + ties + bothBad;
    }
}
