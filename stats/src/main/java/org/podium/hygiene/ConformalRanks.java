package org.podium.hygiene;

/**
 * Smoothed conformal p-values [VGS05] of a vote in a bag of votes on its pair: with a score for each vote in the bag,
 * the vote itself included, p = (number of larger scores + u · number of equal scores) / size of the bag, u uniform.
 *
 * <p>Votes in a bag differ only in their outcome, one of three: a win of the pair's lower-numbered competitor, a tie, a
 * win of the higher-numbered one. If the vote is exchangeable with the others in the bag, it is each of them with equal
 * chance, and p is uniform whatever the bag holds.
 */
final class ConformalRanks {
    /** The number of outcomes. */
    static final int OUTCOMES = 3;

    /** The lower-numbered competitor wins. */
    static final int LOWER_WINS = 0;

    /** A tie or a both-bad vote. */
    static final int NOBODY_WINS = 1;

    /** The higher-numbered competitor wins. */
    static final int HIGHER_WINS = 2;

    private ConformalRanks() {}

    /** Small if the lower-numbered competitor did well; 1 − p is the p-value of the other. */
    static double directed(int[] bag, int outcome, double u) {
        double better = 0;
        for (int other = 0; other < outcome; other++) {
            better += bag[other];
        }
        return (better + u * (bag[outcome] + 1)) / (size(bag) + 1);
    }

    /** Small if few votes in the bag say the same. */
    static double rarity(int[] bag, int outcome, double u) {
        int own = bag[outcome] + 1;
        double rarer = 0;
        double asRare = own;
        for (int other = 0; other < OUTCOMES; other++) {
            if (other != outcome && bag[other] < own) {
                rarer += bag[other];
            } else if (other != outcome && bag[other] == own) {
                asRare += bag[other];
            }
        }
        return (rarer + u * asRare) / (size(bag) + 1);
    }

    private static double size(int[] bag) {
        double size = 0;
        for (int votes : bag) {
            size += votes;
        }
        return size;
    }
}
