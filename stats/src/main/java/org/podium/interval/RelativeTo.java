package org.podium.interval;

/**
 * What an interval is about.
 */
public enum RelativeTo {
    /**
     * The score's distance from the mean of all competitors fitted. With an anchored scale the interval is shifted by
     * the anchor's offset in the full data, so that intervals of two competitors can be compared.
     */
    MEAN,
    /**
     * The score's distance from the anchor, whose own interval has width zero. The published arena boards of 2024 were
     * of this kind. The choice of the anchor widens or narrows all intervals.
     */
    ANCHOR
}
