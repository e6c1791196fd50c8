package org.podium.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.podium.board.BoardOptions;
import org.podium.board.Leaderboard;
import org.podium.bradleyterry.AnchorNotRated;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.OnUnidentifiable;
import org.podium.bradleyterry.Prior;
import org.podium.bradleyterry.RatingScale;
import org.podium.cli.input.SourceRequest;
import org.podium.cli.input.TallyReading;
import org.podium.interval.IntervalMethod;
import org.podium.interval.RelativeTo;
import org.podium.resampling.LostReplicates;
import org.podium.votes.DataException;
import org.podium.votes.Tally;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** {@code podium rank}: votes in, leaderboard out. */
@picocli.CommandLine.Command(
        name = "rank",
        header = "Rate competitors by maximum-likelihood Bradley-Terry and print the leaderboard.",
        sortOptions = false,
        customSynopsis = {"podium rank [OPTION]... FILE...", "       podium rank [OPTION]... --jdbc URL --query SQL"})
final class RankCommand extends VotesCommand {
    @ArgGroup(validate = false, heading = "%nPair counts%n", order = 2)
    private CountOptions counts = new CountOptions();

    @ArgGroup(validate = false, heading = "%nModel%n", order = 3)
    private ModelOptions model = new ModelOptions();

    @ArgGroup(validate = false, heading = "%nScores and intervals%n", order = 4)
    private IntervalOptions intervals = new IntervalOptions();

    @ArgGroup(validate = false, heading = "%nBoard%n", order = 5)
    private BoardChoice board = new BoardChoice();

    /** Options about the rows of the board. */
    static final class BoardChoice {
        @Option(
                names = "--min-votes",
                paramLabel = "N",
                description =
                        "Hide competitors with fewer votes; they stay in the fit, ranks are among the rows shown.")
        long minimumVotes;

        @Option(
                names = "--on-unidentifiable",
                paramLabel = "WHAT",
                converter = Words.UnidentifiableConverter.class,
                description = {
                    "If the votes determine no finite score for someone: error (default), largest-component, "
                            + "each-component (a board for each), or prior (half a win and half a loss for everyone)."
                })
        Words.Unidentifiable onUnidentifiable = Words.Unidentifiable.ERROR;
    }

    RankCommand(Console console) {
        super(console);
    }

    @Override
    int run() throws IOException {
        intervals.check();
        if (board.minimumVotes < 0) {
            throw new UsageException("--min-votes is " + board.minimumVotes + " but must be at least 0");
        }
        RatingScale scale = intervals.scale();
        SourceRequest request = request();
        RankAnswer answer = rank(request, readTally(request, counts), scale);
        answer.messages().forEach(console()::message);
        common().target(console()).write(answer, common().format);
        return ExitCode.DONE;
    }

    private RankAnswer rank(SourceRequest request, TallyReading reading, RatingScale scale) {
        Tally tally = reading.requireClean();
        try (Workers workers = new Workers(common().threads)) {
            boolean isEach = board.onUnidentifiable == Words.Unidentifiable.EACH_COMPONENT;
            List<Leaderboard> boards = isEach ? each(tally, scale, workers) : List.of(one(tally, scale, workers));
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

    private Leaderboard one(Tally tally, RatingScale scale, Workers workers) {
        BradleyTerry chosen = model.model().with(reaction());
        try {
            return board(chosen.fit(tally), scale, workers);
        } catch (DataException e) {
            boolean hasLostReplicates = e.finding() instanceof LostReplicates;
            if (!hasLostReplicates || board.onUnidentifiable != Words.Unidentifiable.PRIOR) {
                throw e;
            }
            // The votes themselves can be rated but some replicates cannot: the prior goes into all of them and the
            // fit.
            return board(chosen.with(Prior.HALF_WIN_HALF_LOSS).fit(tally), scale, workers);
        }
    }

    private OnUnidentifiable reaction() {
        return switch (board.onUnidentifiable) {
            case LARGEST_COMPONENT -> OnUnidentifiable.LARGEST_COMPONENT;
            case PRIOR -> OnUnidentifiable.PRIOR;
            case ERROR, EACH_COMPONENT -> OnUnidentifiable.ERROR;
        };
    }

    /** A board for each component; the anchor fixes the scores of its own board, the others are centred. */
    private List<Leaderboard> each(Tally tally, RatingScale scale, Workers workers) {
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
                    return board(fit, hasAnchor ? scale : RatingScale.centred(), workers);
                })
                .toList();
    }

    private Leaderboard board(BradleyTerryFit fit, RatingScale scale, Workers workers) {
        IntervalMethod method = intervals.method(fit.model(), workers.execution(console(), "bootstrap"));
        RelativeTo relativeTo = scale.anchor().isPresent() ? intervals.relativeTo.relativeTo : RelativeTo.MEAN;
        BoardOptions options =
                BoardOptions.withDefaults().with(scale).with(relativeTo).withMinimumVotes(board.minimumVotes);
        return Leaderboard.of(fit.requireConverged(), method, options);
    }
}
