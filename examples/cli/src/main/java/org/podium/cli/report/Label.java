package org.podium.cli.report;

import org.podium.cli.output.DisplayText;

/** Names from outside, made fit to be shown: nothing in them turns the text around, and long ones are shortened. */
final class Label {
    private static final int LONG = 34;

    private Label() {}

    static String of(String name) {
        return DisplayText.visible(name);
    }

    /** A number, after as many spaces of a digit's width as bring its last digit below that of the longest. */
    static String number(String digits, int longest) {
        return "\u2007".repeat(longest - digits.length()) + digits;
    }

    /** The name for a table, which shortens it by its style and tells it in full when pointed at. */
    static Element inTable(String name) {
        String visible = of(name);
        Element element = Element.of("bdi", "name").text(visible);
        return DisplayText.width(visible) > LONG ? element.attribute("title", visible) : element;
    }

    /** The name in a number of character cells: a long one loses its middle, since its end often tells it from others. */
    static String cut(String name, int cells) {
        String visible = of(name);
        if (DisplayText.width(visible) <= cells) {
            return visible;
        }
        int tail = (cells - 1) * 2 / 5;
        String end = new StringBuilder(start(new StringBuilder(visible).reverse(), tail))
                .reverse()
                .toString();
        return start(visible, cells - 1 - tail) + "…" + end;
    }

    /** As much of a text as fits. */
    private static String start(CharSequence text, int cells) {
        StringBuilder start = new StringBuilder();
        int width = 0;
        for (int c : text.codePoints().toArray()) {
            width += DisplayText.width(Character.toString(c));
            if (width > cells) {
                break;
            }
            start.appendCodePoint(c);
        }
        return start.toString();
    }
}
