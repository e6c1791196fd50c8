package org.podium.hygiene;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.podium.votes.BattleLog;
import org.podium.votes.TextColumn;

/**
 * Keeps the first vote of each voter on each prompt and pair and removes the others: double clicks, votes sent twice, and
 * voters who ask the same until they are shown the pair they want.
 *
 * <p>Two votes are duplicates if they have the same voter, the same prompt after {@link TextNormalization}, and the same
 * two competitors on whichever sides. The outcome does not matter: a second thought is a second vote. First means
 * earliest, votes of the same microsecond, or of a log without times, in the order of the log.
 *
 * <p>Votes without a voter or a prompt are kept, and the report says how many.
 *
 * <p>Cost: n log n for sorting, unless the log is sorted by time; one hash look-up and some 60 bytes a vote. Immutable and
 * thread-safe.
 */
public final class DuplicateVotes implements VoteFilter {
    private final TextNormalization normalization;

    private DuplicateVotes(TextNormalization normalization) {
        this.normalization = normalization;
    }

    private record Identity(int voter, int prompt, int lower, int higher) {}

    /**
     * Prompts are compared without regard to case and white space.
     *
     * @return the filter
     */
    public static DuplicateVotes withDefaults() {
        return new DuplicateVotes(TextNormalization.CASE_AND_SPACE);
    }

    /**
     * Another comparison of prompts.
     *
     * @param same when two prompts are the same
     * @return a new filter
     */
    public DuplicateVotes with(TextNormalization same) {
        return new DuplicateVotes(Objects.requireNonNull(same, "same"));
    }

    @Override
    public String name() {
        return "duplicate-votes";
    }

    @Override
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("identity", "voter, prompt and pair");
        options.put("normalization", normalization.word());
        return Collections.unmodifiableMap(options);
    }

    @Override
    public FilterResult apply(BattleLog log) {
        LogColumns.requireSingleVotes(log, name());
        TextColumn voters = LogColumns.voter(log);
        TextColumn prompts = LogColumns.prompt(log);
        int[] sameAs = normalization.groups(prompts);
        Removals removals = new Removals(log, RemovedGroup.Kind.VOTER);
        Set<Identity> seen = new HashSet<>();
        long incomplete = 0;
        for (int row : LogColumns.rowsInOrder(log)) {
            int voter = voters.code(row);
            int prompt = prompts.code(row);
            if (voter == TextColumn.MISSING || prompt == TextColumn.MISSING) {
                incomplete++;
            } else if (!seen.add(identity(log, row, voter, sameAs[prompt]))) {
                removals.remove(row, voters.text(row).orElseThrow());
            }
        }
        removals.noteKept(incomplete, "had no voter or no prompt");
        return removals.result(this);
    }

    private static Identity identity(BattleLog log, int row, int voter, int prompt) {
        int first = log.firstIndex(row);
        int second = log.secondIndex(row);
        return new Identity(voter, prompt, Math.min(first, second), Math.max(first, second));
    }

    @Override
    public String toString() {
        return name() + options();
    }
}
