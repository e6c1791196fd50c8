package org.podium.cli.input;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.podium.votes.Finding;
import org.podium.votes.PairCountColumns;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;

/**
 * Reads rows of one pair each, with the numbers of votes by outcome. A count is a whole number written in any way
 * ({@code 5}, {@code 5.0}); a fraction, a negative number or nothing is an error with its row. Pairs listed several
 * times add up.
 */
public final class PairCountReader {
    private static final int ROWS_SHOWN = 5;
    private static final int FIRST_COUNT_COLUMN = 6;
    /** As many votes as a tally holds. */
    private static final long MOST_VOTES = 1L << 52;

    private final VoteSource source;
    private final VoteSelection selection;
    private final List<String> names;
    private final List<Optional<String>> counts;
    private final PairCountColumns columns;
    private final @Nullable String group;
    private final TallyBuilder builder;
    private final Map<String, TallyBuilder> groups = new TreeMap<>();

    private final Map<String, Fault> faults = new LinkedHashMap<>();
    private final Set<String> excludedSeen = new LinkedHashSet<>();
    private long rows;
    private long removedByWhere;
    private long selfBattles;
    private long excludedBattles;
    private long votes;

    private PairCountReader(
            VoteSource source, PairCountColumns columns, VoteSelection selection, @Nullable String group) {
        this.source = source;
        this.columns = columns;
        this.selection = selection;
        this.group = group == null ? null : source.resolve(List.of(group)).get(0);
        Stream<String> required =
                Stream.of(columns.first(), columns.second(), columns.firstWins(), columns.secondWins());
        List<String> found = source.resolve(Stream.of(required, columns.ties().stream(), columns.bothBad().stream())
                .flatMap(part -> part)
                .toList());
        this.names = found.subList(0, 2);
        this.counts = List.of(
                Optional.of(found.get(2)),
                Optional.of(found.get(3)),
                columns.ties().map(any -> found.get(4)),
                columns.bothBad().map(any -> found.get(found.size() - 1)));
        this.builder = Tally.builder().sides(columns.sides());
    }

    /**
     * Adds up the counts.
     *
     * @param source the rows
     * @param columns the names of the columns
     * @param selection which rows count
     * @return the tally, and what is wrong with the rows
     * @throws IOException if the source cannot be read
     */
    public static TallyReading readTally(VoteSource source, PairCountColumns columns, VoteSelection selection)
            throws IOException {
        if (selection.where() != null) {
            source.requireCondition(VoteSelection.WHERE, selection.where());
        }
        return new PairCountReader(source, columns, selection, null).read();
    }

    /**
     * Adds up the counts of each value of a column by itself, in one pass.
     *
     * @param source the rows
     * @param columns the names of the columns
     * @param selection which rows count
     * @param group the column; rows without a value belong to no group
     * @return tallies by value, in order
     * @throws IOException if the source cannot be read
     * @throws org.podium.votes.DataException with the first problem if something is wrong with a row
     */
    public static Map<String, Tally> readGroups(
            VoteSource source, PairCountColumns columns, VoteSelection selection, String group) throws IOException {
        PairCountReader reader = new PairCountReader(source, columns, selection, group);
        reader.read().requireClean();
        Map<String, Tally> tallies = new LinkedHashMap<>();
        reader.groups.forEach((value, builder) -> tallies.put(value, builder.build()));
        return tallies;
    }

    private TallyReading read() throws IOException {
        source.query(sql(), selection, this::read);
        ReadingReport report = new ReadingReport(
                rows,
                removedByWhere,
                selfBattles,
                selection.dropSelfBattles(),
                List.of(),
                excludedBattles,
                selection.excluded().stream()
                        .filter(name -> !excludedSeen.contains(name))
                        .toList());
        Tally tally = builder.build();
        List<Finding> problems = new ArrayList<>();
        faults.forEach((kind, fault) -> problems.add(fault.finding(kind)));
        if (tally.battles() == 0 && problems.isEmpty()) {
            problems.add(VoteReader.emptyInput(report));
        }
        return new TallyReading(tally, report, problems);
    }

    private String sql() {
        List<String> used = Stream.of(
                        names.stream(), counts.stream().flatMap(Optional::stream), Stream.ofNullable(group))
                .flatMap(part -> part)
                .distinct()
                .toList();
        String groupText = group == null ? "" : ", CAST(" + Sql.identifier(group) + " AS VARCHAR)";
        String numbers = counts.stream()
                .map(column -> column.map(name -> "CAST(" + Sql.identifier(name) + " AS VARCHAR)")
                        .orElse("'0'"))
                .collect(Collectors.joining(", "));
        return "SELECT " + VoteSql.FILE + ", " + VoteSql.ROW + ", " + VoteSql.kept(selection) + ", CAST("
                + Sql.identifier(names.get(0)) + " AS VARCHAR), CAST(" + Sql.identifier(names.get(1))
                + " AS VARCHAR), " + numbers + groupText + " FROM "
                + source.numberedUnion(selection.where() == null ? used : List.of(), VoteSql.FILE, VoteSql.ROW);
    }

