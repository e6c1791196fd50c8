package org.podium.bradleyterry;

/**
 * How ties, and with them both-bad votes, enter the likelihood. Below d = θ_first − θ_second, the order effect included.
 */
public enum TieModel {
    /**
     * A tie is half a win for each side, as the published arena boards count it. The likelihood is then a
     * quasi-likelihood: log-likelihoods compare fits of the same votes only, and AIC or BIC have no meaning.
     */
    HALF_WIN,
    /** Ties are left out. Scores are then farther apart than with half wins. */
    DROPPED,
    /**
     * [Davidson70]: P(first) = e^{d/2} / D, P(second) = e^{−d/2} / D, P(tie) = ν / D, D = e^{d/2} + e^{−d/2} + ν. The
     * tie parameter is log ν.
     */
    DAVIDSON,
    /**
     * [RaoKupper67]: P(first) = σ(d − h), P(second) = σ(−d − h), P(tie) the rest. The tie parameter is the threshold
     * h &gt; 0, in natural units.
     */
    RAO_KUPPER,
    /**
     * Grounded Rao-Kupper, [Frick25]: with π = e^θ and κ = 1 + e^t, P(first) = π₁ / (π₁ + κ π₂ + 1), P(second)
     * likewise, P(both bad) = 1 / (1 + π₁ + π₂), P(tie) the rest. Both bad is an outcome of its own, which gives
     * log-strengths an absolute zero: at θ = 0 a competitor is as good as not. They are never centred or anchored. The
     * tie parameter is t. The log-likelihood is not concave; the fit climbs from several starts.
     */
    GROUNDED;

    /**
     * Whether the likelihood has a tie parameter.
     *
     * @return true for {@link #DAVIDSON}, {@link #RAO_KUPPER} and {@link #GROUNDED}
     */
    public boolean hasTieParameter() {
        return this == DAVIDSON || this == RAO_KUPPER || this == GROUNDED;
    }

    /**
     * Whether the likelihood is one of the votes, so that AIC and BIC mean something.
     *
     * @return false for {@link #HALF_WIN}, whose ties are no outcome of the model
     */
    public boolean isLikelihood() {
        return this != HALF_WIN;
    }
}
