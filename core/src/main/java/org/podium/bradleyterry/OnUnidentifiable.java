package org.podium.bradleyterry;

/**
 * What a fit does when the votes determine no finite score for some competitor.
 */
public enum OnUnidentifiable {
    /** Throw {@link UnidentifiableException} with the finding. The default: nothing is guessed. */
    ERROR,
    /**
     * Keep the largest strongly connected component: by number of competitors, then by votes among them, then by name.
     * The fit tells which competitors and how many votes were left out. Fewer than two competitors is an error.
     */
    LARGEST_COMPONENT,
    /** Fit with {@link Prior#HALF_WIN_HALF_LOSS}; without need the prior is not used. */
    PRIOR
}
