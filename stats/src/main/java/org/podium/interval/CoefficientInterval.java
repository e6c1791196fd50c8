package org.podium.interval;

/**
 * A coefficient, order effect or tie parameter with its interval, and how far its covariate can be told from the strengths.
 *
 * <p>Estimate, error and bounds are in natural units a unit of the scaled covariate; a positive coefficient favours the
 * competitor shown first where the covariate is positive. The methods named {@code …PerRawUnit} give them a unit of the
 * covariate as it was given.
 *
 * <p>Collinearity is judged by the information at the estimate, with I the covariate's own, penalties left out:
 * {@code explainedByStrengths} is the share R² of I that log-strengths could take over, were they to move with it; the
 * error is then 1 / √(1 − R²) times what it would be with strengths known. {@code varianceInflation} is the like of all
 * strengths and all other effects, as a factor on the variance.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name of the effect; {@code tie} for the tie parameter
 * @param estimate natural units a scaled unit
 * @param standardError of the estimate, by the interval's method
 * @param lower bound
 * @param upper bound
 * @param unit the size of a scaled unit on the covariate's own scale; 1 where there is no scaling
 * @param explainedByStrengths R² between 0 and 1
 * @param varianceInflation 1 or more; infinite if only a penalty keeps the effect apart from the others
 */
public record CoefficientInterval(
        String name,
        double estimate,
        double standardError,
        double lower,
        double upper,
        double unit,
        double explainedByStrengths,
        double varianceInflation) {

    /**
     * The estimate a unit of the covariate as it was given.
     *
     * @return estimate ÷ unit
     */
    public double estimatePerRawUnit() {
        return estimate / unit;
    }

    /**
     * The standard error a unit of the covariate as it was given.
     *
     * @return standard error ÷ unit
     */
    public double standardErrorPerRawUnit() {
        return standardError / unit;
    }

    /**
     * The lower bound a unit of the covariate as it was given.
     *
     * @return lower ÷ unit
     */
    public double lowerPerRawUnit() {
        return lower / unit;
    }

    /**
     * The upper bound a unit of the covariate as it was given.
     *
     * @return upper ÷ unit
     */
    public double upperPerRawUnit() {
        return upper / unit;
    }
}
