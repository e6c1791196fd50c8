package org.podium.bradleyterry;

/**
 * Which algorithm maximises the likelihood. All reach the same maximum to the promised accuracy or say that they did
 * not; they differ in cost. On boards of up to 600 competitors whose pairs differ in information by more than 10^8,
 * Newton steps over a factor made without subtractions follow, since both other ways to solve for a step lose digits
 * there.
 */
public enum Solver {
    /**
     * The library chooses. On boards of up to 1,500 competitors where at least a quarter of the pairs met: Newton steps by
     * conjugate gradients over a dense matrix of battles. Elsewhere, and where these do not get there or rounding would cost
     * them accuracy, as between groups that few battles link: Newman's sweeps as long as they converge fast, then Newton
     * steps, over a dense factor for small boards and by conjugate gradients for large ones. Safe on long chains.
     */
    AUTO,
    /**
     * Newman's sweeps alone, [Newman23]. Each costs one division a pair. Fast on well-mixed boards; on a chain of
     * generations it does not get there, and says so.
     */
    NEWMAN,
    /**
     * Newton steps over a dense Cholesky factor: K³/3 multiplications a step, memory of K² doubles. For up to 12,000
     * competitors; more is an {@link IllegalArgumentException}.
     */
    NEWTON,
    /** Newton steps solved by preconditioned conjugate gradients: memory linear in pairs and competitors. */
    CONJUGATE_GRADIENT
}
