package org.podium.votes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.podium.votes.InvalidVotes.Problem;

/**
 * Reads the three columns every vote has, row by row, and collects what is wrong with the rows. Once a row is bad the
 * rest is read only to count bad rows. Confined to one thread.
 */
final class VoteReader {
    private final ResultSet rows;
    private final VoteColumns columns;
    private final int first;
    private final int second;
    private final int outcome;

    /** Looks up the columns; the caller looks up its own and then asks the finder for those that are missing. */
    VoteReader(ResultSet rows, VoteColumns columns, ColumnFinder finder) {
        this.rows = rows;
        this.columns = columns;
        first = finder.find(columns.first());
        second = finder.find(columns.second());
        outcome = finder.find(columns.outcome());
    }

    /** Receives the votes, and reads from the row what else it wants. */
    interface VoteVisitor {
        /**
         * One vote.
         *
         * @param valid whether all rows so far were votes; if not, what the visitor builds will not be used
         */
        void vote(String first, String second, Outcome outcome, boolean valid) throws SQLException, InvalidValue;
    }

    static Tally readTally(ResultSet rows, VoteColumns columns) throws SQLException {
        if (columns.weighting() == Weighting.IMPORTANCE) {
            throw new IllegalArgumentException(
                    "a tally holds counts, not importance weights; read a BattleLog instead");
        }
        ColumnFinder finder = new ColumnFinder(rows);
        VoteReader reader = new VoteReader(rows, columns, finder);
        String weightName = columns.weight().orElse("");
        int weight = weightName.isEmpty() ? 0 : finder.find(weightName);
        finder.requireAll();
        TallyBuilder builder = Tally.builder();
        reader.forEach((first, second, outcome, valid) -> {
            long times = weight == 0 ? 1 : CellValues.count(rows.getObject(weight), weightName);
            builder.add(first, second, outcome, times);
        });
        return builder.build();
    }

    /**
     * Reads to the end.
     *
     * @throws DataException if a row was not a vote, or there was none
     */
    void forEach(VoteVisitor visitor) throws SQLException {
        InvalidRows invalid = new InvalidRows();
        long row = 0;
        while (rows.next()) {
            row++;
            try {
                read(visitor, invalid.isEmpty());
            } catch (InvalidValue value) {
                invalid.add(row, value);
            }
        }
        invalid.throwIfAny(this::remedies);
        if (row == 0) {
            throw InvalidRows.emptyInput();
        }
    }

    private void read(VoteVisitor visitor, boolean valid) throws SQLException, InvalidValue {
        String firstName = CellValues.name(rows.getString(first), columns.first());
        String secondName = CellValues.name(rows.getString(second), columns.second());
        requireDifferent(firstName, secondName);
        String label = CellValues.name(rows.getString(outcome), columns.outcome());
        Optional<Outcome> verdict = columns.labels().find(label);
        if (verdict.isEmpty()) {
            throw new InvalidValue(Problem.UNKNOWN_OUTCOME, "'" + label + "'");
        }
        visitor.vote(firstName, secondName, verdict.get(), valid);
    }

    static void requireDifferent(String first, String second) throws InvalidValue {
        if (first.equals(second)) {
            throw new InvalidValue(Problem.SELF_BATTLE, "'" + first + "' on both sides");
        }
    }

    private List<String> remedies(Problem problem) {
        return switch (problem) {
            case SELF_BATTLE -> selfBattleRemedies(columns.first(), columns.second());
            case UNKNOWN_OUTCOME ->
                List.of(
                        "the known labels are '"
                                + String.join("', '", columns.labels().asMap().keySet())
                                + "'; say what the others mean, or correct them in the source",
                        "check that the column '" + columns.outcome() + "' holds the outcomes");
            case MISSING_VALUE ->
                List.of("fill in the competitors and outcomes, or leave such rows out when you select the votes");
            case INVALID_NUMBER ->
                List.of("correct the numbers in the source, or leave such rows out when you select the votes");
            case INVALID_TAG -> List.of("give true or false in every row; decide what a missing tag means");
            case EMPTY_INPUT -> List.of();
        };
    }

    static List<String> selfBattleRemedies(String first, String second) {
        return List.of(
                "leave such rows out when you select the votes: WHERE " + first + " <> " + second,
                "check that '" + first + "' and '" + second + "' are the columns of the two competitors");
    }
}
