package org.podium.bradleyterry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.podium.votes.Tally;

/** Comparisons in points, and the convergence rule recomputed from the votes. */
final class Points {
    static final double PER_UNIT = 400 / Math.log(10);

    private Points() {}

    /** Largest distance of two vectors of log-strengths, in points. */
    static double distance(double[] expected, double[] actual) {
        assertEquals(expected.length, actual.length);
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            double difference = Math.abs(expected[i] - actual[i]) * PER_UNIT;
            largest = difference <= largest ? largest : difference; // a NaN stays
        }
        return largest;
    }

    static void requireWithin(double tolerance, double[] expected, double[] actual, String what) {
        double distance = distance(expected, actual);
        assertTrue(distance <= tolerance, () -> what + ": off by " + distance + " points");
    }

    static void requireWithin(double tolerance, double[] expected, BradleyTerryFit fit) {
        requireWithin(tolerance, expected, fit.logStrengths(), fit.convergence().toString());
    }

    /** max |observed − expected score| ÷ battles, straight from the tally with half-win ties and no prior. */
    static double gradientNorm(BradleyTerryFit fit) {
        Tally tally = fit.tally();
        double[] surprise = new double[tally.roster().size()];
        double[] battles = new double[surprise.length];
        tally.forEachCell((i, j, wins, losses, ties, bothBad) -> {
            double expected = 1 / (1 + Math.exp(fit.logStrength(j) - fit.logStrength(i)));
            double n = wins + losses + ties + bothBad;
            double difference = wins + 0.5 * (ties + bothBad) - n * expected;
            surprise[i] += difference;
            surprise[j] -= difference;
            battles[i] += n;
            battles[j] += n;
        });
        double norm = 0;
        for (int i = 0; i < surprise.length; i++) {
            norm = Math.max(norm, Math.abs(surprise[i]) / battles[i]);
        }
        return norm;
    }

    /** Log-strengths of these competitors, in the order given. */
    static double[] of(BradleyTerryFit fit, List<String> competitors) {
        return competitors.stream().mapToDouble(fit::logStrength).toArray();
    }
}
