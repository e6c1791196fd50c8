package org.podium.cli.input;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.podium.votes.Finding;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;
import org.podium.votes.VoteColumns;

/**
 * Reads rows of one vote each. The engine counts them by pair and outcome, so that what crosses over is a row for each
 * pair that met; when something is wrong, a second query finds the rows.
 */
public final class VoteReader {
    private static final int NUMBER_COLUMN = 4;
    private static final int MISSING_LABEL_COLUMN = 5;
    private static final int FIRST_OUTCOME_COLUMN = 6;

    private final VoteSource source;
    private final VoteColumns columns;
    private final VoteSelection selection;
    private final VoteSql sql;

    private long rows;
    private long removedByWhere;
    private long missing;
    private long unknown;
    private long selfBattles;
    private long excludedBattles;
    private final Set<String> excludedSeen = new LinkedHashSet<>();

    private VoteReader(VoteSource source, VoteColumns columns, VoteSelection selection) {
        this.source = source;
        this.columns = columns;
        this.selection = selection;
        this.sql = new VoteSql(source, columns, selection);
    }

    /**
     * Counts the votes.
     *
     * @param source the rows
     * @param columns the names of the columns, and what the labels mean
     * @param selection which rows count
     * @return the tally, and what is wrong with the rows
     * @throws IOException if the source cannot be read
     */
    public static TallyReading readTally(VoteSource source, VoteColumns columns, VoteSelection selection)
            throws IOException {
        if (selection.where() != null) {
            source.requireCondition(selection.where());
        }
        return new VoteReader(source, columns, selection).read();
    }

    private TallyReading read() throws IOException {
        TallyBuilder builder = Tally.builder();
        source.query(sql.counts(), selection, row -> count(row, builder));
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
        return new TallyReading(tally, report, problems(tally, report));
    }

    private void count(ResultSet row, TallyBuilder builder) throws SQLException {
        long number = row.getLong(NUMBER_COLUMN);
        rows += number;
        if (!row.getBoolean(1)) {
            removedByWhere += number;
            return;
        }
        String first = row.getString(2);
        String second = row.getString(3);
        if (first == null || first.isBlank() || second == null || second.isBlank()) {
            missing += number;
            return;
        }
        long[] outcomes = new long[4];
        long known = 0;
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = row.getLong(FIRST_OUTCOME_COLUMN + i);
            known += outcomes[i];
        }
        long unlabelled = row.getLong(MISSING_LABEL_COLUMN);
        missing += unlabelled;
        unknown += number - known - unlabelled;
        if (first.equals(second)) {
            selfBattles += known;
        } else if (involvesExcluded(first, second)) {
            excludedBattles += known;
        } else {
            builder.addCounts(first, second, outcomes[0], outcomes[1], outcomes[2], outcomes[3]);
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

    private List<Finding> problems(Tally tally, ReadingReport report) throws IOException {
        List<Finding> problems = new ArrayList<>();
        FaultyRows faulty = new FaultyRows(source, sql, selection);
        if (missing > 0) {
            problems.add(faulty.missingValues(missing, columns));
        }
        if (unknown > 0) {
            problems.add(faulty.unknownLabels(unknown, columns));
        }
        if (selfBattles > 0 && !selection.dropSelfBattles()) {
            problems.add(faulty.selfBattles(selfBattles, columns));
        }
        if (tally.battles() == 0 && problems.isEmpty()) {
            problems.add(emptyInput(report));
        }
        return problems;
    }

    static Finding emptyInput(ReadingReport report) {
        String message = report.rows() == 0
                ? "there are no votes in the input"
                : String.format(
                        Locale.ROOT,
                        "no vote is left of %,d rows: %s",
                        report.rows(),
                        report.lines().isEmpty() ? "none holds a vote" : String.join("; ", report.lines()));
        return new InputFinding(
                "empty-input",
                message,
                List.of(),
                List.of(),
                List.of("Check that the source is the right one and that no option removes every row."));
    }
}
