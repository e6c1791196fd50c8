package org.podium.votes;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link BattleLog} row by row: {@code add} starts a row, the other methods say more about the row that was
 * added last.
 *
 * <pre>{@code
 * builder.add("gpt-4", "vicuna-13b", Outcome.FIRST).voter("u17").time(now).category("language", "English");
 * }</pre>
 *
 * <p>A text (voter, prompt, category) may be left out in any row. A number (weight, time, covariate) must be given in
 * every row or in none: a row left out is an error that names the column and the row. Each value can be given once.
 *
 * <p>Cost: one hash look-up a name or text; no allocation for texts seen before. While it fills, the builder takes 8
 * bytes a row for the battles and 8 for each column. <b>Confined to one thread.</b>
 */
public final class BattleLogBuilder {
    private static final int OUTCOME_BITS = 2;
    private static final int FIRST_SHIFT = Integer.SIZE - 1 + OUTCOME_BITS;

    private final NameIndex competitors = new NameIndex();
    /** One battle in one long: first (31 bits), second (31 bits), outcome (2 bits). */
    private final LongChunks battles = new LongChunks();

    private final Map<String, TextBuilder> categories = new LinkedHashMap<>();
    private final Map<String, BitSet> tags = new LinkedHashMap<>();
    private final Map<String, NumberBuilder> covariates = new LinkedHashMap<>();
    private @Nullable TextBuilder voter;
    private @Nullable TextBuilder prompt;
    private @Nullable NumberBuilder times;
    private @Nullable NumberBuilder weights;
    private Weighting weighting = Weighting.NONE;

    BattleLogBuilder(Roster roster) {
        roster.names().forEach(competitors::add);
    }

    /**
     * Starts a row.
     *
     * @param first the competitor shown first
     * @param second the competitor shown second
     * @param outcome the verdict
     * @return this builder
     * @throws IllegalArgumentException if a name is blank or both are equal
     */
    public BattleLogBuilder add(String first, String second, Outcome outcome) {
        Battle.requireDifferent(Objects.requireNonNull(first, "first"), Objects.requireNonNull(second, "second"));
        Objects.requireNonNull(outcome, "outcome");
        return addRow(competitors.addCompetitor(first, "first"), competitors.addCompetitor(second, "second"), outcome);
    }

    /**
     * Starts a row.
     *
     * @param battle the vote
     * @return this builder
     */
    public BattleLogBuilder add(Battle battle) {
        return add(battle.first(), battle.second(), battle.outcome());
    }

    /**
     * Starts a row by index. Cost: no look-up.
     *
     * @param first index of the competitor shown first on the roster this builder was made with
     * @param second index of the competitor shown second
     * @param outcome the verdict
     * @return this builder
     * @throws IndexOutOfBoundsException if there is no competitor with an index
     * @throws IllegalArgumentException if both are equal
     */
    public BattleLogBuilder add(int first, int second, Outcome outcome) {
        Objects.checkIndex(first, competitors.size());
        Objects.checkIndex(second, competitors.size());
        if (first == second) {
            String name = competitors.names().get(first);
            Battle.requireDifferent(name, name);
        }
        return addRow(first, second, Objects.requireNonNull(outcome, "outcome"));
    }

    private BattleLogBuilder addRow(int first, int second, Outcome outcome) {
        battles.add((long) first << FIRST_SHIFT | (long) second << OUTCOME_BITS | outcome.code());
        return this;
    }

    /**
     * Says who voted.
     *
     * @param id the voter
     * @return this builder
     */
    public BattleLogBuilder voter(String id) {
        declareVoter().set(row(), id);
        return this;
    }

    /**
     * Says what was asked.
     *
     * @param text the prompt, or an identifier of it
     * @return this builder
     */
    public BattleLogBuilder prompt(String text) {
        declarePrompt().set(row(), text);
        return this;
    }

    /**
     * Puts the vote into a category.
     *
     * @param name the name of the category column
     * @param value the category of this vote
     * @return this builder
     */
    public BattleLogBuilder category(String name, String value) {
        declareCategory(name).set(row(), value);
        return this;
    }

    /**
     * Tags the vote. Giving a tag again changes nothing.
     *
     * @param name the tag
     * @return this builder
     */
    public BattleLogBuilder tag(String name) {
        int row = row();
        declareTag(name).set(row);
        return this;
    }

    /**
     * Says when the vote was cast.
     *
     * @param instant the time; what is finer than a microsecond is cut off
     * @return this builder
     * @throws ArithmeticException if the time does not fit a 64-bit number of microseconds (about 292,000 years)
     */
    public BattleLogBuilder time(Instant instant) {
        return epochMicros(ChronoUnit.MICROS.between(Instant.EPOCH, instant.truncatedTo(ChronoUnit.MICROS)));
    }

    /**
     * Says when the vote was cast, as a number.
     *
     * @param micros microseconds since 1970-01-01T00:00Z
     * @return this builder
     */
    public BattleLogBuilder epochMicros(long micros) {
        if (times == null) {
            times = new NumberBuilder("time");
        }
        times.set(row(), micros);
        return this;
    }

    /**
     * Says how many times the vote was given.
     *
     * @param times a whole number ≥ 0
     * @return this builder
     * @throws IllegalArgumentException if it is negative or above {@value Tally#MAX_BATTLES}
     * @throws IllegalStateException if the log has importance weights
     */
    public BattleLogBuilder frequency(long times) {
        if (times < 0 || times > Tally.MAX_BATTLES) {
            throw new IllegalArgumentException(
                    "a frequency weight must be from 0 to " + Tally.MAX_BATTLES + ", not " + times);
        }
        weights(Weighting.FREQUENCY).set(row(), times);
        return this;
    }

