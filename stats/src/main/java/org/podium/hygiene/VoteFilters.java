package org.podium.hygiene;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.podium.hygiene.RemovedGroup.Kind;
import org.podium.stats.internal.Plural;
import org.podium.votes.BattleLog;
import org.podium.votes.TextColumn;

/**
 * Makes the filters that need no more than a word or a number. Those with several options are classes of their own; the
 * list stands at {@link VoteFilter}.
 *
 * <p>All filters made here are immutable and thread-safe. Each takes one pass over the votes unless said otherwise.
 */
public final class VoteFilters {
    private VoteFilters() {}

    /**
     * Keeps the votes that carry a tag, for logs in which a tag says that the voter did not know who the competitors
     * were.
     *
     * @param tag the name of the tag
     * @return the filter {@code anonymous-only}
     */
    public static VoteFilter anonymousOnly(String tag) {
        Objects.requireNonNull(tag, "tag");
        return new SimpleFilter("anonymous-only", Map.of("tag", tag), Kind.VALUE, (log, removals) -> {
            IntPredicate tagged = LogColumns.tag(log, tag);
            removeUnless(log, removals, tagged, "without the tag " + tag);
        });
    }

    /**
     * Keeps the votes with a value in a category, such as {@code "true"} in {@code "anony"}. Votes without a value are
     * removed: what nobody said was anonymous may not have been.
     *
     * @param category the name of the category
     * @param value the value to keep, compared exactly
     * @return the filter {@code anonymous-only}
     */
    public static VoteFilter anonymousOnly(String category, String value) {
        Objects.requireNonNull(value, "value");
        Map<String, String> options = ordered("category", category, "value", value);
        return new SimpleFilter("anonymous-only", options, Kind.VALUE, (log, removals) -> {
            TextColumn values = LogColumns.text(log, category);
            for (int row = 0; row < log.size(); row++) {
                String found = values.text(row).orElse("(none)");
                if (values.code(row) == TextColumn.MISSING || !found.equals(value)) {
                    removals.remove(row, found);
                }
            }
        });
    }

    /**
     * Keeps the votes that satisfy a condition of the caller's.
     *
     * @param name a name for the report, such as {@code "long-prompts"}
     * @param keep given the log, a condition on its rows, asked once for each row in order
     * @return a filter with that name
     */
    public static VoteFilter where(String name, Function<BattleLog, IntPredicate> keep) {
        Objects.requireNonNull(keep, "keep");
        return new SimpleFilter(
                name,
                Map.of(),
                Kind.VALUE,
                (log, removals) -> removeUnless(log, removals, keep.apply(log), "not " + name));
    }

    private static void removeUnless(BattleLog log, Removals removals, IntPredicate keep, String label) {
        for (int row = 0; row < log.size(); row++) {
            if (!keep.test(row)) {
                removals.remove(row, label);
            }
        }
    }

    /**
     * Removes all votes of some competitors. A vote between two of them counts for the one shown first. A name that no
     * vote mentions is said in the report's notes.
     *
     * @param names competitors, compared exactly
     * @return the filter {@code excluded-competitors}
     */
    public static VoteFilter excludedCompetitors(Collection<String> names) {
        Set<String> excluded = new TreeSet<>(names);
        Map<String, String> options = Map.of("competitors", String.join(", ", excluded));
        return new SimpleFilter("excluded-competitors", options, Kind.COMPETITOR, (log, removals) -> {
            excluded.stream()
                    .filter(name -> !log.roster().contains(name))
                    .forEach(name -> removals.note("no vote mentions '" + name + "'"));
            for (int row = 0; row < log.size(); row++) {
                String first = log.roster().name(log.firstIndex(row));
                String second = log.roster().name(log.secondIndex(row));
                if (excluded.contains(first)) {
                    removals.remove(row, first);
                } else if (excluded.contains(second)) {
                    removals.remove(row, second);
                }
            }
        });
    }

    /**
     * Removes all votes of some voters. Votes without a voter are kept. A voter that cast no vote is said in the
     * report's notes.
     *
     * @param voters identifiers, compared exactly
     * @return the filter {@code excluded-voters}
     */
    public static VoteFilter excludedVoters(Collection<String> voters) {
        Set<String> excluded = new TreeSet<>(voters);
        Map<String, String> options = Map.of("voters", Integer.toString(excluded.size()));
        return new SimpleFilter("excluded-voters", options, Kind.VOTER, (log, removals) -> {
            removeVoters(log, removals, excluded);
            Set<String> unknown = new TreeSet<>(excluded);
            LogColumns.voter(log).values().forEach(unknown::remove);
            if (!unknown.isEmpty()) {
                removals.note(Plural.of(unknown.size(), "voter", "voters") + " of these cast no vote");
            }
        });
    }

