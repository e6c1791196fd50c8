package org.podium.votes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collector;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.podium.execution.Execution;

/**
 * Votes in their order, as columns: who met whom and what the voter said, and whatever else is known about each vote.
 * What needs the order (online Elo) or something about the single vote (covariates, voters, boards by category) reads
 * the log; everything else reads the {@link Tally}.
 *
 * <p>Each row has the roster indices of the two competitors and the outcome. Optional columns are: a weight, of one of
 * two kinds ({@link Weighting}); voter and prompt; the time; any number of named categories (one text or none a row),
 * tags (a row has any subset of them) and covariates (a finite number in every row). Texts may be missing in a row,
 * numbers may not.
 *
 * <p>The roster holds exactly the competitors of the rows, in order of name, in sub-logs too.
 *
 * <p>Rows are counted from 0 here and from 1 in messages. A row that does not exist is an
 * {@link IndexOutOfBoundsException}. Reading a row costs an array access and is meant for loops over millions of rows.
 *
 * <p>Memory: 9 bytes a vote, 8 more for a weight, the time or a covariate, 4 for the voter, the prompt or a category,
 * and an eighth of a byte for a tag; besides these each distinct text once. Ten million votes take 90 MB.
 *
 * <p>Immutable and thread-safe.
 */
public final class BattleLog {
    private static final Outcome[] OUTCOMES = Outcome.values();

    private final Roster roster;
    private final int[] first;
    private final int[] second;
    private final byte[] outcomes;
    private final VoteDetails details;

    /** Takes columns of one length over exactly this roster, and keeps the arrays. */
    BattleLog(Roster roster, int[] first, int[] second, byte[] outcomes, VoteDetails details) {
        this.roster = roster;
        this.first = first;
        this.second = second;
        this.outcomes = outcomes;
        this.details = details;
    }

    /**
     * A log of bare battles.
     *
     * @param battles votes in their order
     * @return the log, empty if there are none
     */
    public static BattleLog of(Collection<Battle> battles) {
        BattleLogBuilder builder = builder();
        battles.forEach(builder::add);
        return builder.build();
    }

    /**
     * A builder that takes votes one by one, with whatever else is known about them.
     *
     * @return an empty builder, confined to one thread
     */
    public static BattleLogBuilder builder() {
        return new BattleLogBuilder(Roster.of(Set.of()));
    }

    /**
     * A builder that takes roster indices instead of names, for programs that have them already.
     *
     * @param roster the competitors that may occur; those that do not will not be on the log's roster
     * @return an empty builder, confined to one thread
     */
    public static BattleLogBuilder builder(Roster roster) {
        return new BattleLogBuilder(roster);
    }

    /**
     * Collects a stream of battles in encounter order, sequential or parallel.
     *
     * @return a collector
     */
    public static Collector<Battle, ?, BattleLog> collector() {
        return Collector.of(
                BattleLog::builder, BattleLogBuilder::add, BattleLogBuilder::addAll, BattleLogBuilder::build);
    }

    /**
     * A log of bare battles that a program has as columns of roster indices, one element a vote. Cost: a copy of the
     * columns.
     *
     * @param roster the competitors that may occur; those that do not will not be on the log's roster
     * @param first index of the competitor shown first
     * @param second index of the competitor shown second
     * @param outcomes the verdict's {@link Outcome#code()}
     * @return the log
     * @throws IllegalArgumentException if the columns have different lengths, an index or code does not exist, or a vote
     *     is of one competitor against itself; the message names the first such row, from 1
     */
    public static BattleLog ofColumns(Roster roster, int[] first, int[] second, byte[] outcomes) {
        VoteCounter.requireVotes(roster, first, second, outcomes);
        BattleLog log = new BattleLog(
                roster,
                first.clone(),
                second.clone(),
                outcomes.clone(),
                new VoteDetails(null, null, null, null, null, Map.of(), Map.of(), Map.of()));
        boolean[] used = log.usedCompetitors();
        for (boolean present : used) {
            if (!present) {
                return log.take(IntStream.range(0, first.length).toArray());
            }
        }
        return log;
    }

    /**
     * Reads one row a vote from a database, in the order of the result. How values are read is said at
     * {@link VoteColumns}.
     *
     * @param rows a result set before its first row; it is read to the end and not closed
     * @param columns the names of the columns
     * @return the log
     * @throws SQLException if the database fails
     * @throws DataException if a column does not exist, if a row is not a vote, or if there is none; all rows are read
     *     before it is thrown
     */
    public static BattleLog read(ResultSet rows, VoteColumns columns) throws SQLException {
        return LogReader.read(rows, columns);
    }

