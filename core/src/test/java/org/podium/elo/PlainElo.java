package org.podium.elo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.podium.votes.Outcome;

/** Elo as the textbook writes it, on a map of names: the second, obvious implementation that tests compare with. */
final class PlainElo {
    private final double updateStep;
    private final double start;
    private final Map<String, Double> ratings = new LinkedHashMap<>();

    PlainElo(double updateStep, double start) {
        this.updateStep = updateStep;
        this.start = start;
    }

    PlainElo vote(String first, String second, Outcome outcome, double weight) {
        double a = ratings.getOrDefault(first, start);
        double b = ratings.getOrDefault(second, start);
        double expected = 1 / (1 + Math.pow(10, (b - a) / 400));
        double score = outcome == Outcome.FIRST ? 1 : outcome == Outcome.SECOND ? 0 : 0.5;
        ratings.put(first, a + weight * updateStep * (score - expected));
        ratings.put(second, b + weight * updateStep * ((1 - score) - (1 - expected)));
        return this;
    }

    Map<String, Double> ratings() {
        return ratings;
    }
}
