package org.podium.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.podium.board.LeaderboardRow;
import org.podium.board.RankChange;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.Prior;
import org.podium.bradleyterry.Provenance;
import org.podium.cli.input.ReadingReport;
import org.podium.cli.output.Answer;
import org.podium.cli.output.JsonWriter;
import org.podium.cli.output.Sheet;
import org.podium.votes.Tally;

/**
 * One leaderboard, or one for each component.
 *
 * @param boards the boards, at least one
 * @param isEachComponent whether the boards are those of the components
 * @param extras what is shown beside
 * @param tally the votes that were to be rated
 * @param report what was removed before
 * @param options writes the options in force
 */
record RankAnswer(
        List<RatedBoard> boards,
        boolean isEachComponent,
        RankExtras extras,
        Tally tally,
        ReadingReport report,
        OptionsWriter options)
        implements Answer {

    /** What the user should know that is not in the rows, for standard error. */
    List<String> messages() {
        List<String> messages = remarks();
        UnratedBoards.among(extras.boards()).ifPresent(unrated -> messages.add(unrated.summary()));
        return messages;
    }

    /** The same without the further boards. */
    List<String> remarks() {
        List<String> messages = new ArrayList<>();
        if (!isEachComponent) {
            BradleyTerryFit fit = boards.get(0).plain().fit();
            List<String> dropped = fit.droppedCompetitors();
            if (!dropped.isEmpty()) {
                messages.add("kept the largest component and dropped "
                        + Numbers.plural(dropped.size(), "competitor", "competitors") + " with "
                        + Numbers.plural(fit.droppedBattles(), "vote", "votes") + ": " + String.join(", ", dropped));
            }
            if (fit.prior() != Prior.NONE) {
                messages.add("used the prior: half a win and half a loss against a phantom for every competitor");
            }
        } else if (!unrated().isEmpty()) {
            messages.add("no board for competitors that form a component alone: " + String.join(", ", unrated()));
        }
        boards.forEach(board -> messages.addAll(board.plain().notes()));
        extras.groups()
                .filter(groups -> groups.droppedBattles() > 0)
                .ifPresent(groups -> messages.add("dropped "
                        + Numbers.plural(groups.droppedBattles(), "battle", "battles") + " inside one group"));
        return messages;
    }

    /** Competitors on no board because each is a component by itself. */
    private List<String> unrated() {
        return tally.roster().names().stream()
                .filter(name -> boards.stream()
                        .noneMatch(board -> board.plain().fit().roster().contains(name)))
                .toList();
    }

    @Override
    public List<Sheet> tables() {
        List<Sheet> sheets = new ArrayList<>();
        for (int i = 0; i < boards.size(); i++) {
            String title = isEachComponent ? "Component " + (i + 1) + " of " + boards.size() : "";
            sheets.addAll(new BoardTable(boards.get(i), title).sheets(Optional.empty()));
        }
        extras.groups().ifPresent(groups -> sheets.addAll(groupTables(groups)));
        extras.boards()
                .forEach((name, further) -> further.board()
                        .ifPresent(board -> sheets.addAll(new BoardTable(board, name)
                                .sheets(Optional.of(boards.get(0).plain())))));
        UnratedBoards.among(extras.boards()).ifPresent(unrated -> sheets.add(unrated.sheet()));
        return sheets;
    }

    private static List<Sheet> groupTables(GroupBoard groups) {
        List<Sheet> sheets = new ArrayList<>(new BoardTable(groups.pooled(), "Groups").sheets(Optional.empty()));
        Sheet.Builder sheet = Sheet.builder()
                .title("Groups by their best member")
                .numbers("Rank (UB)")
                .texts("Group", "Best member")
                .numbers("Score", "Interval", "Votes");
        groups.best()
                .forEach((group, row) -> sheet.row(List.of(
                        Integer.toString(row.rankUb()),
                        group,
                        row.competitor(),
                        Numbers.points(row.score()),
                        Numbers.interval(row.lower(), row.score(), row.upper()),
                        Numbers.count(row.votes()))));
        sheets.add(sheet.note("ranks and scores of the overall board").build());
        return sheets;
    }

    @Override
    public Sheet csv() {
        Sheet.Builder sheet = Sheet.builder();
        if (isEachComponent) {
            sheet.numbers("component");
        }
        sheet.numbers("rank_ub", "rank_best", "rank_worst", "position")
                .texts("competitor")
                .numbers("score", "lower", "upper", "standard_error")
                .numbers("votes", "wins", "losses", "ties", "both_bad")
                .texts("caution");
        boolean hasStyle = boards.get(0).style().isPresent();
        if (hasStyle) {
            sheet.numbers("rank_style");
        }
        for (int i = 0; i < boards.size(); i++) {
            Map<String, RankChange> style = BoardJson.styleRanks(boards.get(i));
            for (LeaderboardRow row : boards.get(i).plain().rows()) {
                List<String> values = new ArrayList<>();
                if (isEachComponent) {
                    values.add(Integer.toString(i + 1));
                }
                values.addAll(values(row));
                if (hasStyle) {
                    OptionalInt rank = Optional.ofNullable(style.get(row.competitor()))
                            .map(RankChange::after)
                            .orElse(OptionalInt.empty());
                    values.add(rank.isPresent() ? Integer.toString(rank.getAsInt()) : "");
                }
                sheet.row(values);
            }
        }
        return sheet.build();
    }

    private static List<String> values(LeaderboardRow row) {
        return List.of(
                Integer.toString(row.rankUb()),
                Integer.toString(row.rankBest()),
                Integer.toString(row.rankWorst()),
                Integer.toString(row.position()),
                row.competitor(),
                Numbers.full(row.score()),
                Numbers.full(row.lower()),
                Numbers.full(row.upper()),
                Numbers.full(row.standardError()),
                Long.toString(row.votes()),
                Long.toString(row.wins()),
                Long.toString(row.losses()),
                Long.toString(row.ties()),
                Long.toString(row.bothBad()),
                row.caution().orElse(""));
    }

    @Override
    public void json(JsonWriter json) {
        json.text("version", Provenance.libraryVersion()).object("options");
        options.write(json);
        json.endObject();
        RemovedJson.write(report, json);
        if (isEachComponent) {
            json.object("boards");
            for (int i = 0; i < boards.size(); i++) {
                json.object("component " + (i + 1));
                BoardJson.write(boards.get(i), json);
                json.endObject();
            }
            json.endObject().texts("unrated", unrated());
        } else {
            BoardJson.write(boards.get(0), json);
            extras.groups().ifPresent(groups -> groups(groups, json));
            if (!extras.boards().isEmpty()) {
                json.object("boards");
                extras.boards().values().forEach(board -> board(board, json));
                json.endObject();
            }
        }
    }

    private static void groups(GroupBoard groups, JsonWriter json) {
        json.object("groups").number("dropped_battles", groups.droppedBattles());
        BoardJson.write(groups.pooled(), json);
        json.array("best_members");
        groups.best()
                .forEach((group, row) -> json.object()
                        .text("group", group)
                        .text("competitor", row.competitor())
                        .number("rank_ub", row.rankUb())
                        .number("score", row.score())
                        .number("lower", row.lower())
                        .number("upper", row.upper())
                        .number("votes", row.votes())
                        .endObject());
        json.endArray().endObject();
    }

    /** A board of its own, or why there is none. */
    private static void board(FurtherBoard further, JsonWriter json) {
        json.object(further.name());
        further.board().ifPresent(board -> BoardJson.write(board, json));
        further.reason()
                .ifPresent(reason -> json.number("battles", further.votes())
                        .object("error")
                        .text("kind", reason.kind())
                        .text("message", reason.message())
                        .texts("competitors", reason.competitors())
                        .texts("remedies", CommandLineRemedies.ofBoard(reason))
                        .endObject());
        json.endObject();
    }
}
