package org.podium.hygiene;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the test says about one voter.
 *
 * <p>Immutable and thread-safe.
 *
 * @param voter the voter
 * @param votes its votes in the log
 * @param tested those that could be tested: of the kind tested, on a pair on which the bag held another voter's vote
 * @param eValue the evidence after its last vote, see {@link VoterTest}; ½ where nothing was tested
 * @param maximum the highest evidence after any of its votes, at least ½
 * @param pValue min(1, 1 / {@code maximum}), valid whenever it is looked at
 * @param flaggedAt which of its votes, counted from 1, first brought the evidence to 1 / level; empty if none did
 * @param suspicion what the evidence spoke for most at its highest; empty if it never rose above its start
 */
public record VoterVerdict(
        String voter,
        int votes,
        int tested,
        double eValue,
        double maximum,
        double pValue,
        OptionalInt flaggedAt,
        Optional<Suspicion> suspicion) {

    /**
     * Checks that nothing is missing.
     *
     * @param voter the voter
     * @param votes its votes
     * @param tested those that could be tested
     * @param eValue the evidence after its last vote
     * @param maximum the highest evidence
     * @param pValue 1 / maximum, at most 1
     * @param flaggedAt which vote flagged it
     * @param suspicion what the evidence spoke for
     * @throws NullPointerException if an argument is null
     */
    public VoterVerdict {
        Objects.requireNonNull(voter, "voter");
        Objects.requireNonNull(flaggedAt, "flaggedAt");
        Objects.requireNonNull(suspicion, "suspicion");
    }
}
