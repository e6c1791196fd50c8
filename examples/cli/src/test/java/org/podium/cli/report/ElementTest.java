package org.podium.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ElementTest {
    @Test
    void textsAndAttributesAreEscaped() {
        assertEquals(
                "<b title=\"&quot;&gt;&lt;i&gt;\">&lt;/b&gt;&amp;amp; &#39;</b>",
                Element.ofText("b", "</b>&amp; '").attribute("title", "\"><i>").toString());
    }

    @Test
    void charactersThatMarkupCannotHoldAreReplaced() {
        assertEquals(
                "<b>\uFFFD \uFFFD \uFFFD \uFFFD \uD83D\uDE00</b>",
                Element.ofText("b", "\u0000 \u001B \uD800 \uFFFE \uD83D\uDE00").toString());
    }

    @Test
    void emptyElementsAreWrittenAsTheirLanguageWants() {
        assertEquals("<td></td>", Element.of("td").toString());
        assertEquals("<rect/>\n", Element.of("rect").toString());
        assertEquals("<br>", Element.of("br").toString());
    }

    @Test
    void lengthsAreWrittenToAHundredth() {
        Element line =
                Element.of("line").attribute("x1", 1.005).attribute("x2", -2.5).attribute("y1", 3.0);
        assertEquals(
                "<line x1=\"1\" x2=\"-2.5\" y1=\"3\"/>\n",
                line.attribute("x1", 1.0).toString());
        assertEquals(
                "<line x1=\"0.33\"/>\n",
                Element.of("line").attribute("x1", 1 / 3.0).toString());
    }
}
