package org.podium.bradleyterry;

/**
 * What is added to the votes so that every competitor has a finite score.
 */
public enum Prior {
    /** Nothing: maximum likelihood. */
    NONE,
    /**
     * Half a win and half a loss for each competitor against a phantom of log-strength 0, after which the scores are
     * centred again. Finite for every competitor; pulls competitors with few votes towards the middle. Differences
     * between competitors that no chain of results links rest on the prior alone.
     */
    HALF_WIN_HALF_LOSS
}
