package org.podium.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.podium.cli.input.BattleOrder;
import org.podium.cli.input.PairCountReader;
import org.podium.cli.input.TallyReading;
import org.podium.cli.input.VoteReader;
import org.podium.cli.input.VoteSelection;
import org.podium.cli.input.VoteSource;
import org.podium.votes.BattleLog;
import org.podium.votes.TextColumn;
import org.podium.votes.VoteColumns;

/**
 * What {@code rank} and {@code report} read: the counts, the votes one by one if covariates, weights, categories or times
 * are asked for, and the votes of further boards.
 *
 * @param reading the counts of all votes
 * @param log the votes with what else was read of them, in file order
 * @param boards votes by name of the board
 */
record RankVotes(TallyReading reading, Optional<BattleLog> log, Map<String, CountedVotes> boards) {

    /** Sets the tags of boards apart from those that columns name. */
    private static final String TAG = "podium board ";

    /** All votes, if nothing is wrong with them. */
    CountedVotes votes() {
        return new CountedVotes(reading.requireClean(), log);
    }

    static RankVotes read(
            VoteSource source,
            VoteOptions votes,
            HygieneOptions hygiene,
            CountOptions counts,
            EffectOptions effects,
            WeightOptions weights,
            BoardsOptions more)
            throws IOException {
        more.conditions()
                .forEach((name, condition) -> source.requireCondition("--boards \"" + name + "\":", condition));
        boolean needsLog =
                hygiene.isWanted() || effects.needsLog() || weights.isWanted() || more.by != null || votes.time != null;
        return !counts.isCounts && needsLog
                ? readLog(source, votes, hygiene, effects, weights, more)
                : readCounts(source, votes, counts, more);
    }

    private static RankVotes readCounts(VoteSource source, VoteOptions votes, CountOptions counts, BoardsOptions more)
            throws IOException {
        VoteSelection selection = votes.selection();
        TallyReading reading = count(source, votes, counts, selection);
        Map<String, CountedVotes> boards = new LinkedHashMap<>();
        if (more.by != null) {
            PairCountReader.readGroups(source, counts.columns(votes), selection, more.by)
                    .forEach((name, tally) -> boards.put(name, CountedVotes.of(tally)));
        }
        for (Map.Entry<String, String> board : more.conditions().entrySet()) {
            String where = selection.where() == null
                    ? board.getValue()
                    : "(" + selection.where() + ") AND (" + board.getValue() + ")";
            VoteSelection part = new VoteSelection(where, selection.dropSelfBattles(), selection.excluded());
            put(
                    board.getKey(),
                    CountedVotes.of(count(source, votes, counts, part).tally()),
                    boards);
        }
        return new RankVotes(reading, Optional.empty(), boards);
    }

    private static TallyReading count(
            VoteSource source, VoteOptions votes, CountOptions counts, VoteSelection selection) throws IOException {
        return counts.isCounts
                ? PairCountReader.readTally(source, counts.columns(votes), selection)
                : VoteReader.readTally(source, votes.columns(), selection);
    }

    /** Cleans the votes before it splits them into boards, so that all boards rest on the same votes. */
    private static RankVotes readLog(
            VoteSource source,
            VoteOptions votes,
            HygieneOptions hygiene,
            EffectOptions effects,
            WeightOptions weights,
            BoardsOptions more)
            throws IOException {
        Map<String, String> conditions = new LinkedHashMap<>();
        more.conditions().forEach((name, condition) -> conditions.put(TAG + name, condition));
        VoteColumns columns = weights.columns(effects.columns(votes.withDetails(votes.columns())));
        if (more.by != null) {
            columns = columns.withCategories(more.by);
        }
        CleanVotes clean = CleanVotes.read(source, votes, hygiene, columns, BattleOrder.OF_FILE, conditions);
        BattleLog log = clean.log();
        boolean keepsLogs = effects.needsLog() || weights.importance != null;
        Map<String, CountedVotes> boards = new LinkedHashMap<>();
        if (more.by != null && log.categories().contains(more.by)) {
            TextColumn category = log.category(more.by);
            category.values().stream()
                    .sorted()
                    .forEach(value -> boards.put(value, part(log.select(category.equalTo(value)), keepsLogs)));
        }
        for (String name : more.conditions().keySet()) {
            boolean isEmpty = !log.tags().contains(TAG + name);
            put(name, part(log.select(isEmpty ? row -> false : log.tag(TAG + name)), keepsLogs), boards);
        }
        TallyReading reading = clean.reading();
        return new RankVotes(
                weights.isWanted() ? reading.after(CountedVotes.count(log), reading.report()) : reading,
                Optional.of(log),
                boards);
    }

    private static CountedVotes part(BattleLog log, boolean keepsLog) {
        CountedVotes votes = CountedVotes.of(log);
        return keepsLog ? votes : CountedVotes.of(votes.tally());
    }

    private static void put(String name, CountedVotes votes, Map<String, CountedVotes> boards) {
        if (boards.put(name, votes) != null) {
            throw new UsageException("two boards are named '" + name + "'");
        }
    }
}
