package org.podium.votes;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collector;
import org.podium.execution.Execution;

/**
 * The sufficient statistic of votes without covariates: how often each ordered pair (first, second) met and with which
 * outcome, as exact counts. Plain fits, the bootstrap and the sandwich covariance read only the tally, so their cost
 * does not depend on the number of votes.
 *
 * <p>A tally is always in one canonical form: the roster holds exactly the competitors that took part in a battle, in
 * order of name, and only pairs that met have a cell. So two tallies of the same votes are equal, whatever the order
 * of the votes or the number of parts they were counted in, and so are their {@linkplain #toBytes bytes}.
 *
 * <p>Tallies form a commutative monoid under {@link #plus} with {@link #empty}; parts are matched by competitor name,
 * not by index. {@link #minus} retracts votes.
 *
 * <p>Counts are exact up to {@value #MAX_BATTLES} battles in all (2<sup>52</sup>, so that half wins are exact in
 * double precision too); more is an {@link ArithmeticException}.
 *
 * <p>Memory: 8 bytes for each ordered pair that met if no count is above 127, else 20 (36 above two thousand million), 4 for
 * each competitor, and the roster. Immutable and thread-safe.
 */
public final class Tally {
    /** The largest number of battles one tally can hold. */
    public static final long MAX_BATTLES = 1L << 52;

    static final int OUTCOMES = Outcome.values().length;
    private static final Tally EMPTY =
            new Tally(Roster.of(List.of()), new int[1], new int[0], new CellCounts(0, 0), Sides.KEPT);

    private final Roster roster;
    private final int[] rowStart;
    private final int[] second;
    private final CellCounts counts;
    private final Sides sides;
    private final long battles;

    /** Takes arrays in canonical form, the first two of which it keeps. */
    Tally(Roster roster, int[] rowStart, int[] second, long[] counts, Sides sides) {
        this(roster, rowStart, second, CellCounts.of(counts), sides);
    }

    /** Takes arrays in canonical form, which it keeps. */
    Tally(Roster roster, int[] rowStart, int[] second, CellCounts counts, Sides sides) {
        this.roster = roster;
        this.rowStart = rowStart;
        this.second = second;
        this.counts = counts;
        this.sides = sides;
        battles = counts.total();
    }

    static void requireTotal(long battles) {
        if (battles > MAX_BATTLES) {
            throw new ArithmeticException("a tally holds at most " + MAX_BATTLES + " battles");
        }
    }

    /**
     * Receives the cells of a tally.
     */
    @FunctionalInterface
    public interface CellVisitor {
        /**
         * One ordered pair that met.
         *
         * @param first roster index of the competitor shown first
         * @param second roster index of the competitor shown second
         * @param firstWins votes for the first
         * @param secondWins votes for the second
         * @param ties votes for a tie
         * @param bothBad votes for both bad
         */
        void cell(int first, int second, long firstWins, long secondWins, long ties, long bothBad);
    }

    /**
     * The tally of no votes, neutral under {@link #plus}.
     *
     * @return an empty tally
     */
    public static Tally empty() {
        return EMPTY;
    }

    /**
     * Counts battles.
     *
     * @param battles votes in any order
     * @return their tally
     */
    public static Tally of(Collection<Battle> battles) {
        TallyBuilder builder = builder();
        battles.forEach(builder::add);
        return builder.build();
    }

    /**
     * Counts the votes of a log. A frequency column multiplies its vote; cost: one pass over three columns.
     *
     * @param log the votes
     * @return their tally
     * @throws IllegalArgumentException if the log has importance weights, which a tally of counts cannot hold
     */
    public static Tally of(BattleLog log) {
        return of(log, Execution.sequential());
    }

    /**
     * Counts the votes of a log as {@link #of(BattleLog)}, with the help of other threads where there are many and they
     * have no frequencies. The tally does not depend on the threads.
     *
     * <p>Cost: two or three nanoseconds a vote among a few hundred competitors, ten to twenty among a million. Memory
     * besides log and tally: up to 16 MB a thread, or with more than 1,024 competitors 4 bytes a vote and, for each thread,
     * a competitor.
     *
     * @param log the votes
     * @param execution which threads work
     * @return their tally
     * @throws IllegalArgumentException if the log has importance weights, which a tally of counts cannot hold
     * @throws java.util.concurrent.CancellationException if the execution is cancelled
     */
    public static Tally of(BattleLog log, Execution execution) {
        return LogCounter.count(log, Objects.requireNonNull(execution, "execution"));
    }

    /**
     * Counts votes that a program has as columns of roster indices, without a log: one element a vote. Cost and memory as of
     * {@link #of(BattleLog, Execution)}; the columns are not copied.
     *
     * @param roster the competitors that may occur; those that do not will not be on the tally's roster
     * @param first index of the competitor shown first
     * @param second index of the competitor shown second
     * @param outcomes the verdict's {@link Outcome#code()}
     * @param execution which threads work
     * @return their tally
     * @throws IllegalArgumentException if the columns have different lengths, an index or code does not exist, or a vote
     *     is of one competitor against itself; the message names the first such row, from 1
     * @throws java.util.concurrent.CancellationException if the execution is cancelled
     */
    public static Tally ofColumns(Roster roster, int[] first, int[] second, byte[] outcomes, Execution execution) {
        VoteCounter.requireVotes(roster, first, second, outcomes);
        return new VoteCounter(roster, first, second, outcomes, Objects.requireNonNull(execution, "execution")).count();
    }

