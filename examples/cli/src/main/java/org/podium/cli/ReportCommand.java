package org.podium.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.podium.cli.input.SourceRequest;
import org.podium.cli.input.VoteSource;
import org.podium.cli.output.JsonWriter;
import org.podium.cli.output.OutputTarget;
import org.podium.cli.report.Pictures;
import org.podium.cli.report.Report;
import picocli.CommandLine.Mixin;

/** {@code podium report}: votes in, a page for people out. */
@picocli.CommandLine.Command(
        name = "report",
        header = "Write a page with the leaderboard and charts that needs no network and no other file.",
        sortOptions = false,
        customSynopsis = {
            "podium report [OPTION]... FILE... --output report.html",
            "       podium report [OPTION]... --jdbc URL --query SQL --output report.html"
        })
final class ReportCommand extends VotesCommand {
    @Mixin(name = "Pair counts")
    private CountOptions counts = new CountOptions();

    @Mixin(name = "Model")
    private ModelOptions model = new ModelOptions();

    @Mixin(name = "Effects and weights")
    private EffectOptions effects = new EffectOptions();

    @Mixin(name = "Scores and intervals")
    private IntervalOptions intervals = new IntervalOptions();

    @Mixin(name = "Board")
    private BoardChoice board = new BoardChoice();

    @Mixin(name = "More boards")
    private BoardsOptions more = new BoardsOptions();

    @Mixin(name = "History")
    private HistoryOptions history = new HistoryOptions();

    @Mixin(name = "Page")
    private PageOptions page = new PageOptions();

    ReportCommand(Console console) {
        super(console);
    }

    @Override
    Set<String> used() {
        return Set.of("--time-column");
    }

    @Override
    List<Path> furtherFiles() {
        return more.files();
    }

    @Override
    int run() throws IOException {
        intervals.check(model);
        board.requireOneFit();
        effects.check(counts);
        more.read();
        history.check(votes().time);
        page.check();
        SourceRequest request = request(counts, page.run);
        checkOutput("--output", page.output);
        Map<String, String> groups = more.groups();
        RankVotes read = read(request);
        try (Workers workers = new Workers(page.run.threads)) {
            Rating rating = new Rating(intervals, board, workers.execution(console(), "bootstrap"));
            ReportContent content = new ReportContent(rating, model.model(), effects, read, history);
            OptionsWriter options = json -> writeOptions(request, json);
            Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            write(content.report(groups, more.by, page, options, now));
            content.messages().forEach(console()::message);
        }
        return ExitCode.DONE;
    }

    private RankVotes read(SourceRequest request) throws IOException {
        try (VoteSource source = VoteSource.open(request, console().in())) {
            RankVotes read = RankVotes.read(source, votes(), hygiene(), counts, effects, new WeightOptions(), more);
            read.reading().report().lines().forEach(console()::message);
            return read;
        }
    }

    private void write(Report report) throws IOException {
        String html = report.html();
        new OutputTarget(page.output, console().out()).write(out -> out.write(html));
        if (page.pictures != null) {
            Pictures.write(report.charts(), page.pictures);
        }
    }

    private void writeOptions(SourceRequest request, JsonWriter json) {
        writeVotes(request, json);
        counts.json(json);
        model.json(json);
        effects.json(json);
        intervals.json(json);
        json.number("min_votes", board.minimumVotes).text("on_unidentifiable", board.onUnidentifiable.toString());
        more.json(json);
        history.json(votes().time, json);
        json.number("top", page.shown);
    }
}
