package org.podium.agreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.podium.stats.internal.Checks;
import org.podium.stats.internal.Plural;
import org.podium.votes.DataException;
import org.podium.votes.Finding;

/**
 * How far two tables of scores agree on the competitors they share: Kendall's τ-b, Spearman's ρ and Pearson's r with
 * intervals by Fisher's transformation, and the competitors on which they disagree most.
 *
 * <p>Standard errors on Fisher's scale for n pairs: r: 1 / √(n − 3); ρ: √((1 + ρ² / 2) / (n − 3)) [BW00]; τ:
 * √(0.437 / (n − 4)) [FHP57]. They take competitors as a sample and scores as exact.
 *
 * <p>Immutable and thread-safe.
 *
 * @param kendall rank correlation by pairs in order, ties corrected
 * @param spearman correlation of ranks
 * @param pearson correlation of scores
 * @param rows the competitors of both tables, the largest difference of ranks first, then by name
 * @param onlyInFirst competitors that only the first table has, in order of name
 * @param onlyInSecond competitors that only the second table has, in order of name
 */
public record Agreement(
        Correlation kendall,
        Correlation spearman,
        Correlation pearson,
        List<Row> rows,
        List<String> onlyInFirst,
        List<String> onlyInSecond) {

    /** Copies the lists. */
    public Agreement {
        rows = List.copyOf(rows);
        onlyInFirst = List.copyOf(onlyInFirst);
        onlyInSecond = List.copyOf(onlyInSecond);
    }

    /**
     * One competitor in both tables. Ranks are among the competitors shared, 1 for the highest score; equal scores have
     * their mean rank.
     *
     * @param competitor its name
     * @param first score in the first table
     * @param second score in the second table
     * @param firstRank rank in the first table
     * @param secondRank rank in the second table
     */
    public record Row(String competitor, double first, double second, double firstRank, double secondRank) {

        /**
         * How far the ranks are apart.
         *
         * @return |first rank − second rank|
         */
        public double disagreement() {
            return Math.abs(firstRank - secondRank);
        }
    }

    private record TooFewShared(int shared) implements Finding {
        @Override
        public String kind() {
            return "too-few-shared";
        }

        @Override
        public String message() {
            return "the two tables share " + Plural.of(shared, "competitor", "competitors") + "; at least 3 are needed";
        }

        @Override
        public List<String> remedies() {
            return List.of("check that both tables write the names alike");
        }
    }

    /**
     * Compares two tables.
     *
     * @param first scores by competitor, finite, higher is better
     * @param second likewise
     * @param confidence of the intervals, between 0 and 1
     * @return the agreement on the competitors they share
     * @throws DataException if they share fewer than three
     * @throws IllegalArgumentException if a score is not finite or the confidence is not between 0 and 1
     */
    public static Agreement between(Map<String, Double> first, Map<String, Double> second, double confidence) {
        Checks.confidence(confidence);
        TreeSet<String> shared = new TreeSet<>(first.keySet());
        shared.retainAll(second.keySet());
        if (shared.size() < 3) {
            throw new DataException(new TooFewShared(shared.size()));
        }
        List<String> names = List.copyOf(shared);
        double[] x = scores(names, first);
        double[] y = scores(names, second);
        double n = names.size();
        double z = new NormalDistribution().inverseCumulativeProbability((1 + confidence) / 2);
        double spearman = new SpearmansCorrelation().correlation(x, y);
        boolean enough = n > 4;
        return new Agreement(
                Correlation.of(
                        new KendallsCorrelation().correlation(x, y),
                        enough ? Math.sqrt(0.437 / (n - 4)) : Double.NaN,
                        z),
                Correlation.of(spearman, enough ? Math.sqrt((1 + spearman * spearman / 2) / (n - 3)) : Double.NaN, z),
                Correlation.of(
                        new PearsonsCorrelation().correlation(x, y), enough ? 1 / Math.sqrt(n - 3) : Double.NaN, z),
                rows(names, x, y),
                missing(first, second),
                missing(second, first));
    }

    private static double[] scores(List<String> names, Map<String, Double> table) {
        return names.stream()
                .mapToDouble(name -> requireFinite(name, table.getOrDefault(name, Double.NaN)))
                .toArray();
    }

    private static double requireFinite(String name, double score) {
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("the score of '" + name + "' must be finite, not " + score);
        }
        return score;
    }

    private static List<Row> rows(List<String> names, double[] x, double[] y) {
        double[] xRank = new NaturalRanking().rank(x);
        double[] yRank = new NaturalRanking().rank(y);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            rows.add(new Row(names.get(i), x[i], y[i], names.size() + 1 - xRank[i], names.size() + 1 - yRank[i]));
        }
        rows.sort(Comparator.comparingDouble(Row::disagreement).reversed().thenComparing(Row::competitor));
        return rows;
    }

    private static List<String> missing(Map<String, Double> from, Map<String, Double> in) {
        TreeSet<String> names = new TreeSet<>(from.keySet());
        names.removeAll(in.keySet());
        return List.copyOf(names);
    }
}
