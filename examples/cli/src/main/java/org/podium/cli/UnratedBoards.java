package org.podium.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.podium.cli.output.Sheet;
import org.podium.votes.Finding;

/** Boards that cannot be rated, and why: possibly a hundred of them. */
final class UnratedBoards {
    private static final int NAMES_SHOWN = 6;

    /** What the usual reasons mean. */
    private static final Map<String, String> REASONS = Map.of(
            "disconnected", "disconnected: never met most of the others",
            "unbeaten", "unbeaten: won every battle",
            "winless", "winless: lost every battle",
            "separated", "separated: nobody of one group ever lost to or tied with one of the other",
            "zero-variance", "zero-variance: votes that agree perfectly, such as nothing but ties");

    private final List<FurtherBoard> boards;
    private final int all;

    private UnratedBoards(List<FurtherBoard> boards, int all) {
        this.boards = boards;
        this.all = all;
    }

    static Optional<UnratedBoards> among(Map<String, FurtherBoard> boards) {
        List<FurtherBoard> unrated = boards.values().stream()
                .filter(board -> board.reason().isPresent())
                .toList();
        return unrated.isEmpty() ? Optional.empty() : Optional.of(new UnratedBoards(unrated, boards.size()));
    }

    private Map<String, Long> kinds() {
        return boards.stream()
                .map(UnratedBoards::reason)
                .collect(Collectors.groupingBy(Finding::kind, TreeMap::new, Collectors.counting()));
    }

    private static Finding reason(FurtherBoard board) {
        return board.reason().orElseThrow();
    }

    /** How many there are, by reason. */
    String summary() {
        return Numbers.count(boards.size()) + " of " + Numbers.plural(all, "board", "boards") + " cannot be rated ("
                + kinds().entrySet().stream()
                        .map(kind -> kind.getKey() + ": " + Numbers.count(kind.getValue()))
                        .collect(Collectors.joining(", "))
                + "); table, Markdown and JSON say why, board by board";
    }

    Sheet sheet() {
        Sheet.Builder sheet = Sheet.builder()
                .title("Not rated")
                .texts("Board")
                .numbers("Votes")
                .texts("Why", "Competitors concerned");
        boards.forEach(board -> sheet.row(List.of(
                board.name(), Numbers.count(board.votes()), reason(board).kind(), concerned(reason(board)))));
        for (String kind : kinds().keySet()) {
            String reason = REASONS.get(kind);
            if (reason != null) {
                sheet.note(reason);
            }
        }
        return sheet.build();
    }

    private static String concerned(Finding reason) {
        List<String> names = reason.competitors();
        if (names.isEmpty()) {
            return reason.message();
        }
        String shown = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        int more = names.size() - NAMES_SHOWN;
        return more <= 0 ? shown : shown + " and " + Numbers.count(more) + " more";
    }
}
