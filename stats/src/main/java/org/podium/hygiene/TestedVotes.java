package org.podium.hygiene;

/**
 * Which votes a voter is judged by.
 *
 * <p>Immutable and thread-safe.
 */
public enum TestedVotes {
    /**
     * Votes for one side, compared with votes for one side. Ties and both-bad votes are left out everywhere, so it does
     * not matter how readily a voter calls a tie.
     */
    DECISIVE("decisive votes"),
    /**
     * All votes; ties and both-bad votes are one outcome, between the two wins. Also finds those who only ever vote for
     * ties, and flags honest voters who call ties more or less readily than others.
     */
    ALL("all votes");

    private final String word;

    TestedVotes(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
