package org.podium.cli.report;

import java.util.List;
import org.podium.board.Leaderboard;
import org.podium.board.LeaderboardRow;
import org.podium.cli.report.Table.Cell;
import org.podium.cli.report.Table.Kind;

/** The board of groups, such as organisations: the votes of all members together. */
final class GroupsSection {
    private GroupsSection() {}

    static Section of(Leaderboard groups) {
        Table table = Table.sortable("Groups")
                .column("Rank", Kind.LOW_FIRST)
                .column("Spread", Kind.LOW_FIRST)
                .column("Group", Kind.NAME)
                .column("Score", Kind.HIGH_FIRST)
                .inOrder("descending")
                .column("Interval", Kind.LOW_FIRST)
                .column("Votes", Kind.HIGH_FIRST);
        groups.rows().forEach(row -> table.row(cells(row)));
        return Section.builder("groups", "Groups")
                .paragraph("The votes of all members of a group together; battles inside a group do not count. "
                        + Format.plural(groups.fit().tally().battles(), "vote", "votes") + " on "
                        + Format.plural(groups.rows().size(), "group", "groups") + ".")
                .add(table.element())
                .build();
    }

    private static List<Cell> cells(LeaderboardRow row) {
        return List.of(
                Cell.number(row.rankUb()),
                Cell.number(row.rankWorst(), row.rankBest() + "–" + row.rankWorst()),
                Cell.name(row.competitor()),
                Cell.number(row.score(), Format.points(row.score())),
                Cell.number(row.upper() - row.lower(), Format.interval(row.lower(), row.score(), row.upper())),
                Cell.number(row.votes()));
    }
}
