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
}
