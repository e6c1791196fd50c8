package org.podium.resampling;

/**
 * What many replays say about one competitor's Elo rating; all ratings in points.
 *
 * <p>Immutable and thread-safe.
 *
 * @param competitor the name
 * @param median the median over the replicates
 * @param mean the mean over the replicates
 * @param lower the lower bound of the central interval
 * @param upper the upper bound of the central interval
 * @param minimum the lowest rating of any replicate
 * @param maximum the highest rating of any replicate
 * @param online the rating after one replay in the order of the log
 * @param votes the number of votes in the log
 */
public record EloSummary(
        String competitor,
        double median,
        double mean,
        double lower,
        double upper,
        double minimum,
        double maximum,
        double online,
        long votes) {

    /**
     * How far apart two replicates can be: over permutations, how much of the rating is owed to the order of the votes.
     *
     * @return maximum − minimum, in points
     */
    public double range() {
        return maximum - minimum;
    }
}
