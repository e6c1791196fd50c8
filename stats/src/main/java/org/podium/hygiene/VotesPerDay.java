package org.podium.hygiene;

import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.podium.votes.BattleLog;
import org.podium.votes.TextColumn;

/**
 * Keeps the first n votes of each voter on each calendar day, so that no one voter can weigh more than n votes a day.
 *
 * <p>First means earliest; votes of the same microsecond are in the order of the log, as everywhere. A log whose times
 * are mere days is thus cut in the order of its rows. Votes without a voter are kept, and the report says how many.
 *
 * <p>Cost: n log n for sorting, unless the log is sorted by time, and one hash look-up a vote. Immutable and thread-safe.
 */
public final class VotesPerDay implements VoteFilter {
    private static final ZoneId UTC = ZoneId.of("UTC");

    private final int votes;
    private final ZoneId zone;

    private VotesPerDay(int votes, ZoneId zone) {
        this.votes = votes;
        this.zone = zone;
    }

    /** A voter's day. */
    private record VoterDay(int voter, long day) {}

    /**
     * A cap, with days in Coordinated Universal Time.
     *
     * @param votes how many votes a voter keeps a day, at least 1
     * @return the filter
     * @throws IllegalArgumentException if the number is below 1
     */
    public static VotesPerDay atMost(int votes) {
        if (votes < 1) {
            throw new IllegalArgumentException("a voter must keep at least 1 vote a day, not " + votes);
        }
        return new VotesPerDay(votes, UTC);
    }

    /**
     * Days of another time zone.
     *
     * @param days the zone in which a day begins at midnight
     * @return a new filter
     */
    public VotesPerDay inZone(ZoneId days) {
        return new VotesPerDay(votes, Objects.requireNonNull(days, "days"));
    }

    @Override
    public String name() {
        return "votes-per-day";
    }

    @Override
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("votes", Integer.toString(votes));
        options.put("zone", zone.getId());
        return Collections.unmodifiableMap(options);
    }

    @Override
    public FilterResult apply(BattleLog log) {
        LogColumns.requireSingleVotes(log, name());
        TextColumn voters = LogColumns.voter(log);
        LogColumns.requireTimes(log);
        Removals removals = new Removals(log, RemovedGroup.Kind.VOTER);
        Map<VoterDay, Integer> cast = new HashMap<>();
        long withoutVoter = 0;
        for (int row : LogColumns.rowsInOrder(log)) {
            int voter = voters.code(row);
            if (voter == TextColumn.MISSING) {
                withoutVoter++;
            } else if (cast.merge(new VoterDay(voter, day(log, row)), 1, Integer::sum) > votes) {
                removals.remove(row, voters.text(row).orElseThrow());
            }
        }
        removals.noteKept(withoutVoter, "had no voter");
        return removals.result(this);
    }

    private long day(BattleLog log, int row) {
        return log.time(row).atZone(zone).toLocalDate().toEpochDay();
    }

    @Override
    public String toString() {
        return name() + options();
    }
}
