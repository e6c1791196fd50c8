package org.podium.internal.kernel;

/**
 * Which kernels were chosen, and why.
 *
 * @param kernels the implementation
 * @param reason the rung of the ladder on which the choice fell, with the remedy where there is one
 */
public record KernelChoice(Kernels kernels, String reason) {}
