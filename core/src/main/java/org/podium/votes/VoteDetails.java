package org.podium.votes;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The optional columns of a log, each null or absent unless the votes have it. Owns its arrays; never changes.
 *
 * @param frequencies whole weights ≥ 0; not together with {@code importances}
 * @param importances finite weights ≥ 0
 * @param times microseconds since 1970-01-01T00:00Z
 * @param voter who voted
 * @param prompt what was asked
 * @param categories further texts by name
 * @param tags the rows that carry each tag
 * @param covariates further numbers by name
 */
record VoteDetails(
        @Nullable LongColumn frequencies,
        @Nullable NumericColumn importances,
        @Nullable LongColumn times,
        @Nullable TextColumn voter,
        @Nullable TextColumn prompt,
        Map<String, TextColumn> categories,
        Map<String, BitSet> tags,
        Map<String, NumericColumn> covariates) {

    Weighting weighting() {
        if (frequencies != null) {
            return Weighting.FREQUENCY;
        }
        return importances != null ? Weighting.IMPORTANCE : Weighting.NONE;
    }

    VoteDetails withoutWeights() {
        return new VoteDetails(null, null, times, voter, prompt, categories, tags, covariates);
    }

    VoteDetails withVoter(TextColumn renamed) {
        return new VoteDetails(frequencies, importances, times, renamed, prompt, categories, tags, covariates);
    }

    /** The columns of the rows given, in that order. */
    VoteDetails take(int[] rows) {
        return new VoteDetails(
                frequencies == null ? null : frequencies.take(rows),
                importances == null ? null : importances.take(rows),
                times == null ? null : times.take(rows),
                voter == null ? null : voter.take(rows),
                prompt == null ? null : prompt.take(rows),
                mapValues(categories, column -> column.take(rows)),
                mapValues(tags, tagged -> take(tagged, rows)),
                mapValues(covariates, column -> column.take(rows)));
    }

    /** The bytes of all columns for this many rows, without the texts. */
    long bytes(long rows) {
        int longColumns = (frequencies == null ? 0 : 1)
                + (importances == null ? 0 : 1)
                + (times == null ? 0 : 1)
                + covariates.size();
        int codeColumns = (voter == null ? 0 : 1) + (prompt == null ? 0 : 1) + categories.size();
        long tagBytes = tags.values().stream().mapToLong(BitSet::size).sum() / Byte.SIZE;
        return rows * (Long.BYTES * longColumns + Integer.BYTES * codeColumns) + tagBytes;
    }

    private static BitSet take(BitSet tagged, int[] rows) {
        BitSet taken = new BitSet(rows.length);
        for (int i = 0; i < rows.length; i++) {
            if (tagged.get(rows[i])) {
                taken.set(i);
            }
        }
        return taken;
    }

    private static <C> Map<String, C> mapValues(Map<String, C> columns, UnaryOperator<C> change) {
        Map<String, C> changed = new LinkedHashMap<>();
        columns.forEach((name, column) -> changed.put(name, change.apply(column)));
        return changed;
    }
}
