package org.podium.internal.kernel;

/**
 * The innermost loops of fits and bootstraps over rows of doubles. There are two implementations, plain Java and the Vector
 * API; both perform the same operations in the same order, so that their results are equal to the last bit whatever the
 * lane width.
 *
 * <p>All arrays of a call are read and written at the same indices {@code from … to − 1}: that is what lets the compiler
 * widen the loops in plain Java. Sums are kept in eight interleaved parts, element {@code from + k} in part k mod 8, which
 * are added as ((0 + 4) + (2 + 6)) + ((1 + 5) + (3 + 7)); the elements that do not fill a last group of eight are added up
 * in order, and their sum to that of the parts. Multiplications and additions are rounded one by one; nothing is fused.
 *
 * <p>A {@code work} array is overwritten at some of those indices, with what is nobody's business. The arrays of a call
 * must be different ones, unless they are only read. Stateless and thread-safe.
 */
public abstract class Kernels {

    /** For this package, which knows both implementations. */
    Kernels() {}

    /** The implementation that this JVM uses; chosen at the first call. */
    public static Kernels active() {
        return Holder.CHOICE.kernels();
    }

    /** How {@link #active} was chosen. */
    public static KernelChoice choice() {
        return Holder.CHOICE;
    }

    /** Name for provenance: {@code scalar} or {@code panama}. */
    public abstract String name();

    /** Doubles an operation of the implementation covers; 1 for plain Java, whose loops the compiler may widen. */
    public abstract int lanes();

    /** Σ a_k. */
    public abstract double sum(double[] a, int from, int to);

    /** Σ a_k b_k. */
    public abstract double dot(double[] a, double[] b, int from, int to);

    /** target_k += a_k, and Σ a_k. */
    public abstract double addAndSum(double[] a, double[] target, int from, int to);

    /** One row of a triangle of a symmetric matrix times a vector x: target_k += factor row_k, and Σ row_k x_k. */
    public abstract double symmetricRow(
            double[] row, double[] x, double factor, double[] target, double[] work, int from, int to);

    /** Four rows of a matrix times a factor each: target_k += (f₀ r₀ₖ + f₁ r₁ₖ) + (f₂ r₂ₖ + f₃ r₃ₖ). */
    public abstract void addRows(
            double[] r0,
            double[] r1,
            double[] r2,
            double[] r3,
            double f0,
            double f1,
            double f2,
            double f3,
            double[] target,
            int from,
            int to);

    /**
     * Expected scores of a competitor of strength π = {@code own} against opponents of strengths π_k, and theirs against it:
     *
     * <pre>expected_k += n_k − n_k p_k     and     Σ n_k p_k,     p_k = own · (1 / (own + π_k))</pre>
     */
    public abstract double expected(
            double own, double[] strength, double[] battles, double[] expected, double[] work, int from, int to);

    /** As {@link #expected}, and information_k = (n_k p_k) q_k with q_k = π_k · (1 / (own + π_k)). */
    public abstract double expectedAndInformation(
            double own,
            double[] strength,
            double[] battles,
            double[] information,
            double[] expected,
            double[] work,
            int from,
            int to);

    /** product_k = a_k b_k. */
    public abstract void multiply(double[] a, double[] b, double[] product, int from, int to);

    /** target_k += a_k b_k. */
    public abstract void addProduct(double[] a, double[] b, double[] target, int from, int to);

    /**
     * What a vote with predictor η_k, score y_k of the first and weight w_k adds to derivatives, with e^−η by
     * {@link Exponential}:
     *
     * <pre>odds_k = e^−η_k,   p_k = 1 / (1 + odds_k),   q_k = odds_k p_k = 1 − p_k,
     * residual_k = w_k (y_k q_k − (1 − y_k) p_k),   information_k = w_k (p_k q_k)</pre>
     *
     * <p>There is no cancellation in y − p where p is near 0 or 1.
     *
     * @param eta of size at most {@link Exponential#LARGEST}
     */
    public abstract void logistic(
            double[] eta,
            double[] score,
            double[] weight,
            double[] odds,
            double[] residual,
            double[] information,
            int from,
            int to);

    /**
     * The log-likelihood of votes of weight 1, Σ y_k log p_k + (1 − y_k) log q_k, as
     *
     * <pre>Σ (y_k η_k − max(η_k, 0)) − log Π (1 + min(odds_k, 1 / odds_k))</pre>
     *
     * <p>Each of the eight parts keeps its product less 1, which loses no digits while the votes are all but certain, and
     * takes one logarithm. At most 8,000 elements a call, so that no product overflows.
     *
     * @param odds e^−η_k
     * @param linear overwritten
     * @param smaller overwritten
     */
    public abstract double logLikelihood(
            double[] eta, double[] odds, double[] score, double[] linear, double[] smaller, int from, int to);

    /** The parts of a sum added in their fixed order. */
    static double total(double s0, double s1, double s2, double s3, double s4, double s5, double s6, double s7) {
        return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    }

    /** The logarithms of 1 + each part added in their fixed order. */
    static double logOfParts(double p0, double p1, double p2, double p3, double p4, double p5, double p6, double p7) {
        return total(
                StrictMath.log1p(p0),
                StrictMath.log1p(p1),
                StrictMath.log1p(p2),
                StrictMath.log1p(p3),
                StrictMath.log1p(p4),
                StrictMath.log1p(p5),
                StrictMath.log1p(p6),
                StrictMath.log1p(p7));
    }

    /** Initialised at the first use, by one thread. */
    private static final class Holder {
        static final KernelChoice CHOICE = KernelLadder.climb();
    }
}
