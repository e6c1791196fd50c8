package org.podium.internal.solver;

/**
 * What a solver reached.
 *
 * @param theta log-strengths; centred unless a prior fixed them
 * @param iterations sweeps and Newton steps taken
 * @param gradientNorm max |observed − expected score| / battles at {@code theta}
 * @param newtonCorrection largest last Newton correction, in points of 400 / ln 10
 * @param converged whether both met their limits
 * @param method the solvers that ran, in order
 */
public record Solution(
        double[] theta,
        int iterations,
        double gradientNorm,
        double newtonCorrection,
        boolean converged,
        String method) {

    /** Points a natural unit on the usual scale, in which the convergence rule is stated. */
    public static final double POINTS = 400 / Math.log(10);

    /** Limit of {@link #gradientNorm}. */
    public static final double GRADIENT_LIMIT = 1e-10;

    /** Limit of {@link #newtonCorrection}, in points. */
    public static final double CORRECTION_LIMIT = 1e-8;
}
