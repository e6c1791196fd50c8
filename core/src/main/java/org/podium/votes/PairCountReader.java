package org.podium.votes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.podium.votes.InvalidVotes.Problem;

/** Reads a table of pair counts, one row a pair. Confined to one thread. */
final class PairCountReader {
    private final ResultSet rows;
    private final PairCountColumns columns;
    private final int first;
    private final int second;
    private final CountColumn firstWins;
    private final CountColumn secondWins;
    private final @Nullable CountColumn ties;
    private final @Nullable CountColumn bothBad;

    private record CountColumn(String name, int index) {}

    private PairCountReader(ResultSet rows, PairCountColumns columns) throws SQLException {
        this.rows = rows;
        this.columns = columns;
        ColumnFinder finder = new ColumnFinder(rows);
        first = finder.find(columns.first());
        second = finder.find(columns.second());
        firstWins = column(columns.firstWins(), finder);
        secondWins = column(columns.secondWins(), finder);
        ties = columns.ties().map(name -> column(name, finder)).orElse(null);
        bothBad = columns.bothBad().map(name -> column(name, finder)).orElse(null);
        finder.requireAll();
    }

    private static CountColumn column(String name, ColumnFinder finder) {
        return new CountColumn(name, finder.find(name));
    }

    static Tally read(ResultSet rows, PairCountColumns columns) throws SQLException {
        return new PairCountReader(rows, columns).read();
    }

    private Tally read() throws SQLException {
        TallyBuilder builder = Tally.builder().sides(columns.sides());
        InvalidRows invalid = new InvalidRows();
        long row = 0;
        while (rows.next()) {
            row++;
            try {
                addRow(builder);
            } catch (InvalidValue value) {
                invalid.add(row, value);
            }
        }
        invalid.throwIfAny(this::remedies);
        Tally tally = builder.build();
        if (tally.battles() == 0) {
            throw InvalidRows.emptyInput();
        }
        return tally;
    }

    private void addRow(TallyBuilder builder) throws SQLException, InvalidValue {
        String firstName = CellValues.name(rows.getString(first), columns.first());
        String secondName = CellValues.name(rows.getString(second), columns.second());
        VoteReader.requireDifferent(firstName, secondName);
        builder.addCounts(firstName, secondName, count(firstWins), count(secondWins), count(ties), count(bothBad));
    }

    private long count(@Nullable CountColumn column) throws SQLException, InvalidValue {
        return column == null ? 0 : CellValues.count(rows.getObject(column.index), column.name);
    }

    private List<String> remedies(Problem problem) {
        return switch (problem) {
            case SELF_BATTLE -> VoteReader.selfBattleRemedies(columns.first(), columns.second());
            case INVALID_NUMBER ->
                List.of("counts are whole numbers ≥ 0; correct them in the source, and give 0 for a missing count");
            default -> List.of("fill in the competitors, or leave such rows out when you select the counts");
        };
    }
}
