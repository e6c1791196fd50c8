package org.podium.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.podium.board.Grouping;
import org.podium.board.Leaderboard;
import org.podium.bradleyterry.RatingScale;
import org.podium.votes.DataException;

/**
 * What {@code rank} shows beside the overall board.
 *
 * @param boards further boards by name, rated or not
 * @param groups the board of groups, if asked for
 */
record RankExtras(Map<String, FurtherBoard> boards, Optional<GroupBoard> groups) {

    /**
     * Rates what is asked for.
     *
     * @param overall the overall board, on which groups have their best members
     * @param groupOf the group of each competitor, empty if no groups are asked for
     */
    static RankExtras of(
            Rating rating,
            Rating.Models models,
            RankVotes read,
            Leaderboard overall,
            Map<String, String> groupOf,
            RatingScale scale) {
        Map<String, FurtherBoard> boards = new LinkedHashMap<>();
        read.boards().forEach((name, votes) -> boards.put(name, rate(rating, models, name, votes, scale)));
        return new RankExtras(
                boards,
                groupOf.isEmpty()
                        ? Optional.empty()
                        : Optional.of(groups(rating, models, read, overall, Grouping.of(groupOf))));
    }

    private static FurtherBoard rate(
            Rating rating, Rating.Models models, String name, CountedVotes votes, RatingScale scale) {
        long battles = votes.tally().battles();
        try {
            return new FurtherBoard(name, battles, Optional.of(rating.board(models, votes, scale)), Optional.empty());
        } catch (DataException e) {
            return new FurtherBoard(name, battles, Optional.empty(), Optional.of(e.finding()));
        }
    }

    /** Covariates are properties of answers, not of groups, so they are left out. */
    private static GroupBoard groups(
            Rating rating, Rating.Models models, RankVotes read, Leaderboard overall, Grouping grouping) {
        Grouping.Pooled pooled = grouping.pool(read.reading().requireClean());
        RatedBoard board = rating.board(
                new Rating.Models(models.plain(), Optional.empty()),
                CountedVotes.of(pooled.tally()),
                RatingScale.centred());
        return new GroupBoard(board, grouping.bestMembers(overall), pooled.droppedBattles());
    }
}
