package org.podium.bradleyterry;

/**
 * A fitted parameter beside the log-strengths: an order effect, a tie parameter or the coefficient of a covariate.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name of the effect
 * @param estimate in natural units a unit of the scaled covariate
 * @param unit the size of a scaled unit on the covariate's own scale; 1 where there is no scaling
 */
public record Coefficient(String name, double estimate, double unit) {

    /**
     * The estimate a unit of the covariate as it was given.
     *
     * @return estimate ÷ unit
     */
    public double perRawUnit() {
        return estimate / unit;
    }
}
