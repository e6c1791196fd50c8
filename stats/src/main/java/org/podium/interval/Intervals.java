package org.podium.interval;

import java.util.List;
import org.podium.votes.Roster;

/**
 * Intervals of all competitors of a fit, in points of one scale.
 *
 * <p>Immutable and thread-safe.
 */
public final class Intervals {
    private final Roster roster;
    private final double[] lower;
    private final double[] upper;
    private final double[] standardError;
    private final List<String> notes;

    Intervals(Roster roster, double[] lower, double[] upper, double[] standardError, List<String> notes) {
        this.roster = roster;
        this.lower = lower;
        this.upper = upper;
        this.standardError = standardError;
        this.notes = List.copyOf(notes);
    }

    /**
     * The competitors.
     *
     * @return the fit's roster
     */
    public Roster roster() {
        return roster;
    }

    /**
     * The lower bound.
     *
     * @param index roster index
     * @return points
     */
    public double lower(int index) {
        return lower[index];
    }

    /**
     * The upper bound.
     *
     * @param index roster index
     * @return points
     */
    public double upper(int index) {
        return upper[index];
    }

    /**
     * The standard error of the method: of the covariance, or the standard deviation of the replicates.
     *
     * @param index roster index
     * @return points; 0 for an anchor relative to itself
     */
    public double standardError(int index) {
        return standardError[index];
    }

    /**
     * What the reader of these intervals should know, such as replicates without an estimate.
     *
     * @return one sentence each, usually none
     */
    public List<String> notes() {
        return notes;
    }
}
