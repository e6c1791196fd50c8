package org.podium.stats.internal;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws N votes with replacement from cells with counts c₁ … c_m, N = Σ c, in a few nanoseconds a cell.
 *
 * <p>Every cell gets an independent Poisson(λ c) draw with λ a little below 1. Given its total T the vector is
 * multinomial(T; c / N). If T ≤ N, the N − T votes still missing are drawn one by one from an alias table; otherwise all
 * cells are drawn again, which depends on T alone and so leaves the conditional law as it is.
 *
 * <p>Immutable; threads share it, each with its own random stream. Memory: the Poisson tables, one for each different
 * count.
 */
final class MultinomialSampler {
    /** How many standard deviations below N the expected total lies: about 1 redraw in 160. */
    private static final double DEVIATIONS = 2.5;

    private final long total;
    private final PoissonTables poisson;
    private final AliasTable single;

    MultinomialSampler(long[] counts) {
        total = Arrays.stream(counts).sum();
        double n = total;
        double share = Math.max(0, 1 - DEVIATIONS / Math.sqrt(n));
        poisson = new PoissonTables(counts, share);
        single = new AliasTable(Arrays.stream(counts).asDoubleStream().toArray());
    }

    /** Writes one multinomial vector. */
    void draw(SplittableRandom random, long[] drawn) {
        long sum;
        do {
            sum = poisson.draw(random, drawn);
        } while (sum > total);
        for (long missing = total - sum; missing > 0; missing--) {
            drawn[single.draw(random)]++;
        }
    }
}
