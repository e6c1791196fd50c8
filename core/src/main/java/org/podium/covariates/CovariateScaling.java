package org.podium.covariates;

/**
 * How a covariate is scaled before the fit. Scaling is computed on the full data, votes with a frequency counting as
 * often as that, and stays fixed in bootstrap replicates.
 */
public enum CovariateScaling {
    /**
     * Divide by the root mean square. Swapping the sides of battles then changes nothing, since a difference only changes
     * its sign. The default.
     */
    ROOT_MEAN_SQUARE,
    /**
     * Subtract the mean and divide by the population standard deviation, as the published arena boards do. The mean is an
     * implicit order effect.
     */
    CENTRED,
    /** Leave the values as they are. */
    NONE
}
