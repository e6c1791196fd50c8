package org.podium.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON for tests: objects become maps in the order of the file, arrays lists, numbers {@link Double} (also NaN and
 * the infinities, as Python writes them), texts {@link String}, and then there are true, false and null.
 */
public final class Json {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:([\\[\\]{},:])|\"((?:[^\"\\\\]|\\\\.)*+)\"|(-?[0-9][-+.eE0-9]*|-?Infinity|NaN)|(true|false|null))\\s*");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");

    private final String text;
    private final Matcher token;
    private int end;

    private Json(String text) {
        this.text = text;
        token = TOKEN.matcher(text);
        next();
    }

    /**
     * Reads a text that holds one value.
     *
     * @param text the JSON
     * @return the value, null for {@code null}
     */
    public static @Nullable Object parse(String text) {
        Json json = new Json(text);
        @Nullable Object value = json.value();
        if (json.end != text.length()) {
            throw new IllegalArgumentException("text after the value at character " + json.end);
        }
        return value;
    }

    /**
     * A value known to be an object.
     *
     * @param value what was read
     * @return its members
     */
    @SuppressWarnings("unchecked") // this class makes no other maps
    public static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    /**
     * A value known to be an array.
     *
     * @param value what was read
     * @return its elements
     */
    @SuppressWarnings("unchecked") // this class makes no other lists
    public static List<Object> array(Object value) {
        return (List<Object>) value;
    }

    /**
     * A value known to be a number.
     *
     * @param value what was read
     * @return the number
     */
    public static double number(Object value) {
        return (Double) value;
    }

    private void next() {
        if (!token.region(end, text.length()).lookingAt()) {
            throw new IllegalArgumentException("no JSON at character " + end);
        }
        end = token.end();
    }

    private boolean at(String mark) {
        return mark.equals(token.group(1));
    }

    // Reads the value that begins at the current token, and leaves its last token as the current one.
    private @Nullable Object value() {
        if (at("{")) {
            return members();
        }
        if (at("[")) {
            return elements();
        }
        if (token.group(2) != null) {
            return string();
        }
        if (token.group(3) != null) {
            return Double.valueOf(token.group(3));
        }
        if (token.group(4) != null) {
            return token.group(4).equals("null") ? null : Boolean.valueOf(token.group(4));
        }
        throw new IllegalArgumentException("'" + token.group(1) + "' in place of a value, before character " + end);
    }

    private Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        for (next(); !at("}"); next()) {
            if (at(",")) {
                next();
            }
            String name = string();
            next(); // the colon
            next();
            members.put(name, value());
        }
        return members;
    }

    private List<Object> elements() {
        List<Object> elements = new ArrayList<>();
        for (next(); !at("]"); next()) {
            if (at(",")) {
                next();
            }
            elements.add(value());
        }
        return elements;
    }

    private String string() {
        return ESCAPE.matcher(token.group(2))
                .replaceAll(escape -> Matcher.quoteReplacement(
                        escape.group(1) != null
                                ? Character.toString(Integer.parseInt(escape.group(1), 16))
                                : unescaped(escape.group(2))));
    }

    private static String unescaped(String letter) {
        int at = "nrtbf".indexOf(letter);
        return at < 0 ? letter : "\n\r\t\b\f".substring(at, at + 1);
    }
}