    /**
     * The number of votes.
     *
     * @return the number of rows
     */
    public int size() {
        return first.length;
    }

    /**
     * The competitors.
     *
     * @return exactly those that occur in a row
     */
    public Roster roster() {
        return roster;
    }

    /**
     * The competitor shown first.
     *
     * @param row 0 … size − 1
     * @return its roster index
     */
    public int firstIndex(int row) {
        return first[row];
    }

    /**
     * The competitor shown second.
     *
     * @param row 0 … size − 1
     * @return its roster index
     */
    public int secondIndex(int row) {
        return second[row];
    }

    /**
     * The outcome as a number, for inner loops.
     *
     * @param row 0 … size − 1
     * @return {@link Outcome#code()} of the outcome
     */
    public byte outcomeCode(int row) {
        return outcomes[row];
    }

    /**
     * What the voter said.
     *
     * @param row 0 … size − 1
     * @return the outcome
     */
    public Outcome outcome(int row) {
        return OUTCOMES[outcomes[row]];
    }

    /**
     * A row as an object of its own.
     *
     * @param row 0 … size − 1
     * @return the names and the outcome
     */
    public Battle battle(int row) {
        return new Battle(roster.name(first[row]), roster.name(second[row]), outcome(row));
    }

    /**
     * All battles in order.
     *
     * @return a stream of {@link #battle}
     */
    public Stream<Battle> stream() {
        return IntStream.range(0, size()).mapToObj(this::battle);
    }

    /**
     * What the weights mean.
     *
     * @return the kind of weight this log has
     */
    public Weighting weighting() {
        return details.weighting();
    }

    /**
     * The weight of a vote, of either kind.
     *
     * @param row 0 … size − 1
     * @return a finite number ≥ 0; 1 if the log has no weights
     */
    public double weight(int row) {
        return details.importances() != null ? details.importances().value(row) : frequency(row);
    }

    /**
     * How many times a vote was given, exactly.
     *
     * @param row 0 … size − 1
     * @return a whole number ≥ 0; 1 if the log has no frequency weights
     */
    public long frequency(int row) {
        Objects.checkIndex(row, size());
        return details.frequencies() != null ? details.frequencies().value(row) : 1;
    }

    /**
     * Whether the votes have times.
     *
     * @return true if every row has one, false if none has
     */
    public boolean hasTimes() {
        return details.times() != null;
    }

    /**
     * When a vote was cast.
     *
     * @param row 0 … size − 1
     * @return the time to the microsecond
     * @throws IllegalStateException if the log has no times
     */
    public Instant time(int row) {
        return Instant.EPOCH.plus(epochMicros(row), ChronoUnit.MICROS);
    }

    /**
     * When a vote was cast, as a number.
     *
     * @param row 0 … size − 1
     * @return microseconds since 1970-01-01T00:00Z, negative before
     * @throws IllegalStateException if the log has no times
     */
    public long epochMicros(int row) {
        return times().value(row);
    }

    private LongColumn times() {
        if (details.times() == null) {
            throw new IllegalStateException("the votes of this log have no times; ask hasTimes() first");
        }
        return details.times();
    }

    /**
     * Who voted.
     *
     * @return the column, or empty if the log has none
     */
    public Optional<TextColumn> voter() {
        return Optional.ofNullable(details.voter());
    }

    /**
     * What was asked.
     *
     * @return the column, or empty if the log has none
     */
    public Optional<TextColumn> prompt() {
        return Optional.ofNullable(details.prompt());
    }

    /**
     * The names of the category columns.
     *
     * @return an unmodifiable set in the order in which they were added
     */
    public Set<String> categories() {
        return Collections.unmodifiableSet(details.categories().keySet());
    }

    /**
     * A category column.
     *
     * @param name one of {@link #categories()}
     * @return the column
     * @throws IllegalArgumentException if there is no such column; the message lists those there are
     */
    public TextColumn category(String name) {
        return require(details.categories(), name, "category");
    }

    /**
     * The names of the tags.
     *
     * @return an unmodifiable set in the order in which they were added
     */
    public Set<String> tags() {
        return Collections.unmodifiableSet(details.tags().keySet());
    }

    /**
     * The rows that carry a tag, for {@link #select} and for loops.
     *
     * @param name one of {@link #tags()}
     * @return a condition on rows
     * @throws IllegalArgumentException if there is no such tag; the message lists those there are
     */
    public IntPredicate tag(String name) {
        return require(details.tags(), name, "tag")::get;
    }

