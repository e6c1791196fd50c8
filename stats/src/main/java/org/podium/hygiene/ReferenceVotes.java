package org.podium.hygiene;

/**
 * Which votes of others a voter's vote is compared with. The voter's own earlier votes are always among those it is
 * compared with, and its later ones never.
 *
 * <p>Immutable and thread-safe.
 */
public enum ReferenceVotes {
    /**
     * The votes on the pair that were cast before. Nothing that is added to the log later changes the evidence so far,
     * so the test may be run again and again while votes come in, and flags an honest voter in any of those runs with at
     * most the stated chance.
     */
    EARLIER("earlier votes"),
    /**
     * All votes of others on the pair, later ones too. More to compare with, so more power for the same votes, and the
     * result does not depend on the order of the others' votes. For a log that is finished and looked at once: on a
     * growing log each run is a test of its own, and their false alarms add up.
     */
    ALL_OTHERS("all votes of others");

    private final String word;

    ReferenceVotes(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
