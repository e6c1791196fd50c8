package org.podium.covariates;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts of an answer's style, from its Markdown text: what style control compares between two answers. The rules are those
 * of the published arena boards and of arena-hard-auto:
 *
 * <ul>
 *   <li><b>words</b>: runs of characters other than white space, in the whole text, code included. The arena counts tokens
 *       of a tokenizer instead; any count of length will do, as long as both sides are counted alike.
 *   <li>All other counts leave <b>code</b> out: what stands between a fence of three backticks and the next, with both
 *       fences. A fence that is never closed takes nothing out.
 *   <li><b>headers</b>: lines that begin with one to six {@code #} and white space, not indented.
 *   <li><b>list items</b>: lines that begin, indented or not, with {@code -}, {@code *} or {@code +}, or with digits and a
 *       full stop, and then white space. A line {@code * * *} counts, as it does there.
 *   <li><b>bold spans</b>: {@code **text**} and {@code __text__} within one line, the text without an asterisk or
 *       underscore respectively.
 * </ul>
 *
 * <p>White space is that of Unicode, a line ends with a line feed, and the line feed counts as white space after a marker.
 *
 * <p>Cost: linear in the text. Immutable and thread-safe.
 *
 * @param words runs of characters other than white space
 * @param headers header lines outside code
 * @param listItems list items outside code
 * @param boldSpans bold spans outside code
 */
public record MarkdownStyle(int words, int headers, int listItems, int boldSpans) {
    private static final int FLAGS = Pattern.MULTILINE | Pattern.UNIX_LINES | Pattern.UNICODE_CHARACTER_CLASS;
    private static final String FENCE = "```";
    private static final Pattern WORD = Pattern.compile("\\S++", FLAGS);
    private static final Pattern HEADER = Pattern.compile("^#{1,6}+\\s", FLAGS);
    private static final Pattern LIST_ITEM = Pattern.compile("^[\\s&&[^\n]]*+(?:[-*+]|\\d++\\.)\\s", FLAGS);
    private static final Pattern ASTERISKS = Pattern.compile("\\*\\*[^*\n]++\\*\\*");
    private static final Pattern UNDERSCORES = Pattern.compile("__[^_\n]++__");

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public MarkdownStyle {
        if (words < 0 || headers < 0 || listItems < 0 || boldSpans < 0) {
            throw new IllegalArgumentException("counts must be ≥ 0, not " + words + " words, " + headers + " headers, "
                    + listItems + " list items, " + boldSpans + " bold spans");
        }
    }

    /**
     * Counts the style of a text.
     *
     * @param markdown an answer
     * @return its counts
     */
    public static MarkdownStyle of(String markdown) {
        String prose = withoutCode(markdown);
        return new MarkdownStyle(
                count(WORD, markdown),
                count(HEADER, prose),
                count(LIST_ITEM, prose),
                count(ASTERISKS, prose) + count(UNDERSCORES, prose));
    }

    private static String withoutCode(String text) {
        StringBuilder prose = new StringBuilder();
        int from = 0;
        int open = text.indexOf(FENCE);
        while (open >= 0) {
            int close = text.indexOf(FENCE, open + FENCE.length());
            if (close < 0) {
                break;
            }
            prose.append(text, from, open);
            from = close + FENCE.length();
            open = text.indexOf(FENCE, from);
        }
        return prose.append(text, from, text.length()).toString();
    }

    private static int count(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        int count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }

    /**
     * The counts of two texts together, such as the turns of a conversation.
     *
     * @param other further counts
     * @return the sums
     * @throws ArithmeticException if a sum exceeds 2³¹ − 1
     */
    public MarkdownStyle plus(MarkdownStyle other) {
        return new MarkdownStyle(
                words + other.words, headers + other.headers, listItems + other.listItems, boldSpans + other.boldSpans);
    }
}
