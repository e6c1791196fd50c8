package org.podium.execution;

import org.podium.internal.kernel.KernelChoice;
import org.podium.internal.kernel.Kernels;

/**
 * Which implementation of the innermost numeric loops this JVM uses: {@code scalar}, plain Java, or {@code panama}, the Vector
 * API, which needs {@code --add-modules jdk.incubator.vector}. Both give the same results to the last bit; they differ in
 * speed.
 *
 * <p>The choice falls once, at the first use, and is logged in one line. The system property {@code podium.kernel} may be
 * {@code auto} (the default), {@code scalar} or {@code panama}. Immutable and thread-safe.
 *
 * @param name {@code scalar} or {@code panama}
 * @param lanes how many doubles one operation covers; 1 for plain Java, whose loops the compiler may widen by itself
 * @param reason why, and what would change it
 */
public record NumericKernel(String name, int lanes, String reason) {

    /**
     * The kernels in use.
     *
     * @return name, width, and the reason for the choice
     */
    public static NumericKernel active() {
        KernelChoice choice = Kernels.choice();
        return new NumericKernel(choice.kernels().name(), choice.kernels().lanes(), choice.reason());
    }

    /** As provenance names it, for example {@code panama, 4 lanes}. */
    @Override
    public String toString() {
        return lanes == 1 ? name : name + ", " + lanes + " lanes";
    }
}
