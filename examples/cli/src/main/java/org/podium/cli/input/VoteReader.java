package org.podium.cli.input;

import java.io.IOException;
import java.util.ArrayList;
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
            source.requireCondition(VoteSelection.WHERE, selection.where());
        }
        return new VoteReader(source, columns, selection).read();
    }

    private TallyReading read() throws IOException {
        PairNames names;
        TallyBuilder builder;
        try (PairTable pairs = PairTable.count(source, sql, selection)) {
            names = new PairNames(pairs.names(), selection.excluded());
            builder = Tally.builder(names.roster());
            pairs.forEach(pair -> count(pair, names, builder));
        }
        if (unknown > 0) {
            findUnlabelled();
        }
        Tally tally = builder.build();
        ReadingReport report = report(names.excludedSeen());
        return new TallyReading(tally, report, problems(tally, report));
    }

    private ReadingReport report(Set<String> excludedSeen) {
        return new ReadingReport(
                rows,
                removedByWhere,
                selfBattles,
                selection.dropSelfBattles(),
                List.of(),
                excludedBattles,
                selection.excluded().stream()
                        .filter(name -> !excludedSeen.contains(name))
                        .toList());
    }

    private void count(PairTable.Pair pair, PairNames names, TallyBuilder builder) {
        rows += pair.rows();
        if (!pair.isKept()) {
            removedByWhere += pair.rows();
        } else if (!names.areFilled(pair.first(), pair.second())) {
            missing += pair.rows();
        } else {
            unknown += pair.rows() - pair.votes();
            if (pair.first() == pair.second()) {
                selfBattles += pair.votes();
            } else if (names.involveExcluded(pair.first(), pair.second())) {
                excludedBattles += pair.votes();
            } else {
                builder.addCounts(
                        names.place(pair.first()),
                        names.place(pair.second()),
                        pair.firstWins(),
                        pair.secondWins(),
                        pair.ties(),
                        pair.bothBad());
            }
        }
    }

    /** Tells rows without a label from those with an unknown one. Few files have either, so the first scan does not. */
    private void findUnlabelled() throws IOException {
        source.query(sql.unlabelled(), selection, row -> {
            if (PairNames.isFilled(row.getString(1)) && PairNames.isFilled(row.getString(2))) {
                missing += row.getLong(3);
                unknown -= row.getLong(3);
            }
        });
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
                        report.rows() == 1 ? "no vote is left of %,d row: %s" : "no vote is left of %,d rows: %s",
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
