package org.podium.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.podium.cli.input.BattleLogReader;
import org.podium.cli.input.BattleOrder;
import org.podium.cli.input.ReadingReport;
import org.podium.cli.input.TallyReading;
import org.podium.cli.input.VoteReader;
import org.podium.cli.input.VoteSelection;
import org.podium.cli.input.VoteSource;
import org.podium.hygiene.Cleaning;
import org.podium.hygiene.CleaningResult;
import org.podium.hygiene.FilterResult;
import org.podium.hygiene.VoteFilters;
import org.podium.votes.BattleLog;
import org.podium.votes.Roster;
import org.podium.votes.VoteColumns;

/**
 * The votes that count, one by one. The rules act in this order: the condition and self-battles while reading, the filters
 * on the log, the exclusion of competitors last.
 *
 * @param reading the counts of these votes, and what each rule removed
 * @param log the votes in order
 */
record CleanVotes(TallyReading reading, BattleLog log) {

    /** The counts alone, which need no log without filters. Rows that are no votes keep the filters from acting. */
    static TallyReading count(VoteSource source, VoteOptions votes, HygieneOptions hygiene) throws IOException {
        if (hygiene.isWanted()) {
            TallyReading all = countAll(source, votes);
            if (all.problems().isEmpty()) {
                return clean(source, votes, hygiene, all, votes.columns(), BattleOrder.OF_FILE, Map.of()).reading;
            }
        }
        return VoteReader.readTally(source, votes.columns(), votes.selection());
    }

    /**
     * Reads and cleans.
     *
     * @param columns what to read besides what the filters look at
     * @param order in which the log shall be
     * @param conditions further tags, by conditions on rows
     * @throws org.podium.votes.DataException if rows are no votes
     */
    static CleanVotes read(
            VoteSource source,
            VoteOptions votes,
            HygieneOptions hygiene,
            VoteColumns columns,
            BattleOrder order,
            Map<String, String> conditions)
            throws IOException {
        if (hygiene.isWanted()) {
            return clean(source, votes, hygiene, countAll(source, votes), columns, order, conditions);
        }
        VoteSelection selection = votes.selection();
        TallyReading counted = VoteReader.readTally(source, votes.columns(), selection);
        return new CleanVotes(counted, BattleLogReader.read(source, columns, selection, order, counted, conditions));
    }

    /** Competitors that are to be excluded stay until the filters have acted. */
    private static TallyReading countAll(VoteSource source, VoteOptions votes) throws IOException {
        return VoteReader.readTally(source, votes.columns(), votes.selection().withoutExclusion());
    }

    private static CleanVotes clean(
            VoteSource source,
            VoteOptions votes,
            HygieneOptions hygiene,
            TallyReading all,
            VoteColumns columns,
            BattleOrder order,
            Map<String, String> conditions)
            throws IOException {
        Roster roster = all.requireClean().roster();
        Cleaning cleaning = hygiene.cleaning(roster);
        VoteColumns needed = hygiene.columns(votes.withDetails(columns));
        VoteSelection selection = votes.selection().withoutExclusion();
        CleaningResult cleaned = cleaning.run(BattleLogReader.read(source, needed, selection, order, all, conditions));
        Set<String> excluded = votes.selection().excluded();
        FilterResult left = VoteFilters.excludedCompetitors(excluded).apply(cleaned.log());
        List<String> unknown =
                excluded.stream().filter(name -> !roster.contains(name)).toList();
        ReadingReport report =
                all.report().with(cleaned.report().filters(), left.report().removed(), unknown);
        return new CleanVotes(all.after(CountedVotes.count(left.log()), report), left.log());
    }
}
