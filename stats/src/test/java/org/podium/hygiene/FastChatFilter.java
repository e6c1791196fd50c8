package org.podium.hygiene;

/**
 * The voter filter of FastChat for one voter, after the function {@code outlier_detect} of its
 * {@code fastchat/serve/monitor/elo_analysis.py} (commit 0e6d3e4 of April 2025, options as they are by default): products
 * of factors 1 / (2p), p being the share of the decisive votes on the pair, the voter's own and later ones among them, that
 * are at least (or at most) as good as the voter's for the competitor whose name sorts first. Ties of the voter count, in
 * the middle. The voter is flagged once a product exceeds 1 / level; only the first hundred votes are looked at. Confined to
 * one thread.
 */
final class FastChatFilter {
    private static final int VOTES = 100;

    private double atMost = 1;
    private double atLeast = 1;
    private double highest = 1;
    private int votes;

    /** Begins with another voter. */
    void start() {
        atMost = 1;
        atLeast = 1;
        highest = 1;
        votes = 0;
    }

    /**
     * Goes on to the voter's next vote. A pair without decisive votes makes the products undefined from there on, as it does
     * there, and a voter with undefined products is not flagged any more.
     *
     * @param won decisive votes on the pair for the competitor whose name sorts first
     * @param lost those for the other
     * @param outcome one of {@link ConformalRanks}, that competitor being the lower one
     */
    void vote(double won, double lost, int outcome) {
        if (votes++ < VOTES) {
            atMost /= 2 * (outcome == ConformalRanks.LOWER_WINS ? 1 : lost / (won + lost));
            atLeast /= 2 * (outcome == ConformalRanks.HIGHER_WINS ? 1 : won / (won + lost));
            highest = atMost > highest ? atMost : highest;
            highest = atLeast > highest ? atLeast : highest;
        }
    }

    boolean flags(double level) {
        return highest > 1 / level;
    }
}
