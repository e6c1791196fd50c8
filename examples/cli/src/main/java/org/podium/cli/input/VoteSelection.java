package org.podium.cli.input;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rows count, in the order in which the rules are applied.
 *
 * @param where an SQL condition that rows must meet, or null for all rows
 * @param dropSelfBattles whether rows that pair a competitor with itself are dropped rather than an error
 * @param excluded competitors whose battles are dropped
 */
public record VoteSelection(@Nullable String where, boolean dropSelfBattles, Set<String> excluded) {

    /** The option that holds the condition. */
    static final String WHERE = "--where";

    /** Copies the set. */
    public VoteSelection {
        excluded = Collections.unmodifiableSet(new LinkedHashSet<>(excluded));
    }

    /**
     * The same rules but for the exclusion of competitors, for those who apply it later.
     *
     * @return a selection that excludes nobody
     */
    public VoteSelection withoutExclusion() {
        return new VoteSelection(where, dropSelfBattles, Set.of());
    }
}
