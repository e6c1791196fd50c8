package org.podium.cli;

import java.util.Map;
import org.podium.board.LeaderboardRow;

/**
 * The board of groups, such as organisations.
 *
 * @param pooled the groups, each with the votes of all its members
 * @param best the best member shown of each group, by group
 * @param droppedBattles battles inside one group
 */
record GroupBoard(RatedBoard pooled, Map<String, LeaderboardRow> best, long droppedBattles) {}
