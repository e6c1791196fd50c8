package org.podium.stats.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StreamsTest {

    /** First outputs of splitmix64.c by S. Vigna (public domain) for seed 0. */
    @Test
    void theGeneratorOfTheJdkIsSplitMix64() {
        SplittableRandom random = new SplittableRandom(0);
        assertEquals(0xE220A8397B1DCDAFL, random.nextLong());
        assertEquals(0x6E789E6AA1B965F4L, random.nextLong());
        assertEquals(0x06C45D188009454FL, random.nextLong());
    }

    @Test
    void aStreamIsAFunctionOfSeedAndReplicate() {
        SplittableRandom once = Streams.of(42, 7);
        SplittableRandom again = Streams.of(42, 7);
        for (int i = 0; i < 100; i++) {
            assertEquals(once.nextLong(), again.nextLong());
        }
    }

    @Test
    void neighbouringSeedsAndReplicatesShareNoOutput() {
        Set<Long> outputs = new HashSet<>();
        int streams = 0;
        for (long seed = -5; seed <= 5; seed++) {
            for (long replicate = 0; replicate < 200; replicate++) {
                SplittableRandom random = Streams.of(seed, replicate);
                streams++;
                for (int i = 0; i < 10; i++) {
                    outputs.add(random.nextLong());
                }
            }
        }
        assertEquals(10 * streams, outputs.size());
    }

    /**
     * Correlations of neighbouring streams of 10,000 numbers are normal with standard deviation 0.01; the largest of
     * 100 exceeds 0.045 in 0.07 % of all seeds, and the seed is fixed.
     */
    @Test
    void neighbouringReplicatesAreUncorrelated() {
        for (long replicate = 0; replicate < 100; replicate++) {
            SplittableRandom left = Streams.of(42, replicate);
            SplittableRandom right = Streams.of(42, replicate + 1);
            double sum = 0;
            for (int i = 0; i < 10_000; i++) {
                sum += (left.nextDouble() - 0.5) * (right.nextDouble() - 0.5);
            }
            assertEquals(0, sum / 10_000 * 12, 0.045, "replicate " + replicate);
        }
    }

    /** A chi-square with 12 degrees of freedom exceeds 32.9 with probability 0.001; the seed is fixed. */
    @Test
    void indicesAreUniform() {
        int[] counts = new int[13];
        SplittableRandom random = Streams.of(1, 0);
        for (int i = 0; i < 130_000; i++) {
            counts[Streams.index(random, counts.length)]++;
        }
        double chiSquare = 0;
        for (int count : counts) {
            chiSquare += (count - 10_000.0) * (count - 10_000.0) / 10_000;
        }
        assertTrue(chiSquare < 32.9, "chi-square " + chiSquare);
    }

    @Test
    void theOnlyIndexOfOneIsZero() {
        assertEquals(0, Streams.index(Streams.of(3, 3), 1));
    }
}
