package org.podium.hygiene;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.podium.stats.internal.Plural;
import org.podium.votes.BattleLog;
import org.podium.votes.TextColumn;

/**
 * Samples prompts that were asked far more often than others down to a common number of votes, so that a board does not
 * measure who answers "hello" best.
 *
 * <p>Each distinct prompt, after {@link TextNormalization}, has a number of votes. The cap is a quantile of these numbers,
 * of type 1 in [HF96]: the smallest number of votes c such that at least the share q of the prompts have c votes or
 * fewer. It is the number of votes of some prompt, so there is nothing to round. Of a prompt with more than c votes
 * exactly c stay.
 *
 * <p>Those that stay are the ones with the lowest {@link KeyedHash} of their identity, which is a fair draw and the same
 * one every time. The identity of a vote is its competitors, outcome, voter, prompt and time, as far as the log has them,
 * and, among votes that agree in all of these, a running number: without it equal votes would stay or go together, and a
 * log without voters and times would keep a handful of distinct votes many times over. The numbers follow a hash of all
 * other columns, and votes that agree in those too cannot be told apart by anyone. So the votes kept are the same for any
 * order of the rows, and adding a column to the log changes at most which of two such votes stays.
 *
 * <p>Special cases: with q = 1, or if no prompt has more votes than the cap, nothing is removed. Votes without a prompt
 * are not counted and always kept; the report says how many. Voters who know the key could time their votes so that they
 * stay; take a secret one if that matters.
 *
 * <p>Cost: a sort of the prompts by number, and one or two hashes a vote of the prompts above the cap. Immutable and
 * thread-safe.
 */
public final class PromptDeduplication implements VoteFilter {
    private static final PromptDeduplication DEFAULTS =
            new PromptDeduplication(0.999, TextNormalization.CASE_AND_SPACE, KeyedHash.ofSeed(42));

    private final double quantile;
    private final TextNormalization normalization;
    private final KeyedHash hash;

    private PromptDeduplication(double quantile, TextNormalization normalization, KeyedHash hash) {
        this.quantile = quantile;
        this.normalization = normalization;
        this.hash = hash;
    }

    /**
     * The quantile 0.999, prompts compared without regard to case and white space, the key of seed 42.
     *
     * @return the filter
     */
    public static PromptDeduplication withDefaults() {
        return DEFAULTS;
    }

    /**
     * Another quantile.
     *
     * @param share above 0, at most 1
     * @return a new filter
     * @throws IllegalArgumentException if the share is out of range
     */
    public PromptDeduplication withQuantile(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("the quantile must be above 0 and at most 1, not " + share);
        }
        return new PromptDeduplication(share, normalization, hash);
    }

    /**
     * Another comparison of prompts.
     *
     * @param same when two prompts are the same
     * @return a new filter
     */
    public PromptDeduplication with(TextNormalization same) {
        return new PromptDeduplication(quantile, Objects.requireNonNull(same, "same"), hash);
    }

    /**
     * Another key.
     *
     * @param key draws the votes that stay
     * @return a new filter
     */
    public PromptDeduplication with(KeyedHash key) {
        return new PromptDeduplication(quantile, normalization, Objects.requireNonNull(key, "key"));
    }

    @Override
    public String name() {
        return "prompt-deduplication";
    }

    @Override
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("quantile", quantile + " (type 1)");
        options.put("normalization", normalization.word());
        options.put("key", hash.toString());
        return Collections.unmodifiableMap(options);
    }

    @Override
    public FilterResult apply(BattleLog log) {
        LogColumns.requireSingleVotes(log, name());
        TextColumn prompts = LogColumns.prompt(log);
        RowGroups groups = RowGroups.of(prompts, normalization.groups(prompts), LogColumns.rows(log));
        Removals removals = new Removals(log, RemovedGroup.Kind.PROMPT);
        removals.noteKept(log.size() - groups.rows(), "had no prompt");
        if (groups.size() > 0) {
            int cap = cap(groups);
            VoteOrder order = new VoteOrder(log, hash);
            int above = 0;
            for (int group = 0; group < groups.size(); group++) {
                if (groups.count(group) > cap) {
                    above++;
                    removeAllBut(cap, order.byHash(groups.rowsOf(group)), prompts, removals);
                }
            }
            removals.note(String.format(
                    Locale.ROOT,
                    "%,d of %s had more than %s",
                    above,
                    Plural.of(groups.size(), "prompt", "prompts"),
                    Plural.votes(cap)));
        }
        return removals.result(this);
    }

    /** [HF96] definition 1. The product is taken in decimals: in doubles 0.7 · 10 is a hair above 7. */
    private int cap(RowGroups groups) {
        int[] counts = groups.counts();
        Arrays.sort(counts);
        int rank = BigDecimal.valueOf(quantile)
                .multiply(BigDecimal.valueOf(counts.length))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
        return counts[rank - 1];
    }

    private void removeAllBut(int cap, List<Integer> rows, TextColumn prompts, Removals removals) {
        String label = normalization.apply(prompts.text(rows.get(0)).orElseThrow());
        rows.subList(cap, rows.size()).forEach(row -> removals.remove(row, label));
    }

    @Override
    public String toString() {
        return name() + options();
    }
}
