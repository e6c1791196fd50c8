package org.podium.bradleyterry;

/**
 * How a fit ended.
 *
 * <p>Immutable and thread-safe.
 *
 * @param status whether the promise was kept
 * @param iterations sweeps and Newton steps taken
 * @param gradientNorm largest |observed − expected score| ÷ battles over the competitors; promised ≤ 1e-10
 * @param newtonCorrection the last Newton correction of a score, the largest over competitors, in points of
 *     400 / ln 10; promised ≤ 1e-8; NaN if it could not be computed
 * @param solver the algorithms that ran, in order, such as {@code newman+newton}
 */
public record Convergence(Status status, int iterations, double gradientNorm, double newtonCorrection, String solver) {

    /** Whether the promise was kept. */
    public enum Status {
        /** Gradient and Newton correction are both within their limits. */
        CONVERGED,
        /** At least one is not; the log-strengths are not the estimate. */
        NOT_CONVERGED
    }

    /**
     * Whether the promise was kept.
     *
     * @return true if the status is {@link Status#CONVERGED}
     */
    public boolean isConverged() {
        return status == Status.CONVERGED;
    }
}
