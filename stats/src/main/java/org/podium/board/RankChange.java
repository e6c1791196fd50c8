package org.podium.board;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * A competitor's rank (UB) on two boards, such as a plain and a style-controlled one, or the overall board and that of a
 * category.
 *
 * <p>Immutable and thread-safe.
 *
 * @param competitor its name
 * @param before rank on the first board
 * @param after rank on the second board, empty if it is not shown there
 */
public record RankChange(String competitor, int before, OptionalInt after) {

    /**
     * How many ranks it rose.
     *
     * @return before − after, above 0 for a better rank on the second board; empty if it is not shown there
     */
    public OptionalInt gain() {
        return after.isPresent() ? OptionalInt.of(before - after.getAsInt()) : OptionalInt.empty();
    }

    /**
     * Compares two boards.
     *
     * @param first the board whose competitors are listed
     * @param second the board they are looked up on
     * @return by competitor, in the order of the first board
     */
    public static Map<String, RankChange> between(Leaderboard first, Leaderboard second) {
        Map<String, Integer> ranks =
                second.rows().stream().collect(Collectors.toMap(LeaderboardRow::competitor, LeaderboardRow::rankUb));
        Map<String, RankChange> changes = new LinkedHashMap<>();
        for (LeaderboardRow row : first.rows()) {
            Integer rank = ranks.get(row.competitor());
            changes.put(
                    row.competitor(),
                    new RankChange(
                            row.competitor(), row.rankUb(), rank == null ? OptionalInt.empty() : OptionalInt.of(rank)));
        }
        return changes;
    }
}