    /**
     * Gives the vote an importance weight.
     *
     * @param weight a finite number ≥ 0
     * @return this builder
     * @throws IllegalArgumentException if it is negative, infinite or not a number
     * @throws IllegalStateException if the log has frequency weights
     */
    public BattleLogBuilder importance(double weight) {
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("an importance weight must be finite and ≥ 0, not " + weight);
        }
        weights(Weighting.IMPORTANCE).set(row(), Double.doubleToRawLongBits(weight));
        return this;
    }

    private NumberBuilder weights(Weighting kind) {
        if (weights == null) {
            weights = new NumberBuilder("weight");
            weighting = kind;
        } else if (weighting != kind) {
            throw new IllegalStateException("the votes of this log have " + weighting
                    + " weights; a log cannot mix them with " + kind + " weights");
        }
        return weights;
    }

    /**
     * Gives a covariate of the vote.
     *
     * @param name the name of the covariate
     * @param value a finite number
     * @return this builder
     * @throws IllegalArgumentException if it is infinite or not a number
     */
    public BattleLogBuilder covariate(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("the covariate '" + name + "' must be finite, not " + value);
        }
        covariates
                .computeIfAbsent(Objects.requireNonNull(name, "name"), NumberBuilder::new)
                .set(row(), Double.doubleToRawLongBits(value));
        return this;
    }

    /**
     * Says which texts and tags the votes may have, so that the log has these columns even if no vote has a value in
     * them: for readers of tables, in which an empty column is another thing than a missing one.
     *
     * @param columns of which the voter, prompt, categories and tags count; categories and tags by the names of their
     *     columns
     * @return this builder
     */
    public BattleLogBuilder declare(VoteColumns columns) {
        columns.voter().ifPresent(column -> declareVoter());
        columns.prompt().ifPresent(column -> declarePrompt());
        columns.categories().forEach(this::declareCategory);
        columns.tags().forEach(this::declareTag);
        return this;
    }

    private TextBuilder declareVoter() {
        voter = voter == null ? new TextBuilder("voter") : voter;
        return voter;
    }

    private TextBuilder declarePrompt() {
        prompt = prompt == null ? new TextBuilder("prompt") : prompt;
        return prompt;
    }

    private TextBuilder declareCategory(String name) {
        return categories.computeIfAbsent(Objects.requireNonNull(name, "name"), TextBuilder::new);
    }

    private BitSet declareTag(String name) {
        return tags.computeIfAbsent(Objects.requireNonNull(name, "name"), any -> new BitSet());
    }

    private int row() {
        if (battles.size() == 0) {
            throw new IllegalStateException("there is no vote yet to say this about; call add(…) first");
        }
        return battles.size() - 1;
    }

    /** Appends the bare battles of another builder, for collectors. */
    BattleLogBuilder addAll(BattleLogBuilder other) {
        int[] numbers =
                other.competitors.names().stream().mapToInt(competitors::add).toArray();
        other.battles.forEach((row, battle) -> battles.add((long) numbers[first(battle)] << FIRST_SHIFT
                | (long) numbers[second(battle)] << OUTCOME_BITS
                | outcome(battle)));
        return this;
    }

    private static int first(long battle) {
        return (int) (battle >>> FIRST_SHIFT);
    }

    private static int second(long battle) {
        return (int) (battle >>> OUTCOME_BITS) & Integer.MAX_VALUE;
    }

    private static byte outcome(long battle) {
        return (byte) (battle & (1 << OUTCOME_BITS) - 1);
    }

    /**
     * The log of the votes added so far. The builder can go on.
     *
     * @return the log
     * @throws IllegalStateException if a number was given for some rows only; the message names column and row
     */
    public BattleLog build() {
        VoteDetails details = details(battles.size());
        boolean[] used = new boolean[competitors.size()];
        battles.forEach((row, battle) -> {
            used[first(battle)] = true;
            used[second(battle)] = true;
        });
        Renumbering numbers = Renumbering.of(competitors.names(), used);
        int[] first = new int[battles.size()];
        int[] second = new int[battles.size()];
        byte[] outcomes = new byte[battles.size()];
        battles.forEach((row, battle) -> {
            first[row] = numbers.newIndex(first(battle));
            second[row] = numbers.newIndex(second(battle));
            outcomes[row] = outcome(battle);
        });
        return new BattleLog(numbers.roster(), first, second, outcomes, details);
    }

    private VoteDetails details(int rows) {
        Map<String, TextColumn> categoryColumns = new LinkedHashMap<>();
        categories.forEach((name, texts) -> categoryColumns.put(name, texts.build(rows)));
        Map<String, BitSet> tagColumns = new LinkedHashMap<>();
        tags.forEach((name, tagged) -> tagColumns.put(name, (BitSet) tagged.clone()));
        Map<String, NumericColumn> covariateColumns = new LinkedHashMap<>();
        covariates.forEach((name, numbers) -> covariateColumns.put(name, numbers.buildNumeric(rows)));
        return new VoteDetails(
                weights != null && weighting == Weighting.FREQUENCY ? weights.buildLongs(rows) : null,
                weights != null && weighting == Weighting.IMPORTANCE ? weights.buildNumeric(rows) : null,
                times == null ? null : times.buildLongs(rows),
                voter == null ? null : voter.build(rows),
                prompt == null ? null : prompt.build(rows),
                categoryColumns,
                tagColumns,
                covariateColumns);
    }
}
