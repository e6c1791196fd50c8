package org.podium.bradleyterry;

/**
 * How ties enter the likelihood.
 */
public enum TieModel {
    /**
     * A tie is half a win for each side, as the published arena boards count it. The likelihood is then a
     * quasi-likelihood: log-likelihoods compare fits of the same votes only, and AIC or BIC have no meaning.
     */
    HALF_WIN,
    /** Ties are left out. Scores are then farther apart than with half wins. */
    DROPPED
}
