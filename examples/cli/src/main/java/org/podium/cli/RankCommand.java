package org.podium.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.podium.bradleyterry.AnchorNotRated;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.RatingScale;
import org.podium.cli.input.SourceRequest;
import org.podium.cli.input.VoteSource;
import org.podium.votes.DataException;
import org.podium.votes.Tally;
import picocli.CommandLine.Mixin;

/** {@code podium rank}: votes in, leaderboard out. */
@picocli.CommandLine.Command(
        name = "rank",
        header = "Rate competitors by maximum-likelihood Bradley-Terry and print the leaderboard.",
        sortOptions = false,
        customSynopsis = {"podium rank [OPTION]... FILE...", "       podium rank [OPTION]... --jdbc URL --query SQL"})
final class RankCommand extends AnswerCommand {
    @Mixin(name = "Pair counts")
    private CountOptions counts = new CountOptions();

    @Mixin(name = "Model")
    private ModelOptions model = new ModelOptions();

    @Mixin(name = "Scores and intervals")
    private IntervalOptions intervals = new IntervalOptions();

    @Mixin(name = "Board")
    private BoardChoice board = new BoardChoice();

    @Mixin(name = "Effects and weights")
    private EffectOptions effects = new EffectOptions();

    @Mixin(name = "Weights of votes")
    private WeightOptions weights = new WeightOptions();

    @Mixin(name = "More boards")
    private BoardsOptions more = new BoardsOptions();

    RankCommand(Console console) {
        super(console);
    }

    @Override
    List<Path> furtherFiles() {
        return more.files();
    }

    @Override
    int run() throws IOException {
        intervals.check(model);
        board.check();
        effects.check(counts);
        more.read();
        weights.check(counts, hygiene(), more);
        boolean isEach = board.onUnidentifiable == Words.Unidentifiable.EACH_COMPONENT;
        if (isEach && (more.isWanted() || effects.needsLog())) {
            throw new UsageException(
                    "--on-unidentifiable each-component cannot be combined with covariates or further boards");
        }
        RatingScale scale = intervals.scale();
        SourceRequest request = request(counts);
        RankVotes read = read(request);
        long start = System.nanoTime();
        RankAnswer answer = rank(request, read, scale);
        detail(
                "fitted " + Numbers.count(read.reading().tally().roster().size()) + " competitors with intervals",
                start);
        answer.messages().forEach(console()::message);
        common().target(console()).write(answer, common().format);
        return ExitCode.DONE;
    }

    private RankVotes read(SourceRequest request) throws IOException {
        long start = System.nanoTime();
        try (VoteSource source = VoteSource.open(request, console().in())) {
            RankVotes read = RankVotes.read(source, votes(), hygiene(), counts, effects, weights, more);
            detail("read " + Numbers.count(read.reading().report().rows()) + " rows", start);
            read.reading().report().lines().forEach(console()::message);
            return read;
        }
    }

    private RankAnswer rank(SourceRequest request, RankVotes read, RatingScale scale) throws IOException {
        Tally tally = read.reading().requireClean();
        Map<String, String> groups = more.groups();
        try (Workers workers = new Workers(common().run.threads)) {
            Rating rating = new Rating(intervals, board, workers.execution(console(), "bootstrap"));
            Rating.Models models = effects.models(model.model());
            boolean isEach = board.onUnidentifiable == Words.Unidentifiable.EACH_COMPONENT;
            List<RatedBoard> boards = isEach
                    ? each(models.plain(), read.votes(), scale, rating)
                    : List.of(rating.board(models, read.votes(), scale));
            RankExtras extras =
                    RankExtras.of(rating, models, read, boards.get(0).plain(), groups, scale);
            return new RankAnswer(boards, isEach, extras, tally, read.reading().report(), json -> {
                json.text("command", "rank");
                writeVotes(request, json);
                counts.json(json);
                model.json(json);
                effects.json(json);
                weights.json(json);
                intervals.json(json);
                json.number("min_votes", board.minimumVotes)
                        .text("on_unidentifiable", board.onUnidentifiable.toString());
                more.json(json);
            });
        }
    }

    /** A board for each component; the anchor fixes the scores of its own board, the others are centred. */
    private static List<RatedBoard> each(BradleyTerry model, CountedVotes votes, RatingScale scale, Rating rating) {
        List<BradleyTerryFit> fits = votes.fitEachComponent(model);
        Optional<String> anchor = scale.anchor();
        if (anchor.isPresent() && fits.stream().noneMatch(fit -> fit.roster().contains(anchor.get()))) {
            throw new DataException(new AnchorNotRated(
                    anchor.get(),
                    votes.tally().roster().contains(anchor.get()),
                    votes.tally().roster().names()));
        }
        return fits.stream()
                .map(fit -> {
                    boolean hasAnchor = anchor.isPresent() && fit.roster().contains(anchor.get());
                    return rating.board(fit, hasAnchor ? scale : RatingScale.centred());
                })
                .toList();
    }
}
