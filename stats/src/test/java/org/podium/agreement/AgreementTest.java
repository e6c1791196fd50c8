package org.podium.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.podium.votes.Battle;
import org.podium.votes.DataException;
import org.podium.votes.Outcome;
import org.podium.votes.Sides;
import org.podium.votes.Tally;

class AgreementTest {
    private static final double Z = 1.959963984540054;

    private static Map<String, Double> scores(double... values) {
        Map<String, Double> scores = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            scores.put("c" + (char) ('a' + i), values[i]);
        }
        return scores;
    }

    private static void assertInterval(double estimate, double error, Correlation correlation) {
        double centre = Math.log((1 + estimate) / (1 - estimate)) / 2;
        assertEquals(estimate, correlation.estimate(), 1e-12);
        assertEquals(Math.tanh(centre - Z * error), correlation.lower(), 1e-8);
        assertEquals(Math.tanh(centre + Z * error), correlation.upper(), 1e-8);
    }

    /**
     * Ranks 1 2 3 4 5 against 2 1 4 3 5: of ten pairs two are in another order, so τ = 6/10; the squared differences add
     * up to 4, so ρ = 1 − 6·4/120 = 0.8; the scores are the ranks, so r = ρ.
     */
    @Test
    void fiveCompetitorsByHand() {
        Agreement agreement = Agreement.between(scores(5, 4, 3, 2, 1), scores(4, 5, 2, 3, 1), 0.95);
        assertInterval(0.6, Math.sqrt(0.437), agreement.kendall());
        assertInterval(0.8, Math.sqrt((1 + 0.32) / 2), agreement.spearman());
        assertInterval(0.8, 1 / Math.sqrt(2), agreement.pearson());
        assertEquals(new Agreement.Row("ca", 5, 4, 1, 2), agreement.rows().get(0));
        assertEquals(new Agreement.Row("ce", 1, 1, 5, 5), agreement.rows().get(4));
    }

    /** Ties have their mean rank; τ-b divides by √(pairs untied in x · pairs untied in y) = √(5·6). */
    @Test
    void tiesShareTheirRank() {
        Agreement agreement = Agreement.between(scores(3, 3, 2, 1), scores(4, 3, 2, 1), 0.95);
        assertEquals(5 / Math.sqrt(5 * 6.0), agreement.kendall().estimate(), 1e-12);
        assertEquals(new Agreement.Row("ca", 3, 4, 1.5, 1), agreement.rows().get(0));
        assertEquals(new Agreement.Row("cb", 3, 3, 1.5, 2), agreement.rows().get(1));
        assertEquals(0.5, agreement.rows().get(0).disagreement());
        assertTrue(Double.isNaN(agreement.kendall().lower()), "four pairs are too few for an interval");
    }

    @Test
    void correlationsAgreeWithTheirDefinitions() {
        SplittableRandom random = new SplittableRandom(11);
        double[] x = new double[25];
        double[] y = new double[25];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextInt(12);
            y[i] = 0.4 * x[i] + random.nextInt(8);
        }
        Agreement agreement = Agreement.between(scores(x), scores(y), 0.95);
        assertEquals(kendall(x, y), agreement.kendall().estimate(), 1e-12);
        assertEquals(pearson(x, y), agreement.pearson().estimate(), 1e-12);
        assertEquals(pearson(ranks(x), ranks(y)), agreement.spearman().estimate(), 1e-12);
        assertInterval(pearson(x, y), 1 / Math.sqrt(22), agreement.pearson());
        assertInterval(kendall(x, y), Math.sqrt(0.437 / 21), agreement.kendall());
    }

    private static double kendall(double[] x, double[] y) {
        double score = 0;
        double untiedX = 0;
        double untiedY = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                double a = Math.signum(x[i] - x[j]);
                double b = Math.signum(y[i] - y[j]);
                score += a * b;
                untiedX += a * a;
                untiedY += b * b;
            }
        }
        return score / Math.sqrt(untiedX * untiedY);
    }

    private static double[] ranks(double[] x) {
        double[] ranks = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            for (double other : x) {
                ranks[i] += other < x[i] ? 1 : other == x[i] ? 0.5 : 0;
            }
        }
        return ranks;
    }

    private static double pearson(double[] x, double[] y) {
        double meanX = java.util.Arrays.stream(x).average().orElseThrow();
        double meanY = java.util.Arrays.stream(y).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }

    /** Rounding must not push a correlation beyond 1 nor take its bounds away. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void perfectAgreementIsOne(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 50; round++) {
            double[] x = random.doubles(5 + round % 4).toArray();
            double[] y =
                    java.util.Arrays.stream(x).map(value -> 3.7 * value + 0.1).toArray();
            double[] back = java.util.Arrays.stream(x).map(value -> -value).toArray();
            for (Correlation correlation : all(Agreement.between(scores(x), scores(y), 0.95))) {
                assertTrue(correlation.estimate() <= 1);
                assertEquals(1, correlation.estimate(), 1e-12);
                assertEquals(1, correlation.lower(), 1e-6);
                assertEquals(1, correlation.upper(), 1e-6);
            }
            for (Correlation correlation : all(Agreement.between(scores(x), scores(back), 0.95))) {
                assertTrue(correlation.estimate() >= -1);
                assertEquals(-1, correlation.lower(), 1e-6);
                assertEquals(-1, correlation.upper(), 1e-6);
            }
        }
    }

    private static List<Correlation> all(Agreement agreement) {
        return List.of(agreement.kendall(), agreement.spearman(), agreement.pearson());
    }

    @Test
    void aTableThatDoesNotVaryHasNoCorrelation() {
        for (Correlation correlation :
                all(Agreement.between(scores(1, 2, 3, 4, 5, 6), scores(7, 7, 7, 7, 7, 7), 0.95))) {
            assertTrue(Double.isNaN(correlation.estimate()), correlation::toString);
            assertTrue(Double.isNaN(correlation.lower()));
        }
    }

    @Test
    void competitorsOfOneTableAreListed() {
        Map<String, Double> first = Map.of("a", 1.0, "b", 2.0, "c", 3.0, "y", 9.0, "x", 8.0);
        Map<String, Double> second = Map.of("a", 1.0, "b", 2.0, "c", 3.0, "z", Double.NaN);
        Agreement agreement = Agreement.between(first, second, 0.95);
        assertEquals(List.of("x", "y"), agreement.onlyInFirst());
        assertEquals(List.of("z"), agreement.onlyInSecond());
        assertEquals(3, agreement.rows().size());
        assertEquals(1, agreement.kendall().estimate(), 1e-12);
    }

    @Test
    void tablesAreChecked() {
        DataException few =
                assertThrows(DataException.class, () -> Agreement.between(scores(1, 2), scores(1, 2, 3, 4), 0.95));
        assertEquals("too-few-shared", few.finding().kind());
        assertTrue(few.finding().message().contains("share 2"));
        assertThrows(
                IllegalArgumentException.class,
                () -> Agreement.between(scores(1, 2, 3), scores(1, Double.POSITIVE_INFINITY, 3), 0.95));
        for (double confidence : new double[] {0, 1, Double.NaN}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Agreement.between(scores(1, 2, 3), scores(1, 2, 3), confidence));
        }
    }

    @Test
    void itemsBecomeBattles() {
        Tally tally = ItemScores.withMargin(0.1)
                .add("q1", "x", 1)
                .add("q1", "y", 0)
                .add("q1", "z", 0.95)
                .add("q2", "x", 0.5)
                .add("q2", "y", 0.75)
                .add("q3", "z", 1)
                .tally();
        Tally wanted = Tally.builder()
                .sides(Sides.MERGED)
                .add(new Battle("x", "y", Outcome.FIRST))
                .add(new Battle("x", "z", Outcome.TIE))
                .add(new Battle("z", "y", Outcome.FIRST))
                .add(new Battle("y", "x", Outcome.FIRST))
                .build();
        for (String first : List.of("x", "y", "z")) {
            for (String second : List.of("x", "y", "z")) {
                if (!first.equals(second)) {
                    assertEquals(wins(wanted, first, second), wins(tally, first, second), first + second);
                    assertEquals(ties(wanted, first, second), ties(tally, first, second), first + second);
                }
            }
        }
        assertEquals(4, tally.battles());
        assertEquals(Sides.MERGED, tally.sides());
    }

    private static long wins(Tally tally, String first, String second) {
        return tally.count(first, second, Outcome.FIRST) + tally.count(second, first, Outcome.SECOND);
    }

    private static long ties(Tally tally, String first, String second) {
        return tally.count(first, second, Outcome.TIE) + tally.count(second, first, Outcome.TIE);
    }

    @Test
    void withoutAMarginOnlyEqualScoresTie() {
        Tally tally = ItemScores.withMargin(0)
                .add("q1", "x", 1)
                .add("q1", "y", 1)
                .add("q2", "x", 1)
                .add("q2", "y", Math.nextUp(1.0))
                .tally();
        assertEquals(1, ties(tally, "x", "y"));
        assertEquals(1, wins(tally, "y", "x"));
    }

    @Test
    void itemScoresAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> ItemScores.withMargin(-1));
        assertThrows(IllegalArgumentException.class, () -> ItemScores.withMargin(Double.NaN));
        ItemScores table = ItemScores.withMargin(0).add("q", "x", 1);
        assertThrows(IllegalArgumentException.class, () -> table.add("q", "x", 2));
        assertThrows(IllegalArgumentException.class, () -> table.add("q", "y", Double.NaN));
        assertEquals(0, ItemScores.withMargin(0).tally().battles());
    }
}
