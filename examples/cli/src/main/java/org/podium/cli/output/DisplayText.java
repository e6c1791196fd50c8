package org.podium.cli.output;

/** Names made fit for a terminal or a page: nothing in them moves the cursor or turns the text, their width is known. */
public final class DisplayText {
    private DisplayText() {}

    /**
     * The text with control, invisible and direction-changing characters written as {@code \}{@code u001b}.
     *
     * @param text any text
     * @return the text, safe to print
     */
    public static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isDangerous(c)) {
                visible.append(String.format(java.util.Locale.ROOT, "\\u%04x", c));
            } else {
                visible.appendCodePoint(c);
            }
        });
        return visible.toString();
    }

    /** Joiners, which letters and emoji need, are harmless; other characters that nobody sees let two names look alike. */
    private static boolean isDangerous(int c) {
        boolean changesDirection = (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x061C
                || c == 0x200E
                || c == 0x200F;
        boolean isInvisible = c == 0x00AD || c == 0x200B || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF;
        return Character.isISOControl(c) || changesDirection || isInvisible || c == 0x2028 || c == 0x2029;
    }

    /**
     * How many terminal cells the text takes: two for East Asian wide characters and emoji, none for accents.
     *
     * @param text any text
     * @return the number of cells
     */
    public static int width(String text) {
        return text.codePoints().map(DisplayText::width).sum();
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(c) ? 2 : 1;
    }

    private static boolean isWide(int c) {
        return (c >= 0x1100 && c <= 0x115F) // Hangul Jamo
                || (c >= 0x2E80 && c <= 0x303E) // CJK radicals and punctuation
                || (c >= 0x3041 && c <= 0xA4CF) // kana to Yi
                || (c >= 0xAC00 && c <= 0xD7A3) // Hangul syllables
                || (c >= 0xF900 && c <= 0xFAFF) // CJK compatibility
                || (c >= 0xFE30 && c <= 0xFE6F) // CJK compatibility forms
                || (c >= 0xFF00 && c <= 0xFF60) // full-width forms
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1FAFF) // emoji
                || (c >= 0x20000 && c <= 0x3FFFD); // CJK extensions
    }
}
