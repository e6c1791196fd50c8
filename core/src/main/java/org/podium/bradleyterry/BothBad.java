package org.podium.bradleyterry;

/**
 * How a both-bad vote counts.
 */
public enum BothBad {
    /** As a tie, whatever the {@link TieModel} makes of ties. */
    AS_TIE,
    /** Not at all. */
    DROPPED
}
