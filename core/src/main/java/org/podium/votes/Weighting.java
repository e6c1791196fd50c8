package org.podium.votes;

/**
 * What the weight of a vote means. The two kinds give the same estimates but different errors, so they are told apart
 * from the moment they are read.
 */
public enum Weighting {
    /** Every vote counts once. */
    NONE,
    /** A whole number: the vote was given that many times. Weight 2 is the vote twice, errors included. */
    FREQUENCY,
    /** A real number ≥ 0: one vote that counts more or less, as in inverse-propensity weighting. */
    IMPORTANCE
}
