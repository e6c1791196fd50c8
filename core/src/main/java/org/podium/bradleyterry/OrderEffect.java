package org.podium.bradleyterry;

/**
 * Whether being shown first, or playing at home, is an advantage to be estimated.
 */
public enum OrderEffect {
    /** The order of the two competitors means nothing. */
    NONE,
    /**
     * An effect δ is estimated: the first competitor counts as θ + δ / 2, the second as θ − δ / 2, so that d in all models
     * is θ_first − θ_second + δ. Needs votes whose sides were kept.
     */
    FITTED
}
