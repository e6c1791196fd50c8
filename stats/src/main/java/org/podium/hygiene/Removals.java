package org.podium.hygiene;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.podium.votes.BattleLog;
import org.podium.votes.TextColumn;

/** Rows that a filter removes, each for one reason, until it makes its report. Confined to one thread. */
final class Removals {
    private final BattleLog log;
    private final RemovedGroup.Kind kind;
    private final BitSet removed;
    private final Map<String, Long> groups = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    Removals(BattleLog log, RemovedGroup.Kind kind) {
        this.log = log;
        this.kind = kind;
        removed = new BitSet(log.size());
    }

    /** Removes a row that is still there. */
    void remove(int row, String label) {
        if (removed.get(row)) {
            throw new IllegalStateException("row " + (row + 1) + " is removed twice");
        }
        removed.set(row);
        groups.merge(label, log.frequency(row), Long::sum);
    }

    boolean isRemoved(int row) {
        return removed.get(row);
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    /** Says how many votes a filter kept because they lack what it looks at. */
    void noteKept(long votes, String reason) {
        if (votes > 0) {
            notes.add(votes + (votes == 1 ? " vote was kept because it " : " votes were kept because they ") + reason);
        }
    }

    FilterResult result(VoteFilter filter) {
        BattleLog left = removed.isEmpty() ? log : log.select(row -> !removed.get(row));
        FilterReport report = new FilterReport(
                filter.name(),
                filter.options(),
                votes(log),
                groups.values().stream().mapToLong(votes -> votes).sum(),
                competitors(),
                distinct(log.voter()),
                distinct(log.prompt()),
                log.roster().names().stream()
                        .filter(name -> !left.roster().contains(name))
                        .toList(),
                groups.size(),
                largest(),
                notes);
        return new FilterResult(left, report);
    }

    static long votes(BattleLog log) {
        long votes = 0;
        for (int row = 0; row < log.size(); row++) {
            votes += log.frequency(row);
        }
        return votes;
    }

    private int competitors() {
        BitSet seen = new BitSet();
        removed.stream().forEach(row -> {
            seen.set(log.firstIndex(row));
            seen.set(log.secondIndex(row));
        });
        return seen.cardinality();
    }

    private int distinct(Optional<TextColumn> column) {
        BitSet seen = new BitSet();
        column.ifPresent(texts -> removed.stream()
                .map(texts::code)
                .filter(code -> code != TextColumn.MISSING)
                .forEach(seen::set));
        return seen.cardinality();
    }

    private List<RemovedGroup> largest() {
        return groups.entrySet().stream()
                .map(group -> new RemovedGroup(kind, group.getKey(), group.getValue()))
                .sorted(Comparator.comparingLong(RemovedGroup::votes).reversed().thenComparing(RemovedGroup::label))
                .limit(FilterReport.GROUPS_KEPT)
                .toList();
    }
}