    private void read(ResultSet row) throws SQLException {
        rows++;
        if (!row.getBoolean(3)) {
            removedByWhere++;
            return;
        }
        String first = row.getString(4);
        String second = row.getString(5);
        if (first == null || first.isBlank() || second == null || second.isBlank()) {
            fault("missing-value", row, "'" + first + "' against '" + second + "'", List.of());
            return;
        }
        long[] numbers = new long[4];
        long total = 0;
        for (int i = 0; i < numbers.length; i++) {
            Long number = count(row.getString(FIRST_COUNT_COLUMN + i));
            if (number == null) {
                String column = counts.get(i).orElse("");
                fault("invalid-number", row, column + " is '" + row.getString(FIRST_COUNT_COLUMN + i) + "'", List.of());
                return;
            }
            numbers[i] = number;
            total += number;
        }
        add(row, first, second, numbers, total);
    }

    private void add(ResultSet row, String first, String second, long[] numbers, long total) throws SQLException {
        if (first.equals(second)) {
            selfBattles += total;
            if (!selection.dropSelfBattles()) {
                fault("self-battle", row, "'" + first + "'", List.of(first));
            }
        } else if (involvesExcluded(first, second)) {
            excludedBattles += total;
        } else {
            votes += total;
            if (votes > MOST_VOTES) {
                throw InputFinding.failure(
                        "invalid-number",
                        "the counts add up to more than " + MOST_VOTES + " votes",
                        "Check the numbers; no arena has had so many votes.");
            }
            builder.addCounts(first, second, numbers[0], numbers[1], numbers[2], numbers[3]);
            String value = group == null ? null : row.getString(FIRST_COUNT_COLUMN + numbers.length);
            if (value != null && !value.isEmpty()) {
                groups.computeIfAbsent(value, any -> Tally.builder().sides(columns.sides()))
                        .addCounts(first, second, numbers[0], numbers[1], numbers[2], numbers[3]);
            }
        }
    }

    /** Also remembers which excluded names were met. */
    private boolean involvesExcluded(String first, String second) {
        boolean isFirst = selection.excluded().contains(first);
        boolean isSecond = selection.excluded().contains(second);
        if (isFirst) {
            excludedSeen.add(first);
        }
        if (isSecond) {
            excludedSeen.add(second);
        }
        return isFirst || isSecond;
    }

    /** The exact whole number, or null if the text is not one. */
    private static @Nullable Long count(@Nullable String text) {
        try {
            long number = text == null ? -1 : new BigDecimal(text.strip()).longValueExact();
            return number < 0 || number > MOST_VOTES ? null : number;
        } catch (NumberFormatException e) {
            return null;
        } catch (ArithmeticException e) {
            return null; // a fraction, or far too many
        }
    }

    private void fault(String kind, ResultSet row, String sample, List<String> competitors) throws SQLException {
        Fault fault = faults.computeIfAbsent(kind, any -> new Fault());
        fault.count++;
        fault.competitors.addAll(competitors);
        if (fault.rows.size() < ROWS_SHOWN) {
            String where = source.hasSeveralFiles() ? source.label(row.getInt(1)) + " row " : "row ";
            fault.rows.add(row.getLong(2));
            fault.samples.add(where + row.getLong(2) + ": " + sample);
        }
    }

    private static final class Fault {
        private final List<Long> rows = new ArrayList<>();
        private final List<String> samples = new ArrayList<>();
        private final Set<String> competitors = new LinkedHashSet<>();
        private long count;

        Finding finding(String kind) {
            String what = switch (kind) {
                case "missing-value" -> " without a competitor";
                case "invalid-number" -> " with a count that is not a whole number ≥ 0";
                default -> count == 1 ? " that pairs a competitor with itself" : " that pair a competitor with itself";
            };
            String remedy = switch (kind) {
                case "self-battle" -> "If they are a known flaw of the data, drop them with --drop-self-battles.";
                case "missing-value" -> "Fill in the names, or leave such rows out with --where.";
                default ->
                    "Correct the numbers; if the table lacks a column, say so with an empty name, such as "
                            + "--both-bad-column ''.";
            };
            String places = String.join("; ", samples) + (samples.size() < count ? "; …" : "");
            return new InputFinding(
                    kind,
                    FaultyRows.rowCount(count) + what + " (" + places + ")",
                    List.copyOf(competitors),
                    rows,
                    List.of(remedy));
        }
    }
}
