package org.podium.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.podium.cli.EloAnswer.Row;
import org.podium.cli.input.BattleOrder;
import org.podium.cli.input.SourceRequest;
import org.podium.cli.input.VoteSource;
import org.podium.elo.Elo;
import org.podium.elo.EloRating;
import org.podium.resampling.EloResampling;
import org.podium.resampling.EloSummary;
import org.podium.votes.BattleLog;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code podium elo}: votes in, online Elo ratings out. */
@picocli.CommandLine.Command(
        name = "elo",
        header = "Rate competitors by online Elo, vote after vote, and print the ratings.",
        sortOptions = false,
        customSynopsis = {"podium elo [OPTION]... FILE...", "       podium elo [OPTION]... --jdbc URL --query SQL"})
final class EloCommand extends AnswerCommand {
    @Mixin(name = "Elo")
    private EloOptions options = new EloOptions();

    /** Options of the rating and of the order of votes. */
    static final class EloOptions {
        @Option(
                names = "--update-step",
                paramLabel = "POINTS",
                description = "The most points that one vote moves, often called K; 4 by default.")
        double updateStep = 4;

        @Option(
                names = "--start",
                paramLabel = "POINTS",
                description = "The first rating of everyone; 1000 by default.")
        double start = 1000;

        @Option(
                names = "--order-by",
                paramLabel = "COLUMN",
                description = {
                    "Sort votes by a column, smallest first: texts as numbers if all are numbers, as texts if none is. "
                            + "Votes with equal values stay in the order of the file, which is the default."
                })
        @Nullable
        String orderBy;

        @Option(names = "--descending", description = "With --order-by: largest first.")
        boolean isDescending;

        @Option(
                names = "--permutations",
                paramLabel = "N",
                description = {
                    "Replay the votes in N random orders: the rating is the median, and the lowest and highest show how "
                            + "much of it is owed to the order."
                })
        int permutations;

        @Option(names = "--seed", paramLabel = "N", description = "The random seed of the orders; 42 by default.")
        long seed = 42;
    }

    EloCommand(Console console) {
        super(console);
    }

    @Override
    int run() throws IOException {
        Elo elo = elo();
        SourceRequest request = request(new CountOptions());
        EloAnswer answer;
        long start = System.nanoTime();
        try (VoteSource source = VoteSource.open(request, console().in())) {
            BattleOrder order = new BattleOrder(options.orderBy, options.isDescending);
            CleanVotes clean = CleanVotes.read(source, votes(), hygiene(), votes().columns(), order, Map.of());
            clean.reading().report().lines().forEach(console()::message);
            clean.reading().requireClean();
            BattleLog log = clean.log();
            detail("read " + Numbers.count(log.size()) + " votes", start);
            answer = new EloAnswer(
                    rows(elo, log),
                    options.permutations > 0,
                    log.size(),
                    clean.reading().report(),
                    json -> {
                        json.text("command", "elo");
                        writeVotes(request, json);
                        json.number("update_step", options.updateStep)
                                .number("start", options.start)
                                .text("order_by", options.orderBy)
                                .flag("descending", options.isDescending)
                                .number("permutations", options.permutations)
                                .number("seed", options.seed);
                    });
        }
        common().target(console()).write(answer, common().format);
        return ExitCode.DONE;
    }

    private Elo elo() {
        if (!(options.updateStep > 0 && options.updateStep < Double.POSITIVE_INFINITY)) {
            throw new UsageException("--update-step is " + options.updateStep + " but must be above 0");
        }
        if (!Double.isFinite(options.start)) {
            throw new UsageException("--start is " + options.start + " but must be a finite number");
        }
        if (options.permutations < 0 || options.permutations == 1) {
            throw new UsageException("--permutations is " + options.permutations + " but must be 0, or at least 2");
        }
        if (options.isDescending && options.orderBy == null) {
            throw new UsageException("--descending needs --order-by COLUMN");
        }
        return Elo.withDefaults().withUpdateStep(options.updateStep).withStart(options.start);
    }

    private List<Row> rows(Elo elo, BattleLog log) {
        if (options.permutations == 0) {
            return elo.replay(log).rows().stream().map(EloCommand::row).toList();
        }
        try (Workers workers = new Workers(common().run.threads)) {
            return EloResampling.permutations(elo)
                    .replicates(options.permutations)
                    .seed(options.seed)
                    .execution(workers.execution(console(), "permutations"))
                    .run(log)
                    .rows(0.95)
                    .stream()
                    .map(EloCommand::row)
                    .toList();
        }
    }

    private static Row row(EloRating row) {
        return new Row(row.competitor(), row.rating(), row.rating(), row.rating(), row.rating(), row.votes());
    }

    private static Row row(EloSummary row) {
        return new Row(row.competitor(), row.median(), row.online(), row.minimum(), row.maximum(), row.votes());
    }
}
