package org.podium.hygiene;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.podium.hygiene.SimulatedVoter.Arena;

/**
 * Honest voters are flagged no more often than promised, 10,000 of them in each arena. A test that flags exactly at its
 * level would fail one time in 700 in each arena; the bound is not tight, since a voter stops after a hundred votes, so
 * the tests fail far less often.
 */
class VoterFalseAlarmTest {
    private static final int VOTERS = 10_000;
    private static final int VOTES = 100;

    @TestFactory
    Stream<DynamicTest> honestVotersAreRarelyFlagged() {
        return arenas().stream().map(arena -> DynamicTest.dynamicTest(arena.toString(), () -> assertHolds(arena)));
    }

    private static List<Arena> arenas() {
        List<Arena> arenas = new ArrayList<>();
        for (double spread : new double[] {0.8, 1.2}) {
            for (int others : new int[] {2, 10, 30}) {
                arenas.add(new Arena(0, false, spread, others, VOTES));
                for (double ties : new double[] {0.15, 0.30, 0.45}) {
                    arenas.add(new Arena(ties, true, spread, others, VOTES));
                }
            }
        }
        return arenas;
    }

    private static void assertHolds(Arena arena) {
        double[] levels = {0.05, 0.01};
        int[] flagged = new int[levels.length];
        SimulatedVoter voter = new SimulatedVoter(arena, 7);
        for (int i = 0; i < VOTERS; i++) {
            double maximum = voter.honest().maximum();
            for (int level = 0; level < levels.length; level++) {
                flagged[level] += VoterTestResult.reaches(maximum, levels[level]) ? 1 : 0;
            }
        }
        for (int level = 0; level < levels.length; level++) {
            double share = flagged[level] / (double) VOTERS;
            double monteCarloError = Math.sqrt(levels[level] * (1 - levels[level]) / VOTERS);
            String found = arena + ": " + share + " flagged at " + levels[level];
            assertTrue(share <= levels[level] + 3 * monteCarloError, found);
            assertTrue(share > 0, found + "; a test that never flags anybody tests nothing");
        }
    }
}
