package org.podium.elo;

/**
 * The ratings of two competitors after a battle.
 *
 * <p>Immutable and thread-safe.
 *
 * @param first new rating of the competitor shown first, in rating points
 * @param second new rating of the competitor shown second, in rating points
 */
public record EloUpdate(double first, double second) {}
