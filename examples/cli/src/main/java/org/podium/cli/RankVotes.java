package org.podium.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    /** Sets the tags of boards apart from those that columns name. */
    private static final String TAG = "podium board ";

    static RankVotes read(
            VoteSource source,
            VoteOptions votes,
            HygieneOptions hygiene,
            CountOptions counts,
            EffectOptions effects,
            BoardsOptions more)
            throws IOException {
        if (hygiene.isWanted()) {
            return readClean(source, votes, hygiene, effects, more);
        }
        VoteSelection selection = votes.selection();
        TallyReading reading = counts.isCounts
                ? PairCountReader.readTally(source, counts.columns(votes), selection)
                : VoteReader.readTally(source, votes.columns(), selection);
        String by = more.by;
        Map<String, Tally> boards = new LinkedHashMap<>();
        Optional<BattleLog> log = Optional.empty();
        if (!counts.isCounts && (effects.needsLog() || by != null || votes.time != null)) {
            log = Optional.of(
                    BattleLogReader.read(source, columns(votes, effects, by), selection, BattleOrder.OF_FILE, reading));
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
            put(board.getKey(), tally, boards);
        }
        return new RankVotes(reading, log, boards);
    }

    private static VoteColumns columns(VoteOptions votes, EffectOptions effects, @Nullable String by) {
        VoteColumns columns = effects.columns(votes.withDetails(votes.columns()));
        return by == null ? columns : columns.withCategories(by);
    }

    /** Cleans the votes before it splits them into boards, so that all boards rest on the same votes. */
    private static RankVotes readClean(
            VoteSource source, VoteOptions votes, HygieneOptions hygiene, EffectOptions effects, BoardsOptions more)
            throws IOException {
        Map<String, String> conditions = new LinkedHashMap<>();
        more.conditions().forEach((name, condition) -> conditions.put(TAG + name, condition));
        CleanVotes clean = CleanVotes.read(
                source, votes, hygiene, columns(votes, effects, more.by), BattleOrder.OF_FILE, conditions);
        BattleLog log = clean.log();
        Map<String, Tally> boards = more.by == null ? new LinkedHashMap<>() : byCategory(log, more.by);
        for (String name : more.conditions().keySet()) {
            put(name, Tally.of(log.select(log.tag(TAG + name))), boards);
        }
        return new RankVotes(clean.reading(), Optional.of(log), boards);
    }

    private static void put(String name, Tally tally, Map<String, Tally> boards) {
        if (boards.put(name, tally) != null) {
            throw new UsageException("two boards are named '" + name + "'");
        }
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