    /**
     * How many rows carry a tag.
     *
     * @param name one of {@link #tags()}
     * @return 0 … size
     * @throws IllegalArgumentException if there is no such tag; the message lists those there are
     */
    public int tagCount(String name) {
        return require(details.tags(), name, "tag").cardinality();
    }

    /**
     * The names of the covariates.
     *
     * @return an unmodifiable set in the order in which they were added
     */
    public Set<String> covariates() {
        return Collections.unmodifiableSet(details.covariates().keySet());
    }

    /**
     * A covariate.
     *
     * @param name one of {@link #covariates()}
     * @return the column
     * @throws IllegalArgumentException if there is no such column; the message lists those there are
     */
    public NumericColumn covariate(String name) {
        return require(details.covariates(), name, "covariate");
    }

    private static <C> C require(Map<String, C> columns, String name, String what) {
        @Nullable C column = columns.get(Objects.requireNonNull(name, "name"));
        if (column == null) {
            throw new IllegalArgumentException(
                    "the log has no " + what + " named '" + name + "'; it has " + columns.keySet());
        }
        return column;
    }

    /**
     * The votes that satisfy a condition, in the same order, with all their columns. Cost: one pass a column.
     *
     * @param rows the condition on row numbers, asked once for each row in order
     * @return a log over the competitors that are left
     */
    public BattleLog select(IntPredicate rows) {
        return take(IntStream.range(0, size()).filter(rows).toArray());
    }

    /**
     * The same votes, each counting once.
     *
     * @return a log without frequencies and importance weights
     */
    public BattleLog withoutWeights() {
        return weighting() == Weighting.NONE
                ? this
                : new BattleLog(roster, first, second, outcomes, details.withoutWeights());
    }

    /**
     * The votes in order of time; votes of the same microsecond keep their order. Cost: n log n comparisons, and 8
     * bytes a row besides the new log.
     *
     * @return the sorted log, this one if it is sorted already
     * @throws IllegalStateException if the log has no times
     */
    public BattleLog sortedByTime() {
        LongColumn times = times();
        return times.isAscending() ? this : take(times.stableOrder());
    }

    /**
     * The rows in order of time; rows of the same microsecond keep their order, as in {@link #sortedByTime}.
     *
     * @return a new array with each of 0 … size − 1 once
     * @throws IllegalStateException if the log has no times
     */
    public int[] rowsByTime() {
        return times().stableOrder();
    }

    /**
     * The same votes with other names for the voters, such as pseudonyms. Cost: one call a distinct voter and one pass
     * over the rows.
     *
     * @param name the new name of a voter; two voters that are given the same name become one
     * @return a log with the new names; rows without a voter stay without
     * @throws IllegalStateException if the log has no voters
     */
    public BattleLog withVoters(UnaryOperator<String> name) {
        Objects.requireNonNull(name, "name");
        if (details.voter() == null) {
            throw new IllegalStateException("the votes of this log have no voters; ask voter() first");
        }
        TextColumn renamed = details.voter().map(name);
        return new BattleLog(roster, first, second, outcomes, details.withVoter(renamed));
    }

    private boolean[] usedCompetitors() {
        boolean[] used = new boolean[roster.size()];
        for (int row = 0; row < first.length; row++) {
            used[first[row]] = true;
            used[second[row]] = true;
        }
        return used;
    }

    /** A counter of the rows, each once. */
    VoteCounter counter(Execution execution) {
        return new VoteCounter(roster, first, second, outcomes, execution);
    }

    private BattleLog take(int[] rows) {
        boolean[] used = new boolean[roster.size()];
        for (int row : rows) {
            used[first[row]] = true;
            used[second[row]] = true;
        }
        Renumbering numbers = Renumbering.of(roster.names(), used);
        int[] takenFirst = new int[rows.length];
        int[] takenSecond = new int[rows.length];
        byte[] takenOutcomes = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            takenFirst[i] = numbers.newIndex(first[rows[i]]);
            takenSecond[i] = numbers.newIndex(second[rows[i]]);
            takenOutcomes[i] = outcomes[rows[i]];
        }
        return new BattleLog(numbers.roster(), takenFirst, takenSecond, takenOutcomes, details.take(rows));
    }

    /**
     * What the columns take on the heap.
     *
     * @return bytes of all columns, without the distinct texts and the roster
     */
    public long memoryBytes() {
        return (2L * Integer.BYTES + Byte.BYTES) * size() + details.bytes(size());
    }

    /** The size of the log, not its content. */
    @Override
    public String toString() {
        return "BattleLog[" + size() + " battles, " + roster.size() + " competitors]";
    }
}
