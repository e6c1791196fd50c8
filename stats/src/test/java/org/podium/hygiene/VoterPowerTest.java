package org.podium.hygiene;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.podium.hygiene.SimulatedVoter.Arena;
import org.podium.hygiene.SimulatedVoter.Habit;

/** Voters of four kinds, 1,000 each, so shares are known to 0.016 at most: limits are five such errors below. */
class VoterPowerTest {
    private static final int VOTERS = 1000;

    private static double flagged(Arena arena, Habit habit, boolean onlyFavourite) {
        SimulatedVoter voter = new SimulatedVoter(arena, 3);
        int flagged = 0;
        for (int i = 0; i < VOTERS; i++) {
            flagged += VoterTestResult.reaches(voter.run(habit, onlyFavourite).maximum(), 0.01) ? 1 : 0;
        }
        return flagged / (double) VOTERS;
    }

    private static Arena arena(int others, int votes) {
        return new Arena(0.3, true, 1, others, votes);
    }

    @Test
    void findsAVoterWhoFavoursOneCompetitor() {
        assertTrue(flagged(arena(30, 100), SimulatedVoter::favouring, true) > 0.7);
        assertTrue(flagged(arena(30, 200), SimulatedVoter::favouring, true) > 0.9);
    }

    @Test
    void moreOtherVotesGiveMorePower() {
        double few = flagged(arena(2, 100), SimulatedVoter::favouring, true);
        double some = flagged(arena(10, 100), SimulatedVoter::favouring, true);
        double many = flagged(arena(30, 100), SimulatedVoter::favouring, true);

        assertTrue(few < some && some < many, few + ", " + some + ", " + many);
    }

    @Test
    void findsAVoterWhoVotesAtRandomOrAgainstTheOthers() {
        assertTrue(flagged(arena(30, 200), SimulatedVoter::atRandom, false) > 0.6);
        assertTrue(flagged(arena(30, 60), SimulatedVoter::contrary, false) > 0.7);
    }
}
