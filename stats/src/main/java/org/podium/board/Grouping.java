package org.podium.board;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.podium.votes.DataException;
import org.podium.votes.Finding;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;

/**
 * Which group each competitor belongs to, such as the organisation that made it. Two ways to rank groups: by their best
 * member on a board, or pooled, as if all members were one competitor.
 *
 * <p>Immutable and thread-safe.
 */
public final class Grouping {
    private final Map<String, String> groups;

    private Grouping(Map<String, String> groups) {
        this.groups = groups;
    }

    /**
     * A grouping.
     *
     * @param groups group by competitor
     * @return the grouping
     */
    public static Grouping of(Map<String, String> groups) {
        return new Grouping(Map.copyOf(groups));
    }

    /**
     * Votes between groups.
     *
     * @param tally each group as one competitor
     * @param droppedBattles battles inside one group, which say nothing about groups
     */
    public record Pooled(Tally tally, long droppedBattles) {}

    /** Competitors without a group. */
    private record Ungrouped(List<String> competitors) implements Finding {
        @Override
        public String kind() {
            return "ungrouped";
        }

        @Override
        public String message() {
            return (competitors.size() == 1 ? "one competitor has" : competitors.size() + " competitors have")
                    + " no group: " + String.join(", ", competitors.subList(0, Math.min(10, competitors.size())));
        }

        @Override
        public List<String> remedies() {
            return List.of("name a group for each competitor, or exclude them");
        }
    }

    /**
     * Puts members together. Battles inside one group are dropped and counted.
     *
     * @param tally votes between competitors
     * @return votes between groups
     * @throws DataException if a competitor has no group
     */
    public Pooled pool(Tally tally) {
        requireGroups(tally.roster().names());
        TallyBuilder builder = Tally.builder().sides(tally.sides());
        long[] dropped = new long[1];
        tally.forEachCell((i, j, firstWins, secondWins, ties, bothBad) -> {
            String first = group(tally.roster().name(i));
            String second = group(tally.roster().name(j));
            if (first.equals(second)) {
                dropped[0] += firstWins + secondWins + ties + bothBad;
            } else {
                builder.addCounts(first, second, firstWins, secondWins, ties, bothBad);
            }
        });
        return new Pooled(builder.build(), dropped[0]);
    }

    /**
     * The best row of each group, in the order of the board.
     *
     * @param board a board of competitors
     * @return rows by group
     * @throws DataException if a competitor has no group
     */
    public Map<String, LeaderboardRow> bestMembers(Leaderboard board) {
        requireGroups(board.rows().stream().map(LeaderboardRow::competitor).toList());
        Map<String, LeaderboardRow> best = new LinkedHashMap<>();
        for (LeaderboardRow row : board.rows()) {
            best.putIfAbsent(group(row.competitor()), row);
        }
        return best;
    }

    private String group(String competitor) {
        return groups.getOrDefault(competitor, "");
    }

    private void requireGroups(List<String> competitors) {
        List<String> missing = new ArrayList<>(new TreeSet<>(competitors));
        missing.removeIf(groups::containsKey);
        if (!missing.isEmpty()) {
            throw new DataException(new Ungrouped(List.copyOf(missing)));
        }
    }
}
