package org.podium.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.podium.board.Leaderboard;
import org.podium.bradleyterry.AnchorNotRated;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.RatingScale;
import org.podium.cli.input.SourceRequest;
import org.podium.cli.input.TallyReading;
import org.podium.votes.DataException;
import org.podium.votes.Tally;
import picocli.CommandLine.Mixin;

/** {@code podium rank}: votes in, leaderboard out. */
@picocli.CommandLine.Command(
        name = "rank",
        header = "Rate competitors by maximum-likelihood Bradley-Terry and print the leaderboard.",
        sortOptions = false,
        customSynopsis = {"podium rank [OPTION]... FILE...", "       podium rank [OPTION]... --jdbc URL --query SQL"})
final class RankCommand extends VotesCommand {
    @Mixin(name = "Pair counts")
    private CountOptions counts = new CountOptions();

    @Mixin(name = "Model")
    private ModelOptions model = new ModelOptions();

    @Mixin(name = "Scores and intervals")
    private IntervalOptions intervals = new IntervalOptions();

    @Mixin(name = "Board")
    private BoardChoice board = new BoardChoice();

    RankCommand(Console console) {
        super(console);
    }

    @Override
    int run() throws IOException {
        intervals.check();
        board.check();
        RatingScale scale = intervals.scale();
        SourceRequest request = request();
        TallyReading reading = readTally(request, counts);
        long start = System.nanoTime();
        RankAnswer answer = rank(request, reading, scale);
        detail("fitted " + Numbers.count(reading.tally().roster().size()) + " competitors with intervals", start);
        answer.messages().forEach(console()::message);
        common().target(console()).write(answer, common().format);
        return ExitCode.DONE;
    }

    private RankAnswer rank(SourceRequest request, TallyReading reading, RatingScale scale) {
        Tally tally = reading.requireClean();
        try (Workers workers = new Workers(common().threads)) {
            Rating rating = new Rating(intervals, board, workers.execution(console(), "bootstrap"));
            boolean isEach = board.onUnidentifiable == Words.Unidentifiable.EACH_COMPONENT;
            List<Leaderboard> boards = isEach
                    ? each(tally, scale, rating)
                    : List.of(rating.board(model.model(), chosen -> chosen.fit(tally), scale));
            return new RankAnswer(boards, isEach, tally, reading.report(), json -> {
                json.text("command", "rank");
                votes().json(request, json);
                counts.json(json);
                model.json(json);
                intervals.json(json);
                json.number("min_votes", board.minimumVotes)
                        .text("on_unidentifiable", board.onUnidentifiable.toString());
            });
        }
    }

    /** A board for each component; the anchor fixes the scores of its own board, the others are centred. */
    private List<Leaderboard> each(Tally tally, RatingScale scale, Rating rating) {
        List<BradleyTerryFit> fits = model.model().fitEachComponent(tally);
        Optional<String> anchor = scale.anchor();
        if (anchor.isPresent() && fits.stream().noneMatch(fit -> fit.roster().contains(anchor.get()))) {
            throw new DataException(new AnchorNotRated(
                    anchor.get(),
                    tally.roster().contains(anchor.get()),
                    tally.roster().names()));
        }
        return fits.stream()
                .map(fit -> {
                    boolean hasAnchor = anchor.isPresent() && fit.roster().contains(anchor.get());
                    return rating.board(fit, hasAnchor ? scale : RatingScale.centred());
                })
                .toList();
    }
}
