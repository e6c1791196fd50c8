package org.podium.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    @Test
    void helpNamesEveryCommand() {
        String help = CommandRun.done("--help").out();
        for (String command : new String[] {
            "rank", "elo", "matrix", "check", "simulate", "compare", "history", "agree", "report", "clean"
        }) {
            assertTrue(help.contains("\n  " + command + " "), help);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rank", "elo", "matrix", "check", "simulate", "compare", "history", "agree", "report", "clean"})
    void everyCommandExplainsItself(String command) {
        String help = CommandRun.done(command, "--help").out();
        assertTrue(help.contains("podium " + command + " "), help);
        assertTrue(help.lines().allMatch(line -> line.length() <= 100), help);
    }

    @Test
    void versionIsPrinted() {
        assertTrue(CommandRun.done("--version").out().startsWith("podium "));
    }

    @Test
    void nothingToDoIsWrongUsage() {
        assertEquals(2, CommandRun.of().exitCode());
        assertEquals(2, CommandRun.of("rate").exitCode());
        assertEquals(2, CommandRun.of("rank").exitCode());
    }

    @Test
    void mistypedOptionsAndCommandsAreSuggested() {
        assertTrue(CommandRun.of("rank", "--intervall", "bca", "x.csv").err().contains("--interval"));
        assertTrue(CommandRun.of("rnak").err().contains("rank"));
    }

    @Test
    void wrongUsageIsAnErrorObjectToPrograms() {
        CommandRun run = CommandRun.of("rank", "--format", "json", "--intervall", "bca", "x.csv");
        assertEquals(2, run.exitCode());
        assertEquals("usage", run.error().get("kind").asString());
        assertEquals(
                java.util.List.of("kind", "message", "competitors", "rows", "remedies"),
                java.util.List.copyOf(run.error().propertyNames()));
        assertEquals(
                "usage",
                CommandRun.of("rank", "--format=json").error().get("kind").asString());
    }

    /** A later option of a group must not reset the earlier ones. */
    @Test
    void optionsMayStandInAnyOrder() {
        CommandRun run = CommandRun.of(
                "rank",
                "--exclude",
                "a",
                "--format",
                "json",
                "--where",
                "true",
                "--exclude",
                "b",
                "--threads",
                "1",
                "--label",
                "l=first",
                "x.csv",
                "--label",
                "r=second");
        assertEquals("io", run.error().get("kind").asString());
    }

    @Test
    void optionGivenTwiceIsWrongUsage() {
        assertEquals(
                2, CommandRun.of("rank", "--seed", "1", "--seed", "2", "x.csv").exitCode());
    }

    private static void assertSays(String wanted, Object... words) {
        CommandRun run = CommandRun.of(words);
        assertEquals(2, run.exitCode(), run.err());
        assertTrue(run.err().contains(wanted), run.err());
    }

    @Test
    void numbersAreSpokenOfWithoutJava() {
        assertSays("'x' is not a whole number", "rank", "x.csv", "--seed", "x");
        assertSays("'1e3' is not a whole number", "rank", "x.csv", "--min-votes", "1e3");
        assertSays("'1.5' is not a whole number", "rank", "x.csv", "--votes-per-day", "1.5");
        assertSays("'99999999999' is not between -2147483648 and", "simulate", "--competitors", "99999999999");
        assertSays("'nine' is not a number", "rank", "x.csv", "--confidence", "nine");
        assertSays("'high' is not a number", "rank", "x.csv", "--voter-test", "high");
    }

    @Test
    void wordsThatHaveNoPlaceAreSaid() {
        assertSays("the command takes options only, not 'a', 'b'", "simulate", "a", "b");
        assertSays("compare NAME NAME FILE", "compare", "x", "votes.csv");
        assertSays("the name of a file is empty", "rank", "");
        assertSays("a.csv is named twice", "rank", "a.csv", "b.csv", "a.csv");
        assertEquals(1, CommandRun.of().err().lines().count(), "help is named once");
    }
}
