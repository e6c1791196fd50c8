package org.podium.hygiene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class VoterTestResultTest {

    private static VoterVerdict verdict(String voter, int tested, double eValue, double maximum) {
        return new VoterVerdict(
                voter, 50, tested, eValue, maximum, Math.min(1, 1 / maximum), OptionalInt.empty(), Optional.empty());
    }

    /** Ten voters were tested. By hand at level 0.1: Bonferroni asks 100; e-BH asks 100, 50, 33.3, 25 of rank 1, 2, 3, 4. */
    private static VoterTestResult result() {
        List<VoterVerdict> verdicts = new ArrayList<>(List.of(
                verdict("a", 40, 99, 120),
                verdict("b", 40, 60, 60),
                verdict("c", 40, 34, 99.9),
                verdict("d", 40, 24, 24),
                verdict("e", 40, 2, 10)));
        for (int i = 0; i < 5; i++) {
            verdicts.add(verdict("honest" + i, 40, 0.3, 1.5));
        }
        verdicts.add(verdict("untested", 0, 0.5, 0.5));
        return new VoterTestResult(0.1, verdicts);
    }

    @Test
    void withoutCorrectionTheMaximumCounts() {
        assertEquals(List.of("a", "c", "b", "d", "e"), result().flagged());
        assertEquals(List.of("a", "c", "b", "d", "e"), result().flagged(VoterCorrection.NONE));
    }

    @Test
    void bonferroniCountsTheVotersTested() {
        assertEquals(10, result().tested());
        assertEquals(List.of("a"), result().flagged(VoterCorrection.BONFERRONI));
    }

    @Test
    void eBhTakesTheLargestRankThatReachesItsLimit() {
        assertEquals(List.of("a", "b", "c"), result().flagged(VoterCorrection.E_BH));
    }

    @Test
    void nobodyTestedMeansNobodyFlagged() {
        VoterTestResult empty = new VoterTestResult(0.1, List.of());

        for (VoterCorrection correction : VoterCorrection.values()) {
            assertEquals(List.of(), empty.flagged(correction));
        }
        assertEquals(Optional.empty(), empty.voter("a"));
    }

    @Test
    void verdictsAreInOrderOfEvidence() {
        assertEquals(
                List.of("a", "c", "b"),
                result().voters().stream().map(VoterVerdict::voter).limit(3).toList());
        assertEquals(24, result().voter("d").orElseThrow().maximum());
    }
}
