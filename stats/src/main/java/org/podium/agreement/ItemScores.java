package org.podium.agreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.podium.votes.Battle;
import org.podium.votes.Outcome;
import org.podium.votes.Sides;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;

/**
 * Turns a table of per-item scores (benchmark × model) into battles: on each item every two competitors that have a
 * score meet once; the higher score wins, scores no farther apart than the margin tie.
 *
 * <p>The battles of one item are not independent of each other: point estimates of a fit are what they seem, intervals
 * from single votes are too narrow.
 *
 * <p><b>Confined to one thread.</b>
 */
public final class ItemScores {
    private final double margin;
    private final Map<String, List<Map.Entry<String, Double>>> items = new LinkedHashMap<>();

    private ItemScores(double margin) {
        this.margin = margin;
    }

    /**
     * An empty table.
     *
     * @param margin how far apart two scores may be and still tie, at least 0
     * @return a table to add scores to
     * @throws IllegalArgumentException if the margin is negative or NaN
     */
    public static ItemScores withMargin(double margin) {
        if (!(margin >= 0)) {
            throw new IllegalArgumentException("the margin must be ≥ 0, not " + margin);
        }
        return new ItemScores(margin);
    }

    /**
     * Adds a score.
     *
     * @param item what was scored, such as a question
     * @param competitor who
     * @param score finite, higher is better
     * @return this table
     * @throws IllegalArgumentException if the score is not finite, or the competitor has one on this item
     */
    public ItemScores add(String item, String competitor, double score) {
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException(
                    "the score of '" + competitor + "' on '" + item + "' must be finite, not " + score);
        }
        List<Map.Entry<String, Double>> scores =
                items.computeIfAbsent(Objects.requireNonNull(item, "item"), key -> new ArrayList<>());
        if (scores.stream().anyMatch(entry -> entry.getKey().equals(competitor))) {
            throw new IllegalArgumentException("'" + competitor + "' has two scores on '" + item + "'");
        }
        scores.add(Map.entry(competitor, score));
        return this;
    }

    /**
     * The battles. Cost: n² / 2 for an item with n competitors.
     *
     * @return their tally, sides merged
     */
    public Tally tally() {
        TallyBuilder builder = Tally.builder().sides(Sides.MERGED);
        for (List<Map.Entry<String, Double>> scores : items.values()) {
            for (int i = 0; i < scores.size(); i++) {
                for (int j = 0; j < i; j++) {
                    builder.add(battle(scores.get(i), scores.get(j)));
                }
            }
        }
        return builder.build();
    }

    private Battle battle(Map.Entry<String, Double> first, Map.Entry<String, Double> second) {
        double difference = first.getValue() - second.getValue();
        Outcome outcome =
                Math.abs(difference) <= margin ? Outcome.TIE : difference > 0 ? Outcome.FIRST : Outcome.SECOND;
        return new Battle(first.getKey(), second.getKey(), outcome);
    }
}
