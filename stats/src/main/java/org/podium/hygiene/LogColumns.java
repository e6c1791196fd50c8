package org.podium.hygiene;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.podium.votes.BattleLog;
import org.podium.votes.DataException;
import org.podium.votes.MissingColumns;
import org.podium.votes.TextColumn;
import org.podium.votes.Weighting;

/** The columns that filters read, or the finding that the log does not have them. */
final class LogColumns {
    private LogColumns() {}

    static TextColumn voter(BattleLog log) {
        return log.voter().orElseThrow(() -> missing(log, "voter"));
    }

    static TextColumn prompt(BattleLog log) {
        return log.prompt().orElseThrow(() -> missing(log, "prompt"));
    }

    /** A category, or the prompt or voter column by that name if no category has it. */
    static TextColumn text(BattleLog log, String name) {
        if (log.categories().contains(name)) {
            return log.category(name);
        }
        return switch (name) {
            case "prompt" -> prompt(log);
            case "voter" -> voter(log);
            default -> throw missing(log, name);
        };
    }

    static IntPredicate tag(BattleLog log, String name) {
        if (!log.tags().contains(name)) {
            throw missing(log, name);
        }
        return log.tag(name);
    }

    static void requireTimes(BattleLog log) {
        if (!log.hasTimes()) {
            throw missing(log, "time");
        }
    }

    /** Refuses rows that stand for many votes at once. */
    static void requireSingleVotes(BattleLog log, String who) {
        if (log.weighting() == Weighting.FREQUENCY) {
            throw new IllegalArgumentException(who
                    + " looks at single votes, but the log has frequency weights; give one row for each vote, or call"
                    + " withoutWeights() if each row is one vote");
        }
    }

    /** Rows in order of time, or in their own order if the log has no times. */
    static int[] rowsInOrder(BattleLog log) {
        return log.hasTimes() ? log.rowsByTime() : rows(log);
    }

    /** Rows in their own order. */
    static int[] rows(BattleLog log) {
        int[] rows = new int[log.size()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = row;
        }
        return rows;
    }

    private static DataException missing(BattleLog log, String name) {
        List<String> present = new ArrayList<>(List.of("first", "second", "outcome"));
        log.voter().ifPresent(any -> present.add("voter"));
        log.prompt().ifPresent(any -> present.add("prompt"));
        if (log.hasTimes()) {
            present.add("time");
        }
        present.addAll(log.categories());
        present.addAll(log.tags());
        present.addAll(log.covariates());
        return new DataException(new MissingColumns(List.of(name), present));
    }
}
