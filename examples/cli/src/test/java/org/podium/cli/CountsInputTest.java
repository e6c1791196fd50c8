package org.podium.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountsInputTest {
    private static final String HEADER = "model_a,model_b,win_a,win_b,tie,both_bad\n";
    private static final String ROUND_ROBIN = HEADER + "x,y,2,1,0,0\ny,z,1,1,0,0\nx,z,1,0,1,1\n";

    @TempDir
    private Path folder;

    private CommandRun rank(String text, Object... more) {
        Object[] words = new Object[more.length + 1];
        words[0] = "--counts";
        System.arraycopy(more, 0, words, 1, more.length);
        return CommandRun.rank(VoteFiles.write(folder, "counts.csv", text), words);
    }

    private static void assertError(CommandRun run, String kind, String... parts) {
        assertEquals(1, run.exitCode(), run.err());
        assertEquals(kind, run.error().get("kind").asString());
        for (String part : parts) {
            assertTrue(run.error().get("message").asString().contains(part), run.out());
        }
    }

    @Test
    void countsGiveTheBoardOfTheVotes() {
        CommandRun votes = CommandRun.rank(VoteFiles.roundRobin(folder));
        CommandRun counts = rank(ROUND_ROBIN);
        assertEquals(votes.json().get("rows"), counts.json().get("rows"));
    }

    @Test
    void wholeNumbersMayBeWrittenInAnyWay() {
        assertEquals(
                rank(ROUND_ROBIN).json().get("rows"),
                rank(ROUND_ROBIN.replace("x,y,2,1", "x,y,2.0,1e0")).json().get("rows"));
    }

    @Test
    void countsAreExactToTheLastVote() {
        CommandRun run = rank(ROUND_ROBIN.replace("y,z,1,1", "y,z,1125899906842623,1125899906842623"));
        assertEquals(2251799813685252L, run.json().get("battles").asLong(), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5", "-1", "", "many", "NaN", "4503599627370497", "99999999999999999999"})
    void otherNumbersAreErrorsWithTheirRow(String count) {
        CommandRun run = rank(ROUND_ROBIN.replace("y,z,1,1", "y,z,1," + count));
        assertError(run, "invalid-number", "1 row with a count that is not a whole number", "row 2: win_b is");
    }

    @Test
    void moreVotesThanATallyHoldsAreAnError() {
        CommandRun run = rank(ROUND_ROBIN.replace("y,z,1,1", "y,z,4503599627370496,0"));
        assertError(run, "invalid-number", "add up to more than 4503599627370496 votes");
    }

    @Test
    void pairsListedTwiceAddUp() {
        CommandRun run = rank(ROUND_ROBIN + ROUND_ROBIN.substring(HEADER.length()));
        assertEquals(16, run.json().get("battles").asInt(), run.err());
    }

    @Test
    void selfBattlesAreAnErrorUnlessDropped() {
        String text = ROUND_ROBIN + "x,x,3,0,1,0\n";
        assertError(rank(text), "self-battle", "1 row that pairs a competitor with itself", "row 4: 'x'");
        CommandRun dropped = rank(text, "--drop-self-battles");
        assertEquals(4, dropped.json().get("removed").get("self_battles").asInt(), dropped.err());
        assertEquals(8, dropped.json().get("battles").asInt());
    }

    @Test
    void missingNamesAreErrors() {
        assertError(rank(ROUND_ROBIN + ",y,1,1,0,0\n"), "missing-value", "row 4");
    }

    @Test
    void conditionAndExclusionAct() {
        CommandRun run = rank(ROUND_ROBIN + "q,x,1,0,0,0\n", "--where", "model_a <> 'q'", "--exclude", "z");
        assertEquals(3, run.json().get("battles").asInt(), run.err());
        assertEquals(1, run.json().get("removed").get("by_where").asInt());
        assertEquals(5, run.json().get("removed").get("excluded").asInt());
    }

    @Test
    void columnsCanBeNamedOrLackTies() {
        String text = "home,away,h,a\nx,y,2,1\ny,z,1,1\nx,z,1,1\n";
        CommandRun run = rank(
                text,
                "--first-column",
                "home",
                "--second-column",
                "away",
                "--first-wins-column",
                "h",
                "--second-wins-column",
                "a",
                "--ties-column",
                "",
                "--both-bad-column",
                "");
        assertEquals(7, run.json().get("battles").asInt(), run.err());
        assertError(rank(text, "--first-column", "home"), "missing-columns", "'model_b'", "'home'");
    }
}
