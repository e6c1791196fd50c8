package org.podium.internal.model;

import java.util.HashMap;
import java.util.Map;

/** Votes of each unordered pair, for inverse-propensity weights. */
final class PairVotes {
    private final Map<Long, Long> votes = new HashMap<>();

    void add(int i, int j, long count) {
        votes.merge(key(i, j), count, Math::addExact);
    }

    /** max(votes of the pair, least). */
    double atLeast(long least, int i, int j) {
        return (double) Math.max(least, votes.getOrDefault(key(i, j), 0L));
    }

    private static long key(int i, int j) {
        return (long) Math.min(i, j) << 32 | Math.max(i, j);
    }
}
