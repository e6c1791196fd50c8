package org.podium.votes;

/**
 * Whether the order of the two competitors in a tally is the order in which voters saw them.
 */
public enum Sides {
    /** First and second are the sides the voter saw, so an order effect can be estimated. */
    KEPT,
    /** The sides were merged, for example by sorting the two names: an order effect cannot be estimated. */
    MERGED
}
