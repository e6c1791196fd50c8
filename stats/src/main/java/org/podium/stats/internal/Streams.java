package org.podium.stats.internal;

import java.util.SplittableRandom;

/**
 * The one way this library makes random numbers: replicate {@code r} of a procedure with seed {@code s} always draws
 * from the stream of {@code (s, r)}, whichever thread computes it and whatever was computed before.
 *
 * <p>The generator is SplitMix64 with a gamma of its own for each stream [Steele14]. Streams of two replicates of one
 * seed start from different states for certain, and streams of two seeds do so but for a chance of 2<sup>−64</sup>.
 */
public final class Streams {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private Streams() {}

    /**
     * The random numbers of one replicate.
     *
     * @param seed the seed that the user chose; any value, neighbouring seeds give unrelated streams
     * @param replicate the number of the replicate; any value
     * @return a new generator at the start of the stream, confined to one thread
     */
    public static SplittableRandom of(long seed, long replicate) {
        long state = mix(mix(seed + GOLDEN_GAMMA) + replicate * GOLDEN_GAMMA);
        // Without the split all streams would share one gamma, and be pieces of one cycle that could overlap.
        return new SplittableRandom(state).split();
    }

    /**
     * A uniform index, by one multiplication. Not {@link SplittableRandom#nextInt(int)}, whose way to bound a number is
     * the JDK's to change.
     *
     * @param random where to draw from: exactly one {@code long}
     * @param size the number of indices, at least 1
     * @return 0 … size − 1; no index is preferred by more than a factor of 1 + size · 2<sup>−63</sup>
     */
    public static int index(SplittableRandom random, int size) {
        return (int) Math.multiplyHigh(random.nextLong() >>> 1, (long) size << 1);
    }

    // The finaliser of SplitMix64, a bijection [Steele14].
    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
