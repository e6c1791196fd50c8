package org.podium.votes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.podium.votes.InvalidVotes.Problem;

class FindingTest {
    private static final Finding BARE = new Finding() {
        @Override
        public String kind() {
            return "bare";
        }

        @Override
        public String message() {
            return "something was found";
        }
    };

    @Test
    void saysNothingOfWhatItDoesNotConcern() {
        assertEquals(List.of(), BARE.competitors());
        assertEquals(List.of(), BARE.rows());
        assertEquals(List.of(), BARE.remedies());
        assertEquals("something was found", BARE.describe());
    }

    @Test
    void anExceptionSaysTheMessageAndTheRemedies() {
        Finding finding = new InvalidVotes(
                Problem.SELF_BATTLE,
                1,
                List.of(7L),
                List.of("'a' on both sides"),
                Map.of(),
                List.of("first", "second"));

        DataException exception = new DataException(finding);

        assertEquals(finding, exception.finding());
        assertEquals(
                List.of(
                        "1 row is invalid: a competitor battles itself (row 7: 'a' on both sides)",
                        "  - first",
                        "  - second"),
                String.valueOf(exception.getMessage()).lines().toList());
    }

    @Test
    void marksThatThereAreMoreRowsThanShown() {
        InvalidVotes shown = new InvalidVotes(
                Problem.MISSING_VALUE,
                3,
                List.of(1L, 2L),
                List.of("x", "y"),
                Map.of(Problem.SELF_BATTLE, 1L),
                List.of());

        assertTrue(shown.message().contains("(row 1: x; row 2: y; …)"), shown.message());
        assertTrue(shown.message().endsWith("in 1 other row a competitor battles itself"), shown.message());
    }

    @Test
    void everyProblemHasAKindOfItsOwn() {
        List<String> kinds = new ArrayList<>();
        for (Problem problem : Problem.values()) {
            kinds.add(new InvalidVotes(problem, 0, List.of(), List.of(), Map.of(), List.of()).kind());
        }

        assertEquals(kinds.size(), kinds.stream().distinct().count());
        assertTrue(kinds.stream().allMatch(kind -> kind.matches("[a-z]+(-[a-z]+)*")), kinds.toString());
    }

    @Test
    void keepsCopiesOfItsLists() {
        List<String> missing = new ArrayList<>(List.of("winner"));
        MissingColumns finding = new MissingColumns(missing, List.of());
        missing.clear();

        assertEquals(List.of("winner"), finding.missing());
        assertTrue(finding.message().contains("no columns"), finding.message());
        assertThrows(
                UnsupportedOperationException.class, () -> finding.missing().clear());
    }
}
