package org.podium.bench;

import java.util.SplittableRandom;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.Outcome;

/** Seeded votes of a league whose strengths spread over six hundred points. */
final class Votes {

    private static final double POINTS_PER_UNIT = 400 / Math.log(10);
    private static final double SPREAD = 600;
    private static final double TIE_SHARE = 0.3;

    private Votes() {}

    /** Every competitor meets every other, the pair drawn anew for each vote. */
    static BattleLog league(int competitors, int votes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BattleLogBuilder log = BattleLog.builder();
        for (int vote = 0; vote < votes; vote++) {
            int first = random.nextInt(competitors);
            int second = (first + 1 + random.nextInt(competitors - 1)) % competitors;
            log.add(name(first), name(second), outcome(first, second, competitors, random));
        }
        return log.build();
    }

    private static String name(int competitor) {
        return "competitor " + competitor;
    }

    private static Outcome outcome(int first, int second, int competitors, SplittableRandom random) {
        if (random.nextDouble() < TIE_SHARE) {
            return Outcome.TIE;
        }
        double points = SPREAD * (first - second) / competitors;
        double firstWins = 1 / (1 + Math.exp(-points / POINTS_PER_UNIT));
        return random.nextDouble() < firstWins ? Outcome.FIRST : Outcome.SECOND;
    }
}
