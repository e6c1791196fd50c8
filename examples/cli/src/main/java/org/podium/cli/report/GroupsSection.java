package org.podium.cli.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.podium.board.Leaderboard;
import org.podium.board.LeaderboardRow;
import org.podium.cli.report.Table.Cell;
import org.podium.cli.report.Table.Kind;

/** The board of groups, such as organisations: the votes of all members together. */
final class GroupsSection {
    private GroupsSection() {}

    static Section of(Report.Groups groups) {
        Leaderboard pooled = groups.pooled();
        Table table = Table.sortable("Groups")
                .column("Rank", Kind.LOW_FIRST)
                .column("Spread", Kind.LOW_FIRST)
                .column("Group", Kind.NAME)
                .column("Score", Kind.HIGH_FIRST)
                .inOrder("descending")
                .column("Interval", Kind.LOW_FIRST)
                .column("Votes", Kind.HIGH_FIRST)
                .column("Best member", Kind.NAME, "The member with the highest score on the leaderboard")
                .column("Its rank", Kind.LOW_FIRST);
        pooled.rows().forEach(row -> table.row(cells(row, groups.best().get(row.competitor()))));
        return Section.builder("groups", "Groups")
                .paragraph("The votes of all members of a group together; battles inside a group do not count. "
                        + Format.plural(pooled.fit().tally().battles(), "vote", "votes") + " on "
                        + Format.plural(pooled.rows().size(), "group", "groups") + ".")
                .add(table.element())
                .build();
    }

    private static List<Cell> cells(LeaderboardRow row, @Nullable LeaderboardRow best) {
        return List.of(
                Cell.number(row.rankUb()),
                Cell.number(row.rankWorst(), row.rankBest() + "–" + row.rankWorst()),
                Cell.name(row.competitor()),
                Cell.number(row.score(), Format.points(row.score())),
                Cell.number(row.upper() - row.lower(), Format.interval(row.lower(), row.score(), row.upper())),
                Cell.number(row.votes()),
                best == null ? Cell.none() : Cell.name(best.competitor()),
                best == null ? Cell.none() : Cell.number(best.rankUb()));
    }
}
