package org.podium.bradleyterry;

/**
 * How a battle may end.
 *
 * <p>Immutable and thread-safe.
 *
 * @param first the probability that the first is better
 * @param second the probability that the second is better
 * @param tie the probability of a tie; both-bad votes included where the model counts them as ties; 0 where the model has
 *     no ties
 * @param bothBad the probability that both are bad, 0 where the model has no such outcome
 */
public record OutcomeProbabilities(double first, double second, double tie, double bothBad) {

    /**
     * The score the first can expect, ties of either kind as half wins.
     *
     * @return first + ½ (tie + both bad)
     */
    public double expectedScore() {
        return first + 0.5 * (tie + bothBad);
    }
}
