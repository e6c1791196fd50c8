package org.podium.votes;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The names of the columns of a table with one row a vote. By default the arena's: {@code model_a}, {@code model_b},
 * {@code winner}, with the {@linkplain OutcomeLabels#arena() arena's labels}, and nothing else is read.
 *
 * <p>A column is found by its exact label, else by its label without regard to case; of several the first, as JDBC
 * does. Values are read thus, and never repaired:
 *
 * <ul>
 *   <li><b>Competitors and outcome</b>: as text, neither null nor blank; nothing is trimmed.
 *   <li><b>Voter, prompt, categories</b>: as text; null means that the vote has none.
 *   <li><b>Frequency weight</b>: a whole number from 0 to {@value Tally#MAX_BATTLES}, exactly.
 *   <li><b>Importance weight</b>: a finite number ≥ 0. <b>Covariate</b>: a finite number.
 *   <li><b>Tag</b>: a boolean, 0 or 1, or the text {@code true} or {@code false} in any case.
 *   <li><b>Time</b>: a time with a zone or an offset; a time or date without, which is taken as UTC whatever the
 *       machine's zone; a number, which means seconds since 1970-01-01T00:00Z and must lie before the year 10000, so
 *       that milliseconds are noticed; or text in ISO-8601 form, with {@code T} or a space, or such a number.
 * </ul>
 *
 * <p>Numbers may also come as decimal text. A number, a time or a tag that is null is an error.
 *
 * <p>Immutable and thread-safe.
 */
public final class VoteColumns {
    private enum Single {
        FIRST,
        SECOND,
        OUTCOME,
        VOTER,
        PROMPT,
        TIME,
        WEIGHT
    }

    private enum Several {
        CATEGORIES,
        TAGS,
        COVARIATES
    }

    private static final VoteColumns DEFAULTS = new VoteColumns(
            new EnumMap<>(Map.of(Single.FIRST, "model_a", Single.SECOND, "model_b", Single.OUTCOME, "winner")),
            new EnumMap<>(Several.class),
            Weighting.NONE,
            OutcomeLabels.arena());

    private final EnumMap<Single, String> single;
    private final EnumMap<Several, List<String>> several;
    private final Weighting weighting;
    private final OutcomeLabels labels;

    private VoteColumns(
            EnumMap<Single, String> single,
            EnumMap<Several, List<String>> several,
            Weighting weighting,
            OutcomeLabels labels) {
        this.single = single;
        this.several = several;
        this.weighting = weighting;
        this.labels = labels;
    }

    private VoteColumns with(Single role, String column) {
        EnumMap<Single, String> changed = new EnumMap<>(single);
        changed.put(role, Objects.requireNonNull(column, "column"));
        return new VoteColumns(changed, several, weighting, labels);
    }

    private VoteColumns with(Several role, String... columns) {
        EnumMap<Several, List<String>> changed = new EnumMap<>(several);
        changed.put(role, List.of(columns));
        return new VoteColumns(single, changed, weighting, labels);
    }

    private VoteColumns withWeight(String column, Weighting kind) {
        VoteColumns changed = with(Single.WEIGHT, column);
        return new VoteColumns(changed.single, several, kind, labels);
    }

    /**
     * The arena's names and labels.
     *
     * @return the default columns
     */
    public static VoteColumns withDefaults() {
        return DEFAULTS;
    }

    /**
     * Other columns for the competitors.
     *
     * @param first column of the competitor shown first
     * @param second column of the competitor shown second
     * @return new columns
     */
    public VoteColumns withCompetitors(String first, String second) {
        return with(Single.FIRST, first).with(Single.SECOND, second);
    }

    /**
     * Another column for the outcome.
     *
     * @param column column of the labels
     * @return new columns
     */
    public VoteColumns withOutcome(String column) {
        return with(Single.OUTCOME, column);
    }

    /**
     * Other labels for the outcomes.
     *
     * @param outcomeLabels which text means which outcome
     * @return new columns
     */
    public VoteColumns withLabels(OutcomeLabels outcomeLabels) {
        return new VoteColumns(single, several, weighting, Objects.requireNonNull(outcomeLabels, "outcomeLabels"));
    }

    /**
     * Reads who voted.
     *
     * @param column column of the voters
     * @return new columns
     */
    public VoteColumns withVoter(String column) {
        return with(Single.VOTER, column);
    }

    /**
     * Reads what was asked.
     *
     * @param column column of the prompts, or of their identifiers
     * @return new columns
     */
    public VoteColumns withPrompt(String column) {
        return with(Single.PROMPT, column);
    }

    /**
     * Reads when the vote was cast.
     *
     * @param column column of the times
     * @return new columns
     */
    public VoteColumns withTime(String column) {
        return with(Single.TIME, column);
    }

    /**
     * Reads how many times each vote was given, in place of any other weight.
     *
     * @param column column of whole numbers
     * @return new columns
     */
    public VoteColumns withFrequency(String column) {
        return withWeight(column, Weighting.FREQUENCY);
    }

    /**
     * Reads an importance weight for each vote, in place of any other weight.
     *
     * @param column column of numbers ≥ 0
     * @return new columns
     */
    public VoteColumns withImportance(String column) {
        return withWeight(column, Weighting.IMPORTANCE);
    }

    /**
     * Reads these columns as categories, in place of those named before.
     *
     * @param columns columns of text; each gives its name to a category
     * @return new columns
     */
    public VoteColumns withCategories(String... columns) {
        return with(Several.CATEGORIES, columns);
    }

    /**
     * Reads these columns as tags, in place of those named before.
     *
     * @param columns columns of truth values; each gives its name to a tag
     * @return new columns
     */
    public VoteColumns withTags(String... columns) {
        return with(Several.TAGS, columns);
    }

    /**
     * Reads these columns as covariates, in place of those named before.
     *
     * @param columns columns of numbers; each gives its name to a covariate
     * @return new columns
     */
    public VoteColumns withCovariates(String... columns) {
        return with(Several.COVARIATES, columns);
    }

    /**
     * The column of the competitor shown first.
     *
     * @return a column name
     */
    public String first() {
        return required(Single.FIRST);
    }

    /**
     * The column of the competitor shown second.
     *
     * @return a column name
     */
    public String second() {
        return required(Single.SECOND);
    }

    /**
     * The column of the outcome.
     *
     * @return a column name
     */
    public String outcome() {
        return required(Single.OUTCOME);
    }

    /**
     * Which text in the outcome column means which outcome.
     *
     * @return the labels
     */
    public OutcomeLabels labels() {
        return labels;
    }

    /**
     * The column of the voters.
     *
     * @return a column name, or empty if they are not read
     */
    public Optional<String> voter() {
        return Optional.ofNullable(single.get(Single.VOTER));
    }

    /**
     * The column of the prompts.
     *
     * @return a column name, or empty if they are not read
     */
    public Optional<String> prompt() {
        return Optional.ofNullable(single.get(Single.PROMPT));
    }

    /**
     * The column of the times.
     *
     * @return a column name, or empty if they are not read
     */
    public Optional<String> time() {
        return Optional.ofNullable(single.get(Single.TIME));
    }

    /**
     * The column of the weights.
     *
     * @return a column name, or empty if the votes have no weights
     */
    public Optional<String> weight() {
        return Optional.ofNullable(single.get(Single.WEIGHT));
    }

    /**
     * What the weights mean.
     *
     * @return the kind of weight, {@link Weighting#NONE} exactly if {@link #weight()} is empty
     */
    public Weighting weighting() {
        return weighting;
    }

    /**
     * The columns read as categories.
     *
     * @return an unmodifiable list of column names
     */
    public List<String> categories() {
        return several.getOrDefault(Several.CATEGORIES, List.of());
    }

    /**
     * The columns read as tags.
     *
     * @return an unmodifiable list of column names
     */
    public List<String> tags() {
        return several.getOrDefault(Several.TAGS, List.of());
    }

    /**
     * The columns read as covariates.
     *
     * @return an unmodifiable list of column names
     */
    public List<String> covariates() {
        return several.getOrDefault(Several.COVARIATES, List.of());
    }

    private String required(Single role) {
        return Objects.requireNonNull(single.get(role));
    }
}
