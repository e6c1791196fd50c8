package org.podium.covariates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownStyleTest {
    @Test
    void countsAnAnswer() {
        String answer = """
                # Coffee

                There are **two** ways:

                1. Filter
                2. Espresso, which is __strong__
                   - ristretto
                   - lungo

                ## Code

                ```python
                # not a header
                - not an item
                print("**not bold**")
                ```

                * Done.
                """;
        MarkdownStyle style = MarkdownStyle.of(answer);
        assertEquals(2, style.headers());
        assertEquals(5, style.listItems());
        assertEquals(2, style.boldSpans());
        assertEquals(33, style.words(), "code and markers are words too");
    }

    @Test
    void anEmptyTextHasNoStyle() {
        assertEquals(new MarkdownStyle(0, 0, 0, 0), MarkdownStyle.of(""));
        assertEquals(new MarkdownStyle(0, 0, 0, 0), MarkdownStyle.of(" \n\t\u00a0\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"# a", "###### a", "text\n## b", "#\tb", "#\n", "# a # b"})
    void oneHeader(String text) {
        assertEquals(1, MarkdownStyle.of(text).headers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"#a", "####### a", " # a", "a # b", "#", "\\# a", "a\r# b"})
    void noHeader(String text) {
        assertEquals(0, MarkdownStyle.of(text).headers());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"- a", "* a", "+ a", "  \t- a", "12. a", "\n\n\n- a", "-\n", "* * *\n", "\u00a0- a", "١. a"})
    void oneListItem(String text) {
        assertEquals(1, MarkdownStyle.of(text).listItems());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-a", "a - b", "1.a", "1) a", "1 . a", "-", "---", "**bold**", "- ```x"})
    void noListItemOrOnlyTheOneBeforeCode(String text) {
        assertEquals(text.startsWith("- ") ? 1 : 0, MarkdownStyle.of(text).listItems());
    }

    @Test
    void blankLinesAreNoItems() {
        assertEquals(3, MarkdownStyle.of("-\n- a\n\n\n 3. b\n\n").listItems());
    }

    @ParameterizedTest
    @ValueSource(strings = {"**a**", "__a b__", "***a***", "x**a**y", "** **", "****a**", "**a** **"})
    void oneBoldSpan(String text) {
        assertEquals(1, MarkdownStyle.of(text).boldSpans());
    }

    @ParameterizedTest
    @ValueSource(strings = {"*a*", "_a_", "****", "**a\nb**", "**a*b**", "__a_b__", "**a__"})
    void noBoldSpan(String text) {
        assertEquals(0, MarkdownStyle.of(text).boldSpans());
    }

    @Test
    void bothKindsOfBoldAreCountedByThemselves() {
        assertEquals(2, MarkdownStyle.of("**a __b** c__").boldSpans());
        assertEquals(3, MarkdownStyle.of("**a** **b** __c__").boldSpans());
    }

    @Test
    void codeEndsAtTheNextFence() {
        assertEquals(1, MarkdownStyle.of("```\n# a\n```\n# b").headers());
        assertEquals(1, MarkdownStyle.of("```# a```\n# b\n```").headers(), "the last fence is never closed");
        assertEquals(2, MarkdownStyle.of("# a\n```\n# b").headers(), "an open fence takes nothing out");
        assertEquals(0, MarkdownStyle.of("``````\n").headers());
        assertEquals(1, MarkdownStyle.of("**a```x```b**").boldSpans(), "what is around code is joined");
    }

    @Test
    void turnsAdd() {
        MarkdownStyle first = new MarkdownStyle(10, 1, 2, 3);
        assertEquals(new MarkdownStyle(15, 1, 4, 3), first.plus(new MarkdownStyle(5, 0, 2, 0)));
        assertThrows(IllegalArgumentException.class, () -> new MarkdownStyle(0, -1, 0, 0));
    }

    /** Patterns that look ahead over white space from every line would need hours here; the limit is generous. */
    @Test
    void hostileTextTakesNoLongerThanOther() {
        String text = "\n \t".repeat(300_000) + "**".repeat(300_000) + "__a".repeat(300_000) + "1".repeat(300_000);
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> MarkdownStyle.of(text));
    }
}
