package org.podium.cli.input;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.podium.votes.Outcome;
import org.podium.votes.VoteColumns;

/**
 * The SQL that reads votes: columns as text, rows marked as kept or not by the condition, and tests of the values.
 * Names in it start with a word that no file is likely to use, so that the user's condition cannot meet them.
 */
final class VoteSql {
    static final String FILE = "\"podium file\"";
    static final String ROW = "\"podium row\"";
    static final String KEPT = "\"podium kept\"";
    static final String FIRST = "\"podium first\"";
    static final String SECOND = "\"podium second\"";
    static final String LABEL = "\"podium label\"";

    /** The outcomes in the order in which counts and codes have them. */
    static final List<Outcome> OUTCOMES = List.of(Outcome.FIRST, Outcome.SECOND, Outcome.TIE, Outcome.BOTH_BAD);

    /** What stands for the outcome in a table of winners and losers. */
    private static final String FIRST_WON = "first won";

    /** White space as Java's {@code isBlank} sees it, near enough. */
    private static final String BLANK_PATTERN = "'[\\s\\p{Z}]*'";

    private final VoteSource source;
    private final VoteSelection selection;
    private final List<String> columns;
    private final Map<String, Outcome> labels;

    VoteSql(VoteSource source, VoteColumns columns, VoteSelection selection) {
        this.source = source;
        this.selection = selection;
        boolean hasOutcome = !columns.outcome().isEmpty();
        this.columns = source.resolve(
                hasOutcome
                        ? List.of(columns.first(), columns.second(), columns.outcome())
                        : List.of(columns.first(), columns.second()));
        this.labels = hasOutcome ? columns.labels().asMap() : Map.of(FIRST_WON, Outcome.FIRST);
    }

    /** All rows with their roles, with file and row numbers if asked for, and further columns under their own names. */
    String votes(boolean isNumbered, List<String> further) {
        Set<String> needed = new LinkedHashSet<>(columns);
        needed.addAll(further);
        List<String> read = selection.where() == null ? List.copyOf(needed) : List.of();
        List<String> list = new ArrayList<>(isNumbered ? List.of(FILE, ROW) : List.of());
        list.add(text(0) + " AS " + FIRST);
        list.add(text(1) + " AS " + SECOND);
        list.add((columns.size() > 2 ? text(2) : Sql.literal(FIRST_WON)) + " AS " + LABEL);
        further.forEach(column -> list.add(Sql.identifier(column)));
        list.add(kept(selection) + " AS " + KEPT);
        return "(SELECT " + String.join(", ", list) + " FROM "
                + (isNumbered ? source.numberedUnion(read, FILE, ROW) : source.union(read)) + ")";
    }

    private String text(int column) {
        return "CAST(" + Sql.identifier(columns.get(column)) + " AS VARCHAR)";
    }

    static String kept(VoteSelection selection) {
        return selection.where() == null
                ? "true"
                : "CASE WHEN (\n" + selection.where() + "\n) THEN true ELSE false END";
    }

    /** Counts by pair: {@link #KEPT}, {@link #FIRST}, {@link #SECOND}, then all rows and rows of each outcome. */
    String counts() {
        String code = "\"podium code\"";
        String outcomes = IntStream.range(0, OUTCOMES.size())
                .mapToObj(outcome -> "count(*) FILTER (" + code + " = " + outcome + ")")
                .collect(Collectors.joining(", "));
        return "SELECT " + KEPT + ", " + ifKept(FIRST) + ", " + ifKept(SECOND) + ", count(*), " + outcomes
                + " FROM (SELECT " + KEPT + ", " + FIRST + ", " + SECOND + ", " + outcomeCode() + " AS " + code
                + " FROM "
                + votes(false, List.of()) + ") GROUP BY 1, 2, 3";
    }

    private static String ifKept(String column) {
        return "CASE WHEN " + KEPT + " THEN " + column + " END AS " + column;
    }

    /** Counts kept rows without a label by pair: first, second, rows. */
    String unlabelled() {
        return "SELECT " + FIRST + ", " + SECOND + ", count(*) FROM " + votes(false, List.of()) + " WHERE " + KEPT
                + " AND " + missingLabel() + " GROUP BY 1, 2";
    }

    /**
     * The outcome's place among {@link #OUTCOMES}, or nothing if the label is not known. One look at a label that gives a
     * small number is cheaper than a test of the label for each outcome.
     */
    String outcomeCode() {
        String cases = labels.entrySet().stream()
                .map(label -> "WHEN " + Sql.literal(label.getKey()) + " THEN CAST(" + OUTCOMES.indexOf(label.getValue())
                        + " AS TINYINT)")
                .collect(Collectors.joining(" "));
        return "CASE " + LABEL + " " + cases + " END";
    }

    private static String isBlank(String column) {
        return "(" + column + " IS NULL OR regexp_full_match(" + column + ", " + BLANK_PATTERN + "))";
    }

    String missingLabel() {
        return "(" + LABEL + " IS NULL OR (" + isBlank(LABEL) + " AND NOT " + knownLabel() + "))";
    }

    String missingName() {
        return "(" + isBlank(FIRST) + " OR " + isBlank(SECOND) + ")";
    }

    private String knownLabel() {
        return "(" + LABEL + " IN (" + Sql.literals(labels.keySet()) + "))";
    }

    String unknownLabel() {
        return "(NOT " + missingLabel() + " AND NOT " + knownLabel() + ")";
    }

    static String selfBattle() {
        return "(NOT (" + isBlank(FIRST) + ") AND " + FIRST + " = " + SECOND + ")";
    }
}
