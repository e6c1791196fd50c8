package org.podium.slow;

import org.podium.votes.Outcome;

/**
 * A vote with all that may bear on it.
 *
 * @param first index of the competitor shown first
 * @param second index of the competitor shown second
 * @param outcome the verdict
 * @param weight how much it counts in the likelihood
 * @param covariates scaled already
 */
@SuppressWarnings("ArrayRecordComponent") // compared and printed nowhere
public record SlowVote(int first, int second, Outcome outcome, double weight, double... covariates) {}
