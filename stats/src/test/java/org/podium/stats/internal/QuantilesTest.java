package org.podium.stats.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuantilesTest {

    /** numpy.quantile([1, 2, 4, 8, 16], p), the default method. */
    @Test
    void matchesNumpyOnFiveValues() {
        double[] sorted = {1, 2, 4, 8, 16};
        assertEquals(1, Quantiles.ofSorted(sorted, 0));
        assertEquals(1.1, Quantiles.ofSorted(sorted, 0.025), 1e-15);
        assertEquals(2, Quantiles.ofSorted(sorted, 0.25), 1e-15);
        assertEquals(3.2, Quantiles.ofSorted(sorted, 0.4), 1e-15);
        assertEquals(4, Quantiles.ofSorted(sorted, 0.5), 1e-15);
        assertEquals(15.2, Quantiles.ofSorted(sorted, 0.975), 1e-14);
        assertEquals(16, Quantiles.ofSorted(sorted, 1));
    }

    @Test
    void theOnlyValueIsEveryQuantile() {
        assertEquals(7, Quantiles.ofSorted(new double[] {7}, 0.025));
        assertEquals(7, Quantiles.ofSorted(new double[] {7}, 1));
    }

    /** [HF96] type 7 by its definition: position (n − 1) p, linear in between. Tolerance: rounding of the position. */
    @Property(tries = 300)
    void interpolatesBetweenOrderStatistics(
            @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = -1000, max = 1000) Double> values,
            @ForAll @DoubleRange(max = 1) double probability) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double position = (sorted.length - 1) * probability;
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        double expected = sorted[below] + (position - below) * (sorted[above] - sorted[below]);
        assertEquals(expected, Quantiles.ofSorted(sorted, probability), 1e-10);
    }
}
