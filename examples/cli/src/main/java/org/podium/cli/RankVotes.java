package org.podium.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.podium.cli.input.BattleLogReader;
import org.podium.cli.input.BattleOrder;
import org.podium.cli.input.PairCountReader;
import org.podium.cli.input.TallyReading;
import org.podium.cli.input.VoteReader;
import org.podium.cli.input.VoteSelection;
import org.podium.cli.input.VoteSource;
import org.podium.votes.BattleLog;
import org.podium.votes.Tally;
import org.podium.votes.VoteColumns;

/**
 * What {@code rank} and {@code report} read: the counts, the votes one by one if covariates, categories or times are asked
 * for, and the counts of further boards.
 *
 * @param reading the counts of all votes
 * @param log the votes with their covariates and times, in file order
 * @param boards counts by name of the board
 */
record RankVotes(TallyReading reading, Optional<BattleLog> log, Map<String, Tally> boards) {

    static RankVotes read(
            VoteSource source, VoteOptions votes, CountOptions counts, EffectOptions effects, BoardsOptions more)
            throws IOException {
        return read(source, votes, counts, effects, more, Optional.empty());
    }

    static RankVotes read(
            VoteSource source,
            VoteOptions votes,
            CountOptions counts,
            EffectOptions effects,
            BoardsOptions more,
            Optional<String> timeColumn)
            throws IOException {
        VoteSelection selection = votes.selection();
        TallyReading reading = counts.isCounts
                ? PairCountReader.readTally(source, counts.columns(votes), selection)
                : VoteReader.readTally(source, votes.columns(), selection);
        String by = more.by;
        Map<String, Tally> boards = new LinkedHashMap<>();
        Optional<BattleLog> log = Optional.empty();
        if (!counts.isCounts && (effects.needsLog() || by != null || timeColumn.isPresent())) {
            VoteColumns bare = votes.columns();
            VoteColumns columns = effects.columns(timeColumn.map(bare::withTime).orElse(bare));
            BattleLog read = BattleLogReader.read(
                    source,
                    by == null ? columns : columns.withCategories(by),
                    selection,
                    new BattleOrder(null, false),
                    reading);
            log = Optional.of(read);
        }
        if (by != null && counts.isCounts) {
            boards.putAll(PairCountReader.readGroups(source, counts.columns(votes), selection, by));
        } else if (by != null) {
            boards.putAll(byCategory(log.orElseThrow(), by));
        }
        for (Map.Entry<String, String> board : more.conditions().entrySet()) {
            String where = selection.where() == null
                    ? board.getValue()
                    : "(" + selection.where() + ") AND (" + board.getValue() + ")";
            VoteSelection part = new VoteSelection(where, selection.dropSelfBattles(), selection.excluded());
            Tally tally = counts.isCounts
                    ? PairCountReader.readTally(source, counts.columns(votes), part)
                            .tally()
                    : VoteReader.readTally(source, votes.columns(), part).tally();
            if (boards.put(board.getKey(), tally) != null) {
                throw new UsageException("two boards are named '" + board.getKey() + "'");
            }
        }
        return new RankVotes(reading, log, boards);
    }

    private static Map<String, Tally> byCategory(BattleLog log, String column) {
        Map<String, Tally> boards = new LinkedHashMap<>();
        if (log.categories().contains(column)) {
            log.category(column).values().stream().sorted().forEach(value -> {
                boards.put(value, Tally.of(log.select(log.category(column).equalTo(value))));
            });
        }
        return boards;
    }
}