    /**
     * Removes all votes of the voters that a test flags at its level, each for itself.
     *
     * @param test the test; its result depends on the order of the votes, see there
     * @return the filter {@code anomalous-voters}
     */
    public static VoteFilter anomalousVoters(VoterTest test) {
        return anomalousVoters(test, VoterCorrection.NONE);
    }

    /**
     * Removes all votes of the voters that a test flags.
     *
     * @param test the test
     * @param correction what its level is for
     * @return the filter {@code anomalous-voters}
     */
    public static VoteFilter anomalousVoters(VoterTest test, VoterCorrection correction) {
        Objects.requireNonNull(correction, "correction");
        Map<String, String> options = new LinkedHashMap<>(test.options());
        options.put("correction", correction.word());
        return new SimpleFilter("anomalous-voters", options, Kind.VOTER, (log, removals) -> {
            VoterTestResult result = test.run(log);
            removeVoters(log, removals, new TreeSet<>(result.flagged(correction)));
            int voters = result.voters().size();
            int others = voters - result.tested();
            removals.note("tested " + result.tested() + " of " + Plural.of(voters, "voter", "voters")
                    + (others == 0
                            ? ""
                            : "; the " + (others == 1 ? "other" : "others") + " cast no vote that could be compared"));
        });
    }

    private static void removeVoters(BattleLog log, Removals removals, Set<String> excluded) {
        TextColumn voters = LogColumns.voter(log);
        List<String> names = voters.values();
        BitSet codes = new BitSet();
        for (int code = 0; code < names.size(); code++) {
            codes.set(code, excluded.contains(names.get(code)));
        }
        for (int row = 0; row < log.size(); row++) {
            int code = voters.code(row);
            if (code != TextColumn.MISSING && codes.get(code)) {
                removals.remove(row, names.get(code));
            }
        }
    }

    /**
     * Removes all votes of competitors with fewer than n votes, and goes on until every competitor that is left has n
     * votes against others that are left. What remains is the largest set of competitors of which that is true, so it
     * does not depend on the order of the votes or of the removals.
     *
     * <p>This changes the votes of the others. To keep all votes in the fit and only hide the rows of competitors with
     * few votes, leave this filter out and choose rows of the board. Cost: linear.
     *
     * @param votes n, at least 1
     * @return the filter {@code minimum-votes}
     * @throws IllegalArgumentException if n is below 1
     */
    public static VoteFilter minimumVotes(long votes) {
        if (votes < 1) {
            throw new IllegalArgumentException("the minimum of votes must be at least 1, not " + votes);
        }
        Map<String, String> options = Map.of("votes", Long.toString(votes));
        return new SimpleFilter(
                "minimum-votes", options, Kind.COMPETITOR, (log, removals) -> new Peeling(log).run(votes, removals));
    }

    private static Map<String, String> ordered(String option, String value, String other, String otherValue) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put(option, Objects.requireNonNull(value, option));
        options.put(other, otherValue);
        return options;
    }

    /** Takes competitors away one by one, with their rows, as long as one has too few. */
    private static final class Peeling {
        private final BattleLog log;
        private final long[] votes;
        private final int[][] rowsOf;

        Peeling(BattleLog log) {
            this.log = log;
            int[] rows = new int[log.roster().size()];
            votes = new long[rows.length];
            for (int row = 0; row < log.size(); row++) {
                for (int side : sides(row)) {
                    rows[side]++;
                    votes[side] += log.frequency(row);
                }
            }
            rowsOf = new int[rows.length][];
            Arrays.setAll(rowsOf, competitor -> new int[rows[competitor]]);
            for (int row = log.size() - 1; row >= 0; row--) {
                for (int side : sides(row)) {
                    rowsOf[side][--rows[side]] = row;
                }
            }
        }

        private int[] sides(int row) {
            return new int[] {log.firstIndex(row), log.secondIndex(row)};
        }

        void run(long minimum, Removals removals) {
            Queue<Integer> tooFew = new ArrayDeque<>();
            for (int competitor = 0; competitor < votes.length; competitor++) {
                if (votes[competitor] < minimum) {
                    tooFew.add(competitor);
                }
            }
            while (!tooFew.isEmpty()) {
                int competitor = tooFew.remove();
                for (int row : rowsOf[competitor]) {
                    if (!removals.isRemoved(row)) {
                        removals.remove(row, log.roster().name(competitor));
                        int other = log.firstIndex(row) + log.secondIndex(row) - competitor;
                        boolean enough = votes[other] >= minimum;
                        votes[other] -= log.frequency(row);
                        if (enough && votes[other] < minimum) {
                            tooFew.add(other);
                        }
                    }
                }
            }
        }
    }
}
