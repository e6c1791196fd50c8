package org.podium.stats.internal;

/** Argument checks shared by the packages, written so that NaN fails. */
public final class Checks {
    private Checks() {}

    /** A confidence level strictly between 0 and 1. */
    public static double confidence(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("the confidence must be between 0 and 1, such as 0.95, not " + level);
        }
        return level;
    }
}