    /**
     * A builder that counts votes one by one.
     *
     * @return an empty builder, confined to one thread
     */
    public static TallyBuilder builder() {
        return builder(Roster.of(Set.of()));
    }

    /**
     * A builder that takes roster indices as well as names, for programs that have them already.
     *
     * @param roster the competitors that may occur; those that do not will not be on the tally's roster
     * @return an empty builder, confined to one thread
     */
    public static TallyBuilder builder(Roster roster) {
        return new TallyBuilder(roster);
    }

    /**
     * Collects a stream of battles, sequential or parallel: {@code votes.stream().collect(Tally.collector())}.
     *
     * @return a collector; the result does not depend on how the stream was split
     */
    public static Collector<Battle, ?, Tally> collector() {
        return Collector.of(
                Tally::builder,
                TallyBuilder::add,
                TallyBuilder::addAll,
                TallyBuilder::build,
                Collector.Characteristics.UNORDERED);
    }

    /**
     * Reads one row a vote from a database with the arena's column names.
     *
     * @param rows a result set before its first row; it is read to the end and not closed
     * @return the tally
     * @throws SQLException if the database fails
     * @throws DataException if a column does not exist, if a row is not a vote, or if there is none
     * @see #read(ResultSet, VoteColumns)
     */
    public static Tally read(ResultSet rows) throws SQLException {
        return read(rows, VoteColumns.withDefaults());
    }

    /**
     * Reads one row a vote from a database. Only the competitors, the outcome and the frequency column are read.
     *
     * @param rows a result set before its first row; it is read to the end and not closed
     * @param columns the names of the columns
     * @return the tally
     * @throws SQLException if the database fails
     * @throws IllegalArgumentException if the columns name importance weights, which a tally of counts cannot hold
     * @throws DataException if a column does not exist, if a row is not a vote, or if there is none; all rows are read
     *     before it is thrown
     */
    public static Tally read(ResultSet rows, VoteColumns columns) throws SQLException {
        return VoteReader.readTally(rows, columns);
    }

    /**
     * Reads one row a pair from a database: names and the four counts.
     *
     * @param rows a result set before its first row; it is read to the end and not closed
     * @param columns the names of the columns
     * @return the tally; rows of the same pair are added up
     * @throws SQLException if the database fails
     * @throws DataException if a column does not exist, a name is missing, a count is not a whole number ≥ 0, a pair is
     *     one competitor twice, or there are no votes; all rows are read before it is thrown
     */
    public static Tally readCounts(ResultSet rows, PairCountColumns columns) throws SQLException {
        return PairCountReader.read(rows, columns);
    }

    /**
     * Reads a tally back from {@link #toBytes}.
     *
     * @param bytes the bytes of one tally
     * @return the tally
     * @throws DataException if the bytes are not a tally of a version this library reads; its finding is a
     *     {@link CorruptTally} that says at which offset and what was expected
     */
    public static Tally fromBytes(byte[] bytes) {
        return TallyFormat.decode(bytes);
    }

    /**
     * The competitors that took part in at least one battle.
     *
     * @return the roster
     */
    public Roster roster() {
        return roster;
    }

    /**
     * The number of battles.
     *
     * @return the sum of all counts
     */
    public long battles() {
        return battles;
    }

    /**
     * Whether first and second are the sides the voters saw.
     *
     * @return the weaker of the sources' claims
     */
    public Sides sides() {
        return sides;
    }

    /**
     * The number of ordered pairs that met.
     *
     * @return how many cells {@link #forEachCell} visits
     */
    public int cellCount() {
        return second.length;
    }

    /**
     * The count of one cell.
     *
     * @param first the competitor shown first
     * @param second the competitor shown second
     * @param outcome the verdict
     * @return how many such votes there are, 0 if the two never met
     * @throws IllegalArgumentException if a competitor is not on the roster
     */
    public long count(String first, String second, Outcome outcome) {
        int row = roster.indexOf(first);
        int cell = Arrays.binarySearch(this.second, rowStart[row], rowStart[row + 1], roster.indexOf(second));
        return cell < 0 ? 0 : counts.get(cell * OUTCOMES + outcome.code());
    }

    /**
     * Visits the ordered pairs that met, by first index, then by second. Cost: one call a pair, no allocation.
     *
     * @param visitor receives each cell
     */
    public void forEachCell(CellVisitor visitor) {
        forEachCell(0, roster.size(), visitor);
    }

    /**
     * Visits the ordered pairs whose first competitor is in a range of the roster, so that threads can share the work.
     *
     * @param from first index of the range
     * @param to the index after the last
     * @param visitor receives each cell, by first index, then by second
     * @throws IndexOutOfBoundsException if the range is not within the roster
     */
    public void forEachCell(int from, int to, CellVisitor visitor) {
        Objects.checkFromToIndex(from, to, roster.size());
        for (int row = from; row < to; row++) {
            for (int cell = rowStart[row]; cell < rowStart[row + 1]; cell++) {
                int at = cell * OUTCOMES;
                visitor.cell(
                        row, second[cell], counts.get(at), counts.get(at + 1), counts.get(at + 2), counts.get(at + 3));
            }
        }
    }

