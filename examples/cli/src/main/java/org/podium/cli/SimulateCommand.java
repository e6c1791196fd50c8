package org.podium.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.podium.bradleyterry.RatingScale;
import org.podium.cli.output.OutputFormat;
import org.podium.cli.output.OutputTarget;
import org.podium.simulation.SimulatedLeague;
import org.podium.votes.BattleLog;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code podium simulate}: votes from known strengths. */
@picocli.CommandLine.Command(
        name = "simulate",
        header = "Draw votes from known strengths and write them as CSV.",
        sortOptions = false,
        customSynopsis = {
            "podium simulate [OPTION]... --strengths FILE",
            "       podium simulate [OPTION]... --competitor NAME=SCORE...",
            "       podium simulate [OPTION]... --competitors N"
        })
final class SimulateCommand extends Command {
    private static final double POINTS_PER_UNIT = RatingScale.ARENA_POINTS_PER_UNIT;

    @Mixin(name = "Competitors")
    private LeagueOptions league = new LeagueOptions();

    @Mixin(name = "Votes")
    private DrawOptions draw = new DrawOptions();

    @Mixin(name = "Output")
    private WriteOptions write = new WriteOptions();

    /** Options that say who competes. */
    static final class LeagueOptions {
        @Option(
                names = "--strengths",
                paramLabel = "FILE",
                description = {
                    "A CSV file with the columns competitor and score, in points, and if wanted popularity: a competitor "
                            + "twice as popular is drawn twice as often."
                })
        @Nullable
        Path strengths;

        @Option(
                names = "--competitor",
                paramLabel = "NAME=SCORE",
                description = "A competitor and its score in points. Repeat it for more.")
        List<String> competitors = new ArrayList<>();

        @Option(names = "--competitors", paramLabel = "N", description = "Draw the scores of N competitors.")
        int drawn;

        @Option(
                names = "--spread",
                paramLabel = "POINTS",
                description = "The standard deviation of drawn scores; 100 by default.")
        double spread = 100;
    }

    /** Options that say how the votes fall. */
    static final class DrawOptions {
        @Option(names = "--votes", paramLabel = "N", description = "How many votes; 10000 by default.")
        int votes = 10_000;

        @Option(names = "--seed", paramLabel = "N", description = "The random seed; 42 by default.")
        long seed = 42;

        @Option(
                names = "--tie-share",
                paramLabel = "SHARE",
                description = "The share of ties, both bad included; 0.3 by default. Equals tie more often.")
        double tieShare = 0.3;

        @Option(
                names = "--both-bad-share",
                paramLabel = "SHARE",
                description = "Which part of the ties is voted both bad; 0 by default.")
        double bothBadShare;

        @Option(
                names = "--voters",
                paramLabel = "N",
                description = "Add a column voter with N voters, some more active than others.")
        int voters;

        @Option(
                names = "--category",
                paramLabel = "COLUMN=VALUE:SHARE,…",
                description = "Add a column, for example language=English:9,Chinese:1. Repeat it for more.")
        List<String> categories = new ArrayList<>();
    }

    /** Options of the output; a simulation has no tables. */
    static final class WriteOptions {
        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                converter = Words.OutputFormatConverter.class,
                description = "csv (default) or json.")
        OutputFormat format = OutputFormat.CSV;

        @Option(
                names = "--output",
                paramLabel = "FILE",
                description = "Write to a file, which appears when it is complete, instead of standard output.")
        @Nullable
        Path output;

        @Mixin
        HelpOptions help = new HelpOptions();
    }

    SimulateCommand(Console console) {
        super(console);
    }

    @Override
    int run() throws IOException {
        if (write.format != OutputFormat.CSV && write.format != OutputFormat.JSON) {
            throw new UsageException("simulate writes csv or json, not " + write.format);
        }
        OutputFiles.check("--output", write.output, league.strengths == null ? List.of() : List.of(league.strengths));
        StrengthList strengths = strengths();
        SimulatedVotes votes = simulate(strengths);
        OutputTarget target = new OutputTarget(write.output, console().out());
        if (write.format == OutputFormat.CSV) {
            target.write(votes::writeCsv);
        } else {
            target.write(votes::writeJson);
        }
        return ExitCode.DONE;
    }

    private SimulatedVotes simulate(StrengthList strengths) {
        try {
            SimulatedLeague chosen = SimulatedLeague.of(strengths.naturalUnits())
                    .withPopularity(strengths.popularity())
                    .withTieShare(draw.tieShare)
                    .withBothBadShare(draw.bothBadShare)
                    .withVoters(draw.voters);
            for (String category : draw.categories) {
                chosen = withCategory(chosen, category);
            }
            BattleLog log = chosen.votes(draw.votes, draw.seed);
            return new SimulatedVotes(log, strengths, json -> {
                json.text("command", "simulate")
                        .text("strengths", league.strengths == null ? null : league.strengths.toString())
                        .number("votes", draw.votes)
                        .number("seed", draw.seed)
                        .number("tie_share", draw.tieShare)
                        .number("both_bad_share", draw.bothBadShare)
                        .number("voters", draw.voters)
                        .texts("categories", draw.categories);
            });
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage())); // the library checks what the user typed
        }
    }

    private StrengthList strengths() throws IOException {
        int ways = (league.strengths == null ? 0 : 1)
                + (league.competitors.isEmpty() ? 0 : 1)
                + (league.drawn == 0 ? 0 : 1);
        if (ways != 1) {
            throw new UsageException(
                    "say who competes in one way: --strengths FILE, --competitor NAME=SCORE for each, or "
                            + "--competitors N");
        }
        if (league.strengths != null) {
            return StrengthList.read(league.strengths);
        }
        return league.drawn == 0 ? given() : drawn();
    }

    private StrengthList drawn() {
        try {
            Map<String, Double> scores = new LinkedHashMap<>();
            SimulatedLeague.drawn(league.drawn, league.spread / POINTS_PER_UNIT, draw.seed)
                    .strengths()
                    .forEach((name, strength) -> scores.put(name, 1000 + POINTS_PER_UNIT * strength));
            return StrengthList.of(scores);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private StrengthList given() {
        Map<String, Double> scores = new LinkedHashMap<>();
        for (String word : league.competitors) {
            int equals = word.lastIndexOf('=');
            if (equals <= 0) {
                throw new UsageException(
                        "--competitor " + word + " must be NAME=SCORE, for example --competitor a=1200");
            }
            double score = number("--competitor " + word, word.substring(equals + 1));
            if (scores.put(word.substring(0, equals), score) != null) {
                throw new UsageException("--competitor " + word.substring(0, equals) + " is given twice");
            }
        }
        return StrengthList.of(scores);
    }

    private static SimulatedLeague withCategory(SimulatedLeague league, String category) {
        int equals = category.indexOf('=');
        if (equals <= 0) {
            throw new UsageException("--category " + category + " must be COLUMN=VALUE:SHARE,…, for example "
                    + "--category language=English:9,Chinese:1");
        }
        Map<String, Double> shares = new LinkedHashMap<>();
        for (String part : category.substring(equals + 1).split(",", -1)) {
            int colon = part.lastIndexOf(':');
            if (colon <= 0) {
                throw new UsageException("--category " + category + ": '" + part + "' must be VALUE:SHARE");
            }
            shares.put(part.substring(0, colon), number("--category " + category, part.substring(colon + 1)));
        }
        return league.withCategory(category.substring(0, equals), shares);
    }

    private static double number(String where, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new UsageException(where + ": '" + text + "' is not a number");
        }
    }
}
