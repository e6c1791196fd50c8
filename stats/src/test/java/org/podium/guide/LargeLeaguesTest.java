package org.podium.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.RatingScale;
import org.podium.execution.Execution;
import org.podium.interval.ContrastErrors;
import org.podium.votes.Outcome;
import org.podium.votes.Roster;
import org.podium.votes.Tally;

/** The Java of docs/guide/large-leagues.md, on a league of 2,000. */
class LargeLeaguesTest {
    private static final int PLAYERS = 2000;
    private static final int VOTES = 40_000;

    private final Roster roster = Roster.of(IntStream.range(0, PLAYERS)
            .mapToObj(i -> String.format(Locale.ROOT, "player-%05d", i))
            .toList());
    private final int[] first = new int[VOTES];
    private final int[] second = new int[VOTES];
    private final byte[] outcomes = new byte[VOTES];

    /** Strength rises with the number; the first votes are ties round a ring. */
    LargeLeaguesTest() {
        SplittableRandom random = new SplittableRandom(1);
        for (int vote = 0; vote < VOTES; vote++) {
            first[vote] = vote < PLAYERS ? vote : random.nextInt(PLAYERS);
            second[vote] =
                    vote < PLAYERS ? (vote + 1) % PLAYERS : (first[vote] + 1 + random.nextInt(PLAYERS - 1)) % PLAYERS;
            double p = 1 / (1 + Math.exp((second[vote] - first[vote]) / 1000.0));
            Outcome outcome = vote < PLAYERS ? Outcome.TIE : random.nextDouble() < p ? Outcome.FIRST : Outcome.SECOND;
            outcomes[vote] = outcome.code();
        }
    }

    @Test
    void countsFitsAndGivesErrors() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(1);
        try {
            Tally tally = Tally.ofColumns(roster, first, second, outcomes, Execution.on(pool, 2));
            assertEquals(VOTES, tally.battles());
            List<String> printed = Printed.by(() -> {
                Execution twoThreads = Execution.on(pool, 2);
                BradleyTerryFit fit =
                        BradleyTerry.withDefaults().fit(tally, twoThreads).requireConverged();
                System.out.printf(
                        Locale.ROOT,
                        "%s: %.1f%n",
                        "player-00042",
                        RatingScale.centred().score(fit, 42));
                ContrastErrors errors = ContrastErrors.sandwich(fit, twoThreads);
                double points = RatingScale.centred().pointsPerUnit();
                double ofOne = points * errors.standardError("player-00042");
                double ofTwo = points * errors.standardErrorOfDifference("player-00042", "player-00007");
                // 40 votes each: 174 points / sqrt(40 / 4), more where opponents are far
                assertTrue(ofOne > 40 && ofOne < 100, () -> ofOne + " points");
                assertTrue(ofTwo > ofOne && ofTwo < 2 * ofOne, () -> ofTwo + " points");
            });
            assertEquals(1, printed.size());
        } finally {
            pool.shutdown();
        }
    }
}
