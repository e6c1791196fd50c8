package org.podium.hygiene;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.podium.votes.TextColumn;

/**
 * When two prompts count as the same.
 *
 * <p>Immutable and thread-safe.
 */
public enum TextNormalization {
    /** When they are equal character by character. */
    NONE("none"),
    /**
     * When they are equal after Unicode's compatibility composition (NFKC), in lower case, with each run of white space
     * as one space and none at the ends. {@code "Hello,  World"} and {@code "hello, world\n"} are the same;
     * {@code "hello world"} is another.
     */
    CASE_AND_SPACE("case and white space");

    private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    private final String word;

    TextNormalization(String word) {
        this.word = word;
    }

    /**
     * The form by which texts are compared.
     *
     * @param text any text
     * @return its normal form, the same for every machine and locale
     */
    public String apply(String text) {
        return switch (this) {
            case NONE -> text;
            case CASE_AND_SPACE -> {
                String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
                yield SPACE.matcher(composed.toLowerCase(Locale.ROOT))
                        .replaceAll(" ")
                        .strip();
            }
        };
    }

    String word() {
        return word;
    }

    /** For each code of a column the number of its normal form, counted from 0. */
    int[] groups(TextColumn column) {
        Map<String, Integer> forms = new HashMap<>();
        return column.values().stream()
                .mapToInt(text -> {
                    int next = forms.size();
                    return forms.computeIfAbsent(apply(text), any -> next);
                })
                .toArray();
    }
}
