package org.podium.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.podium.cli.output.DisplayText;

class FormatTest {
    @Test
    void numbersHaveATrueMinusAndZeroHasNoSign() {
        assertEquals("−12.3", Format.points(-12.34));
        assertEquals("0.0", Format.points(-0.04));
        assertEquals("+3", Format.signed(3, 0));
        assertEquals("−3", Format.signed(-3, 0));
        assertEquals("0", Format.signed(0, 0));
    }

    @Test
    void intervalsAreDistancesWithTheirOwnSigns() {
        assertEquals("+10.0 / −5.0", Format.interval(995, 1000, 1010));
        assertEquals("+0.0 / −0.0", Format.interval(1000, 1000, 1000));
        // A percentile interval may lie wholly above the score.
        assertEquals("+10.0 / +2.0", Format.interval(1002, 1000, 1010));
    }

    @Test
    void countsFitIntoCells() {
        assertEquals("9999", Format.shortCount(9_999));
        assertEquals("12k", Format.shortCount(12_345));
        assertEquals("7M", Format.shortCount(7_654_321));
        assertEquals("1,234,567", Format.count(1_234_567));
    }

    @Test
    void confidenceHasAsManyDigitsAsItNeeds() {
        assertEquals("95 %", Format.confidence(0.95));
        assertEquals("99.9 %", Format.confidence(0.999));
        assertEquals("90 %", Format.confidence(0.9));
    }

    @Test
    void shortWindowsShowTheMinute() {
        Instant time = Instant.parse("2024-02-03T04:05:06Z");
        assertEquals("2024-02-03", Format.time(time, Duration.ofDays(1)));
        assertEquals("2024-02-03 04:05", Format.time(time, Duration.ofHours(6)));
        assertEquals("1 day", HistorySection.words(24 * 60));
        assertEquals("36 hours", HistorySection.words(36 * 60));
        assertEquals("90 minutes", HistorySection.words(90));
    }

    @Test
    void longNamesLoseTheirMiddle() {
        assertEquals("gpt-4", Label.cut("gpt-4", 10));
        assertEquals("claude-…-16k", Label.cut("claude-3-7-thinking-16k", 12));
        for (int cells = 4; cells < 30; cells++) {
            assertTrue(DisplayText.width(Label.cut("日本語 and Latin letters in one name", cells)) <= cells);
        }
    }

    @Test
    void whatTurnsTheTextIsShown() {
        assertEquals("abc\\u202egnp.exe", Label.of("abc\u202Egnp.exe"));
        assertEquals("a\\u200bb", Label.of("a\u200Bb"));
    }

    @Test
    void ticksAreRound() {
        Axis axis = Axis.around(861.3, 1123.8, 6);
        assertEquals(
                List.of(900.0, 950.0, 1000.0, 1050.0, 1100.0),
                axis.ticks().stream().filter(tick -> tick >= 900).toList());
        assertEquals("950", axis.label(950));
        assertEquals("−0.1", Axis.around(-0.25, 0.2, 6).label(-0.1));
        assertEquals(0.5, axis.share((axis.minimum() + axis.maximum()) / 2), 1e-12);
    }

    @Test
    void oneValueStillHasAnAxis() {
        Axis axis = Axis.around(1000, 1000, 6);
        assertTrue(axis.share(1000) > 0 && axis.share(1000) < 1, axis::toString);
        assertTrue(axis.ticks().contains(1000.0), axis::toString);
        Axis zero = Axis.around(0, 0, 6);
        assertTrue(zero.maximum() > zero.minimum(), zero::toString);
    }
}
