package org.podium.interval;

import org.podium.votes.Roster;

/** What may be a contrast of log-strengths. */
final class Contrasts {
    private Contrasts() {}

    static void require(double[] coefficients, Roster roster) {
        if (coefficients.length != roster.size()) {
            throw new IllegalArgumentException("a contrast needs one coefficient for each of the " + roster.size()
                    + " competitors, not " + coefficients.length);
        }
        double sum = 0;
        double largest = 0;
        for (double value : coefficients) {
            sum += value;
            largest = Math.max(largest, Math.abs(value));
        }
        if (!(Math.abs(sum) <= 1e-9 * largest && largest < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the coefficients of a contrast must be finite and sum to zero, not "
                    + sum + "; log-strengths have no absolute level");
        }
    }
}