    /**
     * How each competitor's battles ended, both sides together.
     *
     * @return one element a competitor, in roster order
     */
    public List<VoteCounts> countsByCompetitor() {
        long[][] sums = new long[roster.size()][OUTCOMES];
        forEachCell((i, j, firstWins, secondWins, ties, bothBad) -> {
            add(sums[i], firstWins, secondWins, ties, bothBad);
            add(sums[j], secondWins, firstWins, ties, bothBad);
        });
        return Arrays.stream(sums)
                .map(sum -> new VoteCounts(sum[0], sum[1], sum[2], sum[3]))
                .toList();
    }

    private static void add(long[] sum, long wins, long losses, long ties, long bothBad) {
        sum[0] += wins;
        sum[1] += losses;
        sum[2] += ties;
        sum[3] += bothBad;
    }

    int rowStart(int row) {
        return rowStart[row];
    }

    int second(int cell) {
        return second[cell];
    }

    long count(int cell, int outcome) {
        return counts.get(cell * OUTCOMES + outcome);
    }

    /**
     * The votes of both tallies, matched by competitor name. Cost: one step a cell of either.
     *
     * @param other more votes
     * @return the sum; the sides are kept only if both keep them
     * @throws ArithmeticException if there are more than {@value #MAX_BATTLES} battles in all
     */
    public Tally plus(Tally other) {
        return TallyMerger.sum(this, other);
    }

    /**
     * Takes votes back. Competitors without a vote left leave the roster, so {@code a.plus(b).minus(b)} equals
     * {@code a} if both make the same claim on sides. Cost: one step a cell of either.
     *
     * @param other the votes to take back
     * @return the difference
     * @throws IllegalArgumentException if {@code other} holds votes that are not in this tally; the message names the
     *     pair
     */
    public Tally minus(Tally other) {
        return TallyMerger.difference(this, other);
    }

    /** The same tally without competitors that have no vote. */
    Tally onUsedRoster() {
        boolean[] used = new boolean[roster.size()];
        for (int row = 0; row < used.length; row++) {
            used[row] |= rowStart[row] < rowStart[row + 1];
        }
        int usedCount = 0;
        for (int opponent : second) {
            used[opponent] = true;
        }
        for (boolean member : used) {
            usedCount += member ? 1 : 0;
        }
        if (usedCount == used.length) {
            return this;
        }
        // Names are in order, so numbers that are left out leave the others in order.
        Renumbering numbers = Renumbering.of(roster.names(), used);
        int[] newStart = new int[usedCount + 1];
        for (int row = 0; row < used.length; row++) {
            if (used[row]) {
                newStart[numbers.newIndex(row) + 1] = rowStart[row + 1];
            }
        }
        int[] newSecond = Arrays.stream(second).map(numbers::newIndex).toArray();
        return new Tally(numbers.roster(), newStart, newSecond, counts, sides);
    }

    /**
     * Only the battles in which both competitors are among those named.
     *
     * @param competitors names; those that are not on the roster are ignored
     * @return the tally of the battles among them
     */
    public Tally restrictedTo(Collection<String> competitors) {
        Set<String> kept = new HashSet<>(competitors);
        CellCollector cells = new CellCollector(roster, 0);
        for (int row = 0; row < roster.size(); row++) {
            boolean rowKept = kept.contains(roster.name(row));
            for (int cell = rowStart[row]; rowKept && cell < rowStart[row + 1]; cell++) {
                if (kept.contains(roster.name(second[cell]))) {
                    int at = cell * OUTCOMES;
                    cells.add(second[cell], counts.get(at), counts.get(at + 1), counts.get(at + 2), counts.get(at + 3));
                }
            }
            cells.endRow();
        }
        return cells.build(sides);
    }

    /**
     * The versioned byte form, the same for equal tallies on every machine.
     *
     * @return magic, version, roster, delta-coded cells and a checksum; about 6 to 10 bytes a cell
     */
    public byte[] toBytes() {
        return TallyFormat.encode(this);
    }

    /**
     * A fingerprint of the votes, equal exactly for equal tallies.
     *
     * @return SHA-256 of {@link #toBytes} in lower-case hexadecimal
     */
    public String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            TallyFormat.write(this, digest::update);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Tallies are equal if they hold the same counts for the same competitors and make the same claim on sides. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Tally tally
                && sides == tally.sides
                && roster.equals(tally.roster)
                && Arrays.equals(rowStart, tally.rowStart)
                && Arrays.equals(second, tally.second)
                && counts.equals(tally.counts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(roster, Arrays.hashCode(second), counts);
    }

    /** The size of the tally, not its content. */
    @Override
    public String toString() {
        return "Tally[" + battles + " battles, " + roster.size() + " competitors, " + second.length + " ordered pairs]";
    }
}
