package org.podium.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.podium.board.LeaderboardRow;
import org.podium.board.ScoreHistory;
import org.podium.bradleyterry.Provenance;
import org.podium.cli.input.BattleOrder;
import org.podium.cli.input.ReadingReport;
import org.podium.cli.input.SourceRequest;
import org.podium.cli.input.TallyReading;
import org.podium.cli.input.VoteSource;
import org.podium.cli.output.Answer;
import org.podium.cli.output.JsonWriter;
import org.podium.cli.output.Sheet;
import org.podium.votes.BattleLog;
import org.podium.votes.VoteColumns;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code podium history}: boards over time. */
@picocli.CommandLine.Command(
        name = "history",
        header = "Rate the votes of successive time windows: how scores developed.",
        sortOptions = false,
        customSynopsis = "podium history --time-column NAME --window LENGTH [OPTION]... FILE...")
final class HistoryCommand extends AnswerCommand {
    @Option(
            names = "--window",
            paramLabel = "LENGTH",
            description = "The length of a window, such as 7d or 12h; 7d by default.")
    private String window = "7d";

    @Option(
            names = "--disjoint",
            description =
                    "Rate each window by itself. By default windows begin at the first vote: what the board said then.")
    private boolean isDisjoint;

    @Option(names = "--competitor", paramLabel = "NAME", description = "Show only this competitor. Repeat it for more.")
    private List<String> competitors = new ArrayList<>();

    @Mixin(name = "Model")
    private ModelOptions model = new ModelOptions();

    @Mixin(name = "Scores and intervals")
    private IntervalOptions intervals = new IntervalOptions();

    @Mixin(name = "Board")
    private BoardChoice board = new BoardChoice();

    HistoryCommand(Console console) {
        super(console);
    }

    @Override
    Set<String> used() {
        return Set.of("--time-column");
    }

    @Override
    int run() throws IOException {
        if (votes().time == null) {
            throw new UsageException("history needs --time-column NAME, the column of the time of each vote");
        }
        intervals.check(model);
        board.requireOneFit();
        Duration length = HistoryOptions.length(window);
        SourceRequest request = request(new CountOptions());
        try (VoteSource source = VoteSource.open(request, console().in());
                Workers workers = new Workers(common().run.threads)) {
            VoteColumns columns = votes().withDetails(votes().columns());
            CleanVotes clean = CleanVotes.read(source, votes(), hygiene(), columns, BattleOrder.OF_FILE, Map.of());
            TallyReading reading = clean.reading();
            reading.report().lines().forEach(console()::message);
            reading.requireClean();
            Rating rating = new Rating(intervals, board, workers.execution(console(), "bootstrap"));
            ScoreHistory history = history(clean.log(), rating, length);
            history.windows()
                    .forEach(part -> part.reason()
                            .ifPresent(reason ->
                                    console().message("no board to " + part.end() + ": " + reason.message())));
            common().target(console()).write(answer(request, history, reading.report()), common().format);
        }
        return ExitCode.DONE;
    }

    private ScoreHistory history(BattleLog log, Rating rating, Duration length) {
        try {
            return ScoreHistory.of(
                    log,
                    model.model().with(board.reaction()),
                    rating.method(model.model()),
                    rating.options(intervals.scale()),
                    length,
                    isDisjoint ? ScoreHistory.Kind.DISJOINT : ScoreHistory.Kind.CUMULATIVE);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--window " + window + ": " + e.getMessage());
        }
    }

    private HistoryAnswer answer(SourceRequest request, ScoreHistory history, ReadingReport report) {
        return new HistoryAnswer(history, List.copyOf(competitors), report, json -> {
            json.text("command", "history");
            writeVotes(request, json);
            model.json(json);
            intervals.json(json);
            json.text("window", window)
                    .flag("disjoint", isDisjoint)
                    .texts("competitor", competitors)
                    .number("min_votes", board.minimumVotes)
                    .text("on_unidentifiable", board.onUnidentifiable.toString());
        });
    }

    /** The windows, one line a competitor and window. */
    private record HistoryAnswer(
            ScoreHistory history, List<String> competitors, ReadingReport report, OptionsWriter options)
            implements Answer {

        @Override
        public List<Sheet> tables() {
            return List.of(sheet(false));
        }

        @Override
        public Sheet csv() {
            return sheet(true);
        }

        private Sheet sheet(boolean isCsv) {
            Sheet.Builder sheet = Sheet.builder();
            if (isCsv) {
                sheet.texts("end").texts("competitor").numbers("rank_ub", "score", "lower", "upper", "votes");
            } else {
                sheet.texts("To").texts("Competitor").numbers("Rank (UB)", "Score", "Interval", "Votes");
            }
            for (ScoreHistory.Window window : history.windows()) {
                for (LeaderboardRow row : rows(window)) {
                    sheet.row(isCsv ? values(window, row) : cells(window, row));
                }
            }
            return sheet.build();
        }

        private List<LeaderboardRow> rows(ScoreHistory.Window window) {
            return window.board().stream()
                    .flatMap(board -> board.rows().stream())
                    .filter(row -> competitors.isEmpty() || competitors.contains(row.competitor()))
                    .toList();
        }

        private static List<String> values(ScoreHistory.Window window, LeaderboardRow row) {
            return List.of(
                    window.end().toString(),
                    row.competitor(),
                    Integer.toString(row.rankUb()),
                    Numbers.full(row.score()),
                    Numbers.full(row.lower()),
                    Numbers.full(row.upper()),
                    Long.toString(row.votes()));
        }

        private static List<String> cells(ScoreHistory.Window window, LeaderboardRow row) {
            return List.of(
                    window.end().toString(),
                    row.competitor(),
                    Integer.toString(row.rankUb()),
                    Numbers.points(row.score()),
                    Numbers.interval(row.lower(), row.score(), row.upper()),
                    Numbers.count(row.votes()));
        }

        @Override
        public void json(JsonWriter json) {
            json.text("version", Provenance.libraryVersion()).object("options");
            options.write(json);
            json.endObject();
            RemovedJson.write(report, json);
            json.array("windows");
            for (ScoreHistory.Window window : history.windows()) {
                json.object()
                        .text("start", window.start().toString())
                        .text("end", window.end().toString())
                        .number("battles", window.votes());
                @Nullable
                String reason =
                        window.reason().map(finding -> finding.message()).orElse(null);
                json.text("error", reason).array("rows");
                rows(window)
                        .forEach(row -> json.object()
                                .number("rank_ub", row.rankUb())
                                .text("competitor", row.competitor())
                                .number("score", row.score())
                                .number("lower", row.lower())
                                .number("upper", row.upper())
                                .number("votes", row.votes())
                                .endObject());
                json.endArray().endObject();
            }
            json.endArray();
        }
    }
}
