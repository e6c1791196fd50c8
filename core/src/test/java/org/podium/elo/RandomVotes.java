package org.podium.elo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.podium.votes.Battle;
import org.podium.votes.Outcome;

/** Seeded battles between competitors {@code c0}, {@code c1}, … of different strength. */
final class RandomVotes {
    private RandomVotes() {}

    static List<Battle> draw(long seed, int competitors, int votes) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Battle> battles = new ArrayList<>(votes);
        while (battles.size() < votes) {
            int first = random.nextInt(competitors);
            int second = random.nextInt(competitors);
            if (first != second) {
                battles.add(new Battle("c" + first, "c" + second, outcome(random, first - second)));
            }
        }
        return battles;
    }

    private static Outcome outcome(SplittableRandom random, int difference) {
        double draw = random.nextDouble();
        if (draw < 0.3) {
            return draw < 0.2 ? Outcome.TIE : Outcome.BOTH_BAD;
        }
        return random.nextDouble() < 1 / (1 + Math.exp(-difference / 10.0)) ? Outcome.FIRST : Outcome.SECOND;
    }
}
