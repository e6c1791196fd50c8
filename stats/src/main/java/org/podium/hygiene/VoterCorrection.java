package org.podium.hygiene;

/**
 * What the level of a voter test is for, when many voters are tested. With m voters tested:
 *
 * <ul>
 *   <li>{@link #NONE}: each voter is flagged if its evidence ever reached 1 / level. Of honest voters at most the share
 *       {@code level} is flagged on average: with 10,000 of them and a level of 0.01, up to a hundred.
 *   <li>{@link #BONFERRONI}: evidence of m / level. The chance that any honest voter is flagged is at most {@code level}.
 *   <li>{@link #E_BH}: the e-BH procedure [WR22] on the evidence at the end of the log. Of the voters flagged, at most the
 *       share {@code level} is honest on average.
 * </ul>
 *
 * <p>All three hold however the voters' votes depend on each other, and they do, since each voter is compared with the
 * others. E_BH holds for a log whose end was not chosen by looking at the evidence.
 *
 * <p>Immutable and thread-safe.
 */
public enum VoterCorrection {
    /** The level is for each voter by itself. */
    NONE("none"),
    /** The level is for a single false alarm among all voters. */
    BONFERRONI("Bonferroni"),
    /** The level is for the share of false alarms among all alarms. */
    E_BH("e-BH");

    private final String word;

    VoterCorrection(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
