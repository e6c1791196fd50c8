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

    /** One row of the upper triangle of a symmetric matrix times a vector x: target_k += factor row_k, and Σ row_k x_k. */
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

    /** The parts of a sum added in their fixed order. */
    static double total(double s0, double s1, double s2, double s3, double s4, double s5, double s6, double s7) {
        return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    }

    /** Initialised at the first use, by one thread. */
    private static final class Holder {
        static final KernelChoice CHOICE = KernelLadder.climb();
    }
}
