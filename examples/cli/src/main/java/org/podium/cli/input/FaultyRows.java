package org.podium.cli.input;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.podium.votes.Finding;
import org.podium.votes.VoteColumns;

/** Finds the first rows that are wrong, once it is known that there are some, and puts them into words. */
final class FaultyRows {
    private static final int ROWS_SHOWN = 5;
    private static final int LABELS_SHOWN = 8;

    private final VoteSource source;
    private final VoteSql sql;
    private final VoteSelection selection;

    FaultyRows(VoteSource source, VoteSql sql, VoteSelection selection) {
        this.source = source;
        this.sql = sql;
        this.selection = selection;
    }

    Finding missingValues(long count, VoteColumns columns) throws IOException {
        Found found = find("(" + sql.missingName() + " OR " + sql.missingLabel() + ")");
        return new InputFinding(
                "missing-value",
                rowCount(count) + " without a competitor or an outcome ("
                        + found.places(
                                row -> "'" + row.first + "' against '" + row.second + "': '" + row.label + "'", count)
                        + ")",
                List.of(),
                found.numbers(),
                List.of(
                        "Fill in the values, or leave such rows out: --where " + quoteForShell(isFilled(columns)),
                        "If other columns hold the competitors and the outcome, name them with --first-column, "
                                + "--second-column and --outcome-column."));
    }

    private static String isFilled(VoteColumns columns) {
        String names = Sql.identifier(columns.first()) + " <> '' AND " + Sql.identifier(columns.second()) + " <> ''";
        return columns.outcome().isEmpty() ? names : names + " AND " + Sql.identifier(columns.outcome()) + " <> ''";
    }

    Finding unknownLabels(long count, VoteColumns columns) throws IOException {
        Found found = find(sql.unknownLabel());
        String label = found.rows.isEmpty() ? "left" : found.rows.get(0).label;
        return new InputFinding(
                "unknown-outcome",
                rowCount(count) + " with an outcome that is not a known label: " + labelCounts() + " ("
                        + found.places(row -> "'" + row.label + "'", count) + ")",
                List.of(),
                found.numbers(),
                List.of(
                        "The known labels are '"
                                + String.join("', '", columns.labels().asMap().keySet())
                                + "'; say what others mean, for example --label " + quoteForShell(label + "=first")
                                + " (first, second, tie or both-bad).",
                        "If another column holds the outcome, name it with --outcome-column.",
                        "Leave such rows out with --where."));
    }

    Finding selfBattles(long count, VoteColumns columns) throws IOException {
        Found found = find(VoteSql.selfBattle());
        Set<String> names = new LinkedHashSet<>();
        found.rows.forEach(row -> names.add(row.first));
        return new InputFinding(
                "self-battle",
                rowCount(count) + " that " + (count == 1 ? "pairs" : "pair") + " a competitor with itself ("
                        + found.places(row -> "'" + row.first + "'", count) + ")",
                List.copyOf(names),
                found.numbers(),
                List.of(
                        "If they are a known flaw of the data, drop them with --drop-self-battles.",
                        "If not, check that " + columns.first() + " and " + columns.second()
                                + " are the columns of the two competitors."));
    }

    private String labelCounts() throws IOException {
        List<String> labels = new ArrayList<>();
        String query = "SELECT " + VoteSql.LABEL + ", count(*) FROM " + sql.votes(false, List.of()) + " WHERE "
                + VoteSql.KEPT + " AND " + sql.unknownLabel() + " GROUP BY 1 ORDER BY 2 DESC, 1";
        source.query(
                query,
                selection,
                row -> labels.add(String.format(
                        Locale.ROOT,
                        row.getLong(2) == 1 ? "'%s' %,d time" : "'%s' %,d times",
                        row.getString(1),
                        row.getLong(2))));
        String shown = String.join(", ", labels.subList(0, Math.min(LABELS_SHOWN, labels.size())));
        int others = labels.size() - LABELS_SHOWN;
        return others <= 0 ? shown : shown + " and " + others + (others == 1 ? " other" : " others");
    }

    private Found find(String condition) throws IOException {
        String query = "SELECT " + VoteSql.FILE + ", " + VoteSql.ROW + ", " + VoteSql.FIRST + ", " + VoteSql.SECOND
                + ", " + VoteSql.LABEL + " FROM " + sql.votes(true, List.of()) + " WHERE " + VoteSql.KEPT + " AND "
                + condition + " ORDER BY 1, 2 LIMIT " + ROWS_SHOWN;
        Found found = new Found(source);
        source.query(
                query,
                selection,
                row -> found.rows.add(new Row(
                        row.getInt(1),
                        row.getLong(2),
                        orEmpty(row.getString(3)),
                        orEmpty(row.getString(4)),
                        orEmpty(row.getString(5)))));
        return found;
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }

    static String rowCount(long count) {
        return String.format(Locale.ROOT, count == 1 ? "there is %,d row" : "there are %,d rows", count);
    }

    private static String quoteForShell(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private record Row(int file, long number, String first, String second, String label) {}

    private interface RowText {
        String of(Row row);
    }

    private static final class Found {
        private final VoteSource source;
        private final List<Row> rows = new ArrayList<>();

        Found(VoteSource source) {
            this.source = source;
        }

        List<Long> numbers() {
            return rows.stream().map(Row::number).toList();
        }

        /** Where the rows are: with the file's name if there are several. */
        String places(RowText text, long count) {
            List<String> places = new ArrayList<>();
            for (Row row : rows) {
                String where = source.hasSeveralFiles() ? source.label(row.file) + " row " : "row ";
                places.add(where + row.number + ": " + text.of(row));
            }
            return String.join("; ", places) + (rows.size() < count ? "; …" : "");
        }
    }
}
