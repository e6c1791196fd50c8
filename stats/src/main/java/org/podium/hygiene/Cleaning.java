package org.podium.hygiene;

import java.util.ArrayList;
import java.util.List;
import org.podium.votes.BattleLog;

/**
 * Filters in an order. Each gets what the one before it left, so the order matters: a cap on a voter's votes a day keeps
 * other votes before the de-duplication than after it. The order that the documents recommend is the one of the list at
 * {@link VoteFilter}: first what makes a vote invalid, then what makes it redundant, then whole voters and competitors.
 *
 * <p>Clean all votes before they are split into boards, so that all boards rest on the same votes.
 *
 * <p>Immutable and thread-safe, as its filters are.
 */
public final class Cleaning {
    private final List<VoteFilter> filters;

    private Cleaning(List<VoteFilter> filters) {
        this.filters = filters;
    }

    /**
     * Filters in the order in which they will act.
     *
     * @param filters none removes nothing
     * @return the cleaning
     */
    public static Cleaning of(VoteFilter... filters) {
        return of(List.of(filters));
    }

    /**
     * Filters in the order in which they will act.
     *
     * @param filters none removes nothing
     * @return the cleaning
     */
    public static Cleaning of(List<VoteFilter> filters) {
        return new Cleaning(List.copyOf(filters));
    }

    /**
     * These filters, then one more.
     *
     * @param filter the last to act
     * @return a new cleaning
     */
    public Cleaning then(VoteFilter filter) {
        List<VoteFilter> more = new ArrayList<>(filters);
        more.add(filter);
        return of(more);
    }

    /**
     * The filters.
     *
     * @return an unmodifiable list in the order in which they act
     */
    public List<VoteFilter> filters() {
        return filters;
    }

    /**
     * Cleans votes.
     *
     * @param log the votes
     * @return what is left, with the report of each filter
     * @throws org.podium.votes.DataException if the log has not the columns that a filter reads
     */
    public CleaningResult run(BattleLog log) {
        BattleLog left = log;
        List<FilterReport> reports = new ArrayList<>();
        for (VoteFilter filter : filters) {
            FilterResult result = filter.apply(left);
            left = result.log();
            reports.add(result.report());
        }
        return new CleaningResult(left, new CleaningReport(Removals.votes(log), Removals.votes(left), reports));
    }

    /** The names of the filters in their order. */
    @Override
    public String toString() {
        return "Cleaning" + filters.stream().map(VoteFilter::name).toList();
    }
}
