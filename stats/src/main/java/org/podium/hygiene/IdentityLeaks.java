package org.podium.hygiene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.podium.votes.BattleLog;
import org.podium.votes.TextColumn;

/**
 * Removes votes on texts that give a competitor away: "I am GPT-4", "as a model trained by …". A vote in which the voter
 * learned who answered is a vote about a name.
 *
 * <p>The texts are those of category columns, or of the columns {@code prompt} and {@code voter} under these names; the
 * patterns are regular expressions, looked for anywhere in the text. A vote is removed if any pattern is found in any
 * column, and counts for the first such pattern in the order given. Votes without a text in a column cannot leak there.
 *
 * <p>No list of patterns comes with the library: which names give something away depends on who competes, and changes
 * from month to month. {@code withWords(log.roster().names())} takes the competitors' own; add makers and product names.
 * A pattern looked for in the prompt also removes votes on questions about a competitor, which are no leaks; look for it
 * in the answers if they are there.
 *
 * <p>Cost: each pattern is tried on each distinct text. Immutable and thread-safe.
 */
public final class IdentityLeaks implements VoteFilter {
    private static final int NOT_FOUND = Integer.MAX_VALUE;

    /** What a report calls a pattern, and the pattern. */
    private record Named(String label, Pattern pattern) {}

    private final List<String> columns;
    private final List<Named> patterns;

    private IdentityLeaks(List<String> columns, List<Named> patterns) {
        this.columns = columns;
        this.patterns = patterns;
    }

    /**
     * A filter without patterns yet.
     *
     * @param columns the names of the columns that voters saw
     * @return a filter that removes nothing
     */
    public static IdentityLeaks inColumns(String... columns) {
        return new IdentityLeaks(List.of(columns), List.of());
    }

    /**
     * Also looks for words, as they stand but in upper or lower case, not inside a longer word: {@code gpt-4} is found in
     * {@code "I am GPT-4."} and {@code gpt-4-turbo}, not in {@code gpt-4o}.
     *
     * @param words names of competitors, makers, products
     * @return a new filter
     * @throws IllegalArgumentException if a word is blank, since it would be found everywhere
     */
    public IdentityLeaks withWords(Collection<String> words) {
        List<Named> more = new ArrayList<>(patterns);
        for (String word : words) {
            if (word.isBlank()) {
                throw new IllegalArgumentException("a word to look for is blank; it would be found in every text");
            }
            more.add(new Named(word, wholeWord(word)));
        }
        return new IdentityLeaks(columns, more);
    }

    /**
     * Also looks for words, see {@link #withWords(Collection)}.
     *
     * @param words names of competitors, makers, products
     * @return a new filter
     */
    public IdentityLeaks withWords(String... words) {
        return withWords(List.of(words));
    }

    private static Pattern wholeWord(String word) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /**
     * Also looks for regular expressions, each with its own flags.
     *
     * @param expressions compiled patterns
     * @return a new filter
     */
    public IdentityLeaks withPatterns(Pattern... expressions) {
        List<Named> more = new ArrayList<>(patterns);
        for (Pattern expression : expressions) {
            more.add(new Named(expression.pattern(), expression));
        }
        return new IdentityLeaks(columns, more);
    }

    @Override
    public String name() {
        return "identity-leaks";
    }

    @Override
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("columns", String.join(", ", columns));
        options.put("patterns", patterns.stream().map(Named::label).collect(Collectors.joining(", ")));
        return Collections.unmodifiableMap(options);
    }

    @Override
    public FilterResult apply(BattleLog log) {
        int[] found = new int[log.size()];
        Arrays.fill(found, NOT_FOUND);
        for (String column : columns) {
            TextColumn texts = LogColumns.text(log, column);
            int[] foundInText = texts.values().stream().mapToInt(this::find).toArray();
            for (int row = 0; row < found.length; row++) {
                if (texts.code(row) != TextColumn.MISSING) {
                    found[row] = Math.min(found[row], foundInText[texts.code(row)]);
                }
            }
        }
        Removals removals = new Removals(log, RemovedGroup.Kind.PATTERN);
        for (int row = 0; row < found.length; row++) {
            if (found[row] != NOT_FOUND) {
                removals.remove(row, patterns.get(found[row]).label());
            }
        }
        return removals.result(this);
    }

    /** The first pattern that the text has. */
    private int find(String text) {
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).pattern().matcher(text).find()) {
                return i;
            }
        }
        return NOT_FOUND;
    }

    @Override
    public String toString() {
        return name() + options();
    }
}
