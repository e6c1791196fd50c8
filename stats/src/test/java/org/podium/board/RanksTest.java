package org.podium.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RanksTest {

    /** Bounds on a coarse grid, so that many are equal: the definitions of the documentation, pair by pair. */
    @Property(tries = 500)
    void ranksCountCompetitorsPairByPair(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = -10, max = 10) Integer> lowers,
            @ForAll @Size(min = 30, max = 30) List<@IntRange(max = 6) Integer> widths) {
        int size = lowers.size();
        double[] lower = new double[size];
        double[] upper = new double[size];
        for (int i = 0; i < size; i++) {
            lower[i] = lowers.get(i);
            upper[i] = lower[i] + widths.get(i);
        }
        Ranks ranks = Ranks.of(lower, upper);
        for (int i = 0; i < size; i++) {
            int surelyBetter = 0;
            int surelyWorse = 0;
            for (int j = 0; j < size; j++) {
                surelyBetter += lower[j] > upper[i] ? 1 : 0;
                surelyWorse += upper[j] < lower[i] ? 1 : 0;
            }
            assertEquals(1 + surelyBetter, ranks.best(i));
            assertEquals(size - surelyWorse, ranks.worst(i));
            assertTrue(ranks.best(i) <= ranks.worst(i), "the spread is in order");
        }
    }

    @Test
    void intervalsApartHaveOneRankEach() {
        Ranks ranks = Ranks.of(new double[] {30, 10, 20}, new double[] {31, 11, 21});
        assertEquals(List.of(1, 3, 2), List.of(ranks.best(0), ranks.best(1), ranks.best(2)));
        assertEquals(List.of(1, 3, 2), List.of(ranks.worst(0), ranks.worst(1), ranks.worst(2)));
    }

    @Test
    void boundsThatTouchDoNotSeparate() {
        Ranks ranks = Ranks.of(new double[] {10, 20}, new double[] {20, 30});
        assertEquals(1, ranks.best(0));
        assertEquals(2, ranks.worst(1));
    }

    @Test
    void positiveAndNegativeZeroAreOneBound() {
        Ranks ranks = Ranks.of(new double[] {-1, 0.0}, new double[] {-0.0, 1});
        assertEquals(1, ranks.best(0));
        Ranks mirrored = Ranks.of(new double[] {-1, -0.0}, new double[] {0.0, 1});
        assertEquals(1, mirrored.best(0));
        assertEquals(2, mirrored.worst(1));
    }

    @Test
    void infiniteBoundsOverlapEverything() {
        double infinite = Double.POSITIVE_INFINITY;
        Ranks ranks = Ranks.of(new double[] {-infinite, 5, 1}, new double[] {infinite, 6, 2});
        assertEquals(1, ranks.best(0));
        assertEquals(3, ranks.worst(0));
        assertEquals(2, ranks.best(2));
    }

    @Test
    void boundsAreCheckedAndCopied() {
        assertThrows(IllegalArgumentException.class, () -> Ranks.of(new double[2], new double[3]));
        assertThrows(IllegalArgumentException.class, () -> Ranks.of(new double[] {2}, new double[] {1}));
        assertThrows(IllegalArgumentException.class, () -> Ranks.of(new double[] {Double.NaN}, new double[] {1}));
        assertThrows(IllegalArgumentException.class, () -> Ranks.of(new double[] {1}, new double[] {Double.NaN}));
        double[] lower = {1, 5};
        Ranks ranks = Ranks.of(lower, new double[] {2, 6});
        lower[1] = 0;
        assertEquals(2, ranks.best(0));
    }
}
