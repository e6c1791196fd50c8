package org.podium.elo;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.podium.votes.Battle;
import org.podium.votes.Outcome;

/**
 * Elo ratings that are updated vote by vote inside an application.
 *
 * <pre>{@code
 * EloTable ratings = EloTable.create(Elo.withDefaults());
 * ratings.record("gpt-4", "vicuna-13b", Outcome.FIRST);
 * List<EloRating> rows = ratings.snapshot();              // one database row each
 * EloTable restored = EloTable.restore(Elo.withDefaults(), rows);
 * }</pre>
 *
 * <p><b>Thread-safe.</b> Each vote changes both ratings and both vote counts as one step; a snapshot shows the state
 * between two votes, never half of one. Concurrent votes are applied one after the other in an order that nobody
 * promises; from a single thread the ratings equal those of {@link Elo#replay} bit by bit. As every vote moves the two
 * sides by the same number of points, the sum of all ratings changes only by registering competitors, and by rounding
 * (about 10<sup>−10</sup> points in a million votes).
 *
 * <p>A competitor enters with its first vote of positive weight at the start rating of the options, or by being
 * registered before.
 *
 * <p>Cost of a vote: two hash look-ups and a short critical section, common to the whole table; of a snapshot: one pass
 * and a sort, of which only the pass holds votes up. Memory: about 100 bytes a competitor.
 */
public final class EloTable {
    private final Elo elo;
    private final ConcurrentMap<String, Entry> entries = new ConcurrentHashMap<>();
    /** Guards the fields of every entry, and the entering of new ones. */
    private final Object lock = new Object();

    private EloTable(Elo elo) {
        this.elo = Objects.requireNonNull(elo, "elo");
    }

    /** The state of one competitor, guarded by the lock of the table. */
    private static final class Entry {
        private final String competitor;
        private double rating;
        private long votes;

        Entry(String competitor, double rating, long votes) {
            this.competitor = competitor;
            this.rating = rating;
            this.votes = votes;
        }

        EloRating toRow() {
            return new EloRating(competitor, rating, votes);
        }
    }

    /**
     * A table without competitors.
     *
     * @param elo the options
     * @return an empty table
     */
    public static EloTable create(Elo elo) {
        return new EloTable(elo);
    }

    /**
     * A table that goes on from saved rows, bit by bit.
     *
     * @param elo the options, which the rows do not contain
     * @param rows the rows of a {@link #snapshot()} or of {@link EloRatings#rows()}, in any order
     * @return a table with these competitors
     * @throws IllegalArgumentException if a competitor comes twice
     */
    public static EloTable restore(Elo elo, Collection<EloRating> rows) {
        EloTable table = new EloTable(elo);
        for (EloRating row : rows) {
            Entry entry = new Entry(row.competitor(), row.rating(), row.votes());
            if (table.entries.put(row.competitor(), entry) != null) {
                throw new IllegalArgumentException("two rows are for '" + row.competitor() + "'; a table has one each");
            }
        }
        return table;
    }

    /**
     * The options.
     *
     * @return what this table was made with
     */
    public Elo elo() {
        return elo;
    }

    /**
     * Enters a competitor at the start rating of the options.
     *
     * @param competitor the name
     * @return true if it is new, false if it was there, which leaves it as it was
     * @throws IllegalArgumentException if the name is blank
     */
    public boolean register(String competitor) {
        return register(competitor, elo.start());
    }

    /**
     * Enters a competitor at a rating of its own, such as that of an earlier version.
     *
     * @param competitor the name
     * @param rating a finite number of points
     * @return true if it is new, false if it was there, which leaves it as it was
     * @throws IllegalArgumentException if the name is blank or the rating is not finite
     */
    public boolean register(String competitor, double rating) {
        Entry entry = new Entry(EloRating.requireName(competitor), EloRating.requireRating(rating), 0);
        synchronized (lock) {
            return entries.putIfAbsent(competitor, entry) == null;
        }
    }

    /**
     * Applies a vote.
     *
     * @param first the competitor shown first
     * @param second the competitor shown second
     * @param outcome the verdict
     * @return both ratings after it
     * @throws IllegalArgumentException if a name is blank or both are equal
     */
    public EloUpdate record(String first, String second, Outcome outcome) {
        return record(first, second, outcome, 1);
    }

    /**
     * Applies a vote.
     *
     * @param battle who met and what the voter said
     * @return both ratings after it
     */
    public EloUpdate record(Battle battle) {
        return record(battle.first(), battle.second(), battle.outcome(), 1);
    }

    /**
     * Applies a weighted vote. The weight multiplies the whole update.
     *
     * @param first the competitor shown first
     * @param second the competitor shown second
     * @param outcome the verdict
     * @param weight finite and ≥ 0; 0 changes nothing: no rating, no count, and nobody enters the table
     * @return both ratings after it
     * @throws IllegalArgumentException if a name is blank, both are equal, or the weight is negative, infinite or not a
     *     number
     * @throws ArithmeticException if a new rating is beyond the range of numbers; the table is left as it was
     */
    public EloUpdate record(String first, String second, Outcome outcome, double weight) {
        requireDifferent(first, second);
        Objects.requireNonNull(outcome, "outcome");
        Elo.requireWeight(weight);
        @Nullable Entry firstEntry = entries.get(first);
        @Nullable Entry secondEntry = entries.get(second);
        synchronized (lock) {
            Entry one = firstEntry != null ? firstEntry : entry(first);
            Entry two = secondEntry != null ? secondEntry : entry(second);
            EloUpdate update = elo.update(one.rating, two.rating, outcome, weight);
            if (weight > 0) {
                apply(one, update.first());
                apply(two, update.second());
            }
            return update;
        }
    }

    private static void requireDifferent(String first, String second) {
        if (EloRating.requireName(first).equals(EloRating.requireName(second))) {
            throw new IllegalArgumentException("a competitor cannot battle itself: '" + first + "' is on both sides");
        }
    }

    /** The entry of a competitor, or one that is not in the table yet. */
    private Entry entry(String competitor) {
        @Nullable Entry known = entries.get(competitor);
        return known != null ? known : new Entry(competitor, elo.start(), 0);
    }

    private void apply(Entry entry, double rating) {
        if (entry.votes == 0) {
            entries.putIfAbsent(entry.competitor, entry);
        }
        entry.rating = rating;
        entry.votes++;
    }

    /**
     * A competitor's rating.
     *
     * @param competitor the name
     * @return the rating in points, or empty if it is not in the table
     */
    public OptionalDouble rating(String competitor) {
        @Nullable Entry entry = entries.get(Objects.requireNonNull(competitor, "competitor"));
        if (entry == null) {
            return OptionalDouble.empty();
        }
        synchronized (lock) {
            return OptionalDouble.of(entry.rating);
        }
    }

    /**
     * The number of competitors.
     *
     * @return how many rows a snapshot would have
     */
    public int size() {
        synchronized (lock) {
            return entries.size();
        }
    }

    /**
     * All competitors at one moment between two votes.
     *
     * @return an unmodifiable list, highest rating first, equal ratings by name
     */
    public List<EloRating> snapshot() {
        List<EloRating> rows;
        synchronized (lock) {
            rows = entries.values().stream().map(Entry::toRow).toList();
        }
        return rows.stream().sorted(EloRating.BOARD_ORDER).toList();
    }

    /** The options and the number of competitors. */
    @Override
    public String toString() {
        return "EloTable[" + size() + " competitors, " + elo + "]";
    }
}
