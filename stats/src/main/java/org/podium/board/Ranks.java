package org.podium.board;

import java.util.Arrays;

/**
 * Ranks from bounds, as arena boards show them. With lower bounds L and upper bounds U of the K competitors shown:
 *
 * <ul>
 *   <li>rank (UB) = 1 + #{j : L_j &gt; U_i}: one more than the number of competitors that are better for certain. It is
 *       also the best end of the rank spread.
 *   <li>worst rank = K − #{j : U_j &lt; L_i}.
 * </ul>
 *
 * <p>Each comparison is between two intervals at their own level: rank (UB) makes no claim about all competitors at
 * once, and two competitors whose intervals overlap may still differ for certain.
 *
 * <p>Immutable and thread-safe.
 */
public final class Ranks {
    private final double[] sortedLower;
    private final double[] sortedUpper;
    private final double[] lower;
    private final double[] upper;

    private Ranks(double[] lower, double[] upper) {
        this.lower = lower;
        this.upper = upper;
        sortedLower = lower.clone();
        sortedUpper = upper.clone();
        Arrays.sort(sortedLower);
        Arrays.sort(sortedUpper);
    }

    /**
     * Ranks by bounds. Cost: K log K.
     *
     * @param lower lower bounds, one a competitor
     * @param upper upper bounds, likewise, none below its lower bound
     * @return the ranks
     * @throws IllegalArgumentException if the arrays differ in length, or a bound is NaN or below its lower bound
     */
    public static Ranks of(double[] lower, double[] upper) {
        if (lower.length != upper.length) {
            throw new IllegalArgumentException(
                    "there are " + lower.length + " lower bounds but " + upper.length + " upper bounds");
        }
        for (int i = 0; i < lower.length; i++) {
            if (!(lower[i] <= upper[i])) {
                throw new IllegalArgumentException(
                        "bounds " + i + " are not an interval: from " + lower[i] + " to " + upper[i]);
            }
        }
        return new Ranks(lower.clone(), upper.clone());
    }

    /**
     * Rank (UB), the best end of the spread.
     *
     * @param index a competitor
     * @return 1 … K
     */
    public int best(int index) {
        return 1 + sortedLower.length - notAbove(sortedLower, upper[index]);
    }

    /**
     * The worst end of the spread.
     *
     * @param index a competitor
     * @return 1 … K
     */
    public int worst(int index) {
        return sortedUpper.length - below(sortedUpper, lower[index]);
    }

    private static int notAbove(double[] sorted, double bound) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int below(double[] sorted, double bound) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
