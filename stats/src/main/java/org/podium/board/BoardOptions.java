package org.podium.board;

import java.util.Objects;
import org.podium.bradleyterry.RatingScale;
import org.podium.interval.RelativeTo;

/**
 * How a leaderboard is shown: scale, what the intervals are relative to, and from how many votes on a row is shown.
 *
 * <p>Immutable and thread-safe.
 */
public final class BoardOptions {
    private static final BoardOptions DEFAULTS = new BoardOptions(RatingScale.centred(), RelativeTo.MEAN, 0);

    private final RatingScale scale;
    private final RelativeTo relativeTo;
    private final long minimumVotes;

    private BoardOptions(RatingScale scale, RelativeTo relativeTo, long minimumVotes) {
        this.scale = Objects.requireNonNull(scale, "scale");
        this.relativeTo = Objects.requireNonNull(relativeTo, "relativeTo");
        this.minimumVotes = minimumVotes;
    }

    /**
     * Scores centred on 1000, intervals relative to the mean, all rows shown.
     *
     * @return the defaults
     */
    public static BoardOptions withDefaults() {
        return DEFAULTS;
    }

    /**
     * Another scale.
     *
     * @param other centred or anchored
     * @return new options
     */
    public BoardOptions with(RatingScale other) {
        return new BoardOptions(other, relativeTo, minimumVotes);
    }

    /**
     * Intervals relative to something else.
     *
     * @param other the mean or the anchor
     * @return new options
     */
    public BoardOptions with(RelativeTo other) {
        return new BoardOptions(scale, other, minimumVotes);
    }

    /**
     * Hides rows with few votes. They stay in the fit; ranks are among the rows shown.
     *
     * @param votes the fewest votes a row is shown with, at least 0
     * @return new options
     * @throws IllegalArgumentException if the number is negative
     */
    public BoardOptions withMinimumVotes(long votes) {
        if (votes < 0) {
            throw new IllegalArgumentException("the minimum of votes must be ≥ 0, not " + votes);
        }
        return new BoardOptions(scale, relativeTo, votes);
    }

    /**
     * The scale of scores and bounds.
     *
     * @return the scale
     */
    public RatingScale scale() {
        return scale;
    }

    /**
     * What the intervals are relative to.
     *
     * @return the mean or the anchor
     */
    public RelativeTo relativeTo() {
        return relativeTo;
    }

    /**
     * The fewest votes a row is shown with.
     *
     * @return at least 0
     */
    public long minimumVotes() {
        return minimumVotes;
    }
}
