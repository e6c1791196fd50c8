package org.podium.covariates;

/**
 * Quadratic penalties on the summed log-likelihood: ½ a Σ θ² + ½ b Σ γ² over log-strengths θ and coefficients γ of the
 * scaled covariates. With a penalty that does not grow with the votes its influence vanishes as they do.
 *
 * <p>Immutable and thread-safe.
 *
 * @param onLogStrengths a ≥ 0
 * @param onCoefficients b ≥ 0; with {@code perVote} multiplied by the total weight of the votes
 * @param perVote whether b is a penalty on the mean log-likelihood
 */
public record Ridge(double onLogStrengths, double onCoefficients, boolean perVote) {
    private static final Ridge NONE = new Ridge(0, 0, false);

    /**
     * Checks the penalties.
     *
     * @throws IllegalArgumentException if one is negative or not finite
     */
    public Ridge {
        if (!(onLogStrengths >= 0 && onCoefficients >= 0)
                || Double.isInfinite(onLogStrengths)
                || Double.isInfinite(onCoefficients)) {
            throw new IllegalArgumentException("penalties must be finite and ≥ 0, not " + onLogStrengths
                    + " on log-strengths and " + onCoefficients + " on coefficients");
        }
    }

    /**
     * No penalty: maximum likelihood. The default.
     *
     * @return a = b = 0
     */
    public static Ridge none() {
        return NONE;
    }

    /**
     * A penalty ½ b Σ γ² on the coefficients.
     *
     * @param penalty b, at least 0
     * @return the ridge
     */
    public static Ridge onCoefficients(double penalty) {
        return new Ridge(0, penalty, false);
    }

    /**
     * The penalty of FastChat's published style control, for comparison with boards made by it:
     * ¼ Σ (θ / ln 10)² + ¼ Σ γ².
     *
     * @return a = ½ / ln² 10, b = ½
     */
    public static Ridge fastChat() {
        return new Ridge(0.5 / (Math.log(10) * Math.log(10)), 0.5, false);
    }

    /**
     * The penalty of arena-rank 0.1, for comparison with boards made by it: ½ r Σ γ² on the <em>mean</em> log-likelihood.
     * Its pull does not weaken as votes come in; coefficients end at a tenth of their maximum-likelihood values.
     *
     * @param strength r, 1 by default there
     * @return b = r times the total weight of the votes
     */
    public static Ridge arenaRank(double strength) {
        return new Ridge(0, strength, true);
    }
}
