package org.podium.votes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a log with its optional columns from a result set. Confined to one thread. */
final class LogReader {
    private final ResultSet rows;
    private final ColumnFinder finder;
    private final List<Detail> details = new ArrayList<>();
    private BattleLogBuilder builder = BattleLog.builder();

    private LogReader(ResultSet rows, ColumnFinder finder) {
        this.rows = rows;
        this.finder = finder;
    }

    /** Reads one optional column of the row and says it to the builder. */
    private interface Detail {
        void read(BattleLogBuilder builder) throws SQLException, InvalidValue;
    }

    static BattleLog read(ResultSet rows, VoteColumns columns) throws SQLException {
        ColumnFinder finder = new ColumnFinder(rows);
        VoteReader votes = new VoteReader(rows, columns, finder);
        LogReader reader = new LogReader(rows, finder);
        reader.builder.declare(columns); // so that a column asked for is there even if every text is missing
        reader.addTexts(columns);
        reader.addNumbers(columns);
        reader.addTags(columns);
        finder.requireAll();
        reader.addTime(columns);
        votes.forEach(reader::add);
        return reader.builder.build();
    }

    private void add(String first, String second, Outcome outcome, boolean valid) throws SQLException, InvalidValue {
        if (!valid) {
            // A bad row may have left the builder half way; what follows is read only to find more bad rows.
            builder = BattleLog.builder();
        }
        builder.add(first, second, outcome);
        for (Detail detail : details) {
            detail.read(builder);
        }
    }

    private void addTexts(VoteColumns columns) {
        columns.voter().ifPresent(name -> addText(name, BattleLogBuilder::voter));
        columns.prompt().ifPresent(name -> addText(name, BattleLogBuilder::prompt));
        for (String name : columns.categories()) {
            addText(name, (target, text) -> target.category(name, text));
        }
    }

    private interface TextSetter {
        void set(BattleLogBuilder target, String text);
    }

    private void addText(String name, TextSetter setter) {
        int column = finder.find(name);
        details.add(target -> {
            @Nullable String text = rows.getString(column);
            if (text != null) {
                setter.set(target, text);
            }
        });
    }

    private void addNumbers(VoteColumns columns) {
        columns.weight().ifPresent(name -> {
            int column = finder.find(name);
            details.add(
                    columns.weighting() == Weighting.FREQUENCY
                            ? target -> target.frequency(CellValues.count(rows.getObject(column), name))
                            : target -> target.importance(CellValues.weight(rows.getObject(column), name)));
        });
        columns.time().ifPresent(finder::find);
        for (String name : columns.covariates()) {
            int column = finder.find(name);
            details.add(target -> target.covariate(name, CellValues.number(rows.getObject(column), name)));
        }
    }

    private void addTags(VoteColumns columns) {
        for (String name : columns.tags()) {
            int column = finder.find(name);
            details.add(target -> {
                if (CellValues.tag(rows.getObject(column), name)) {
                    target.tag(name);
                }
            });
        }
    }

    /** Comes after the check for missing columns, since it asks for the column's type. */
    private void addTime(VoteColumns columns) throws SQLException {
        if (columns.time().isPresent()) {
            String name = columns.time().get();
            TimeReader time = new TimeReader(rows, name, finder.find(name));
            details.add(target -> target.epochMicros(time.epochMicros(rows)));
        }
    }
}
