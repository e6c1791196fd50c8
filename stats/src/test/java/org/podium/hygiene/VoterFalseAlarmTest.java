package org.podium.hygiene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.podium.hygiene.VoterTestTable.Cell;

/**
 * Honest voters are flagged no more often than promised, 10,000 of them in each arena. A test that flags exactly at its
 * level would fail one time in 700 in each arena; the bound is not tight, since a voter stops after a hundred votes, so
 * the tests fail far less often.
 */
class VoterFalseAlarmTest {
    @TestFactory
    Stream<DynamicTest> honestVotersAreRarelyFlagged() {
        return VoterTestTable.honest().stream()
                .map(cell -> DynamicTest.dynamicTest(cell.arena() + " at " + cell.level(), () -> assertHolds(cell)));
    }

    /** 0, 15, 30 and 45 % ties, two spreads, 2, 10 and 30 other votes a pair, two levels. */
    @Test
    void theGridIsWhole() {
        assertEquals(4 * 2 * 3 * 2, VoterTestTable.honest().stream().distinct().count());
    }

    private static void assertHolds(Cell cell) {
        double share = cell.flagged() / (double) VoterTestTable.HONEST;
        double monteCarloError = Math.sqrt(cell.level() * (1 - cell.level()) / VoterTestTable.HONEST);
        assertTrue(share <= cell.level() + 3 * monteCarloError, cell::toString);
        assertTrue(share > 0, cell + "; a test that never flags anybody tests nothing");
    }
}
