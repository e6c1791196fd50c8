package org.podium.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.podium.board.Comparison;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.OutcomeProbabilities;
import org.podium.bradleyterry.Provenance;
import org.podium.bradleyterry.RatingScale;
import org.podium.cli.input.ReadingReport;
import org.podium.cli.input.SourceRequest;
import org.podium.cli.input.VoteSource;
import org.podium.cli.output.Answer;
import org.podium.cli.output.JsonWriter;
import org.podium.cli.output.Sheet;
import org.podium.interval.Covariance;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code podium compare}: two competitors head to head. */
@picocli.CommandLine.Command(
        name = "compare",
        header = "Compare two competitors: who is better, by how much, and how certain that is.",
        sortOptions = false,
        customSynopsis = "podium compare NAME NAME [OPTION]... FILE...")
final class CompareCommand extends AnswerCommand {
    private List<String> pair = List.of();

    @Option(
            names = "--confidence",
            paramLabel = "P",
            description = "The confidence of the interval of the difference, between 0 and 1; 0.95 by default.")
    private double confidence = 0.95;

    @Mixin(name = "Pair counts")
    private CountOptions counts = new CountOptions();

    @Mixin(name = "Model")
    private ModelOptions model = new ModelOptions();

    @Mixin(name = "Effects and weights")
    private EffectOptions effects = new EffectOptions();

    @Mixin(name = "Board")
    private BoardChoice board = new BoardChoice();

    CompareCommand(Console console) {
        super(console);
    }

    @Override
    int run() throws IOException {
        pair = takeWords(2, "compare needs two competitors and then the files: podium compare NAME NAME FILE");
        effects.check(counts);
        board.requireOneFit();
        if (!(confidence > 0 && confidence < 1)) {
            throw new UsageException("--confidence is " + confidence + " but must be between 0 and 1, such as 0.95");
        }
        SourceRequest request = request(counts);
        RankVotes read;
        try (VoteSource source = VoteSource.open(request, console().in())) {
            read = RankVotes.read(
                    source, votes(), hygiene(), counts, effects, new WeightOptions(), new BoardsOptions());
        }
        read.reading().report().lines().forEach(console()::message);
        Rating.Models models = effects.models(model.model());
        BradleyTerryFit fit =
                read.votes().fit(models.controlled().orElse(models.plain()).with(board.reaction()));
        requireRated(fit);
        Comparison comparison = Comparison.of(
                fit, Covariance.sandwich(fit), pair.get(0), pair.get(1), RatingScale.centred(), confidence);
        common().target(console())
                .write(
                        new CompareAnswer(
                                comparison, chances(fit), read.reading().report(), json -> {
                                    json.text("command", "compare");
                                    writeVotes(request, json);
                                    counts.json(json);
                                    model.json(json);
                                    effects.json(json);
                                    json.number("confidence", confidence)
                                            .text("on_unidentifiable", board.onUnidentifiable.toString());
                                }),
                        common().format);
        return ExitCode.DONE;
    }

    /** The chances of each outcome, in models that know ties. */
    private Optional<OutcomeProbabilities> chances(BradleyTerryFit fit) {
        return fit.model().tieModel().hasTieParameter()
                ? Optional.of(fit.probabilities(pair.get(0), pair.get(1)))
                : Optional.empty();
    }

    private void requireRated(BradleyTerryFit fit) {
        for (String name : pair) {
            if (fit.droppedCompetitors().contains(name)) {
                throw new UsageException("'" + name + "' is not in the largest component, so it cannot be compared");
            }
            if (!fit.roster().contains(name)) {
                throw new UsageException("no competitor is named '" + name + "'; podium check lists the names");
            }
        }
        if (pair.get(0).equals(pair.get(1))) {
            throw new UsageException("compare needs two different competitors");
        }
    }

    /** One comparison. */
    private record CompareAnswer(
            Comparison comparison, Optional<OutcomeProbabilities> chances, ReadingReport report, OptionsWriter options)
            implements Answer {

        @Override
        public List<Sheet> tables() {
            List<Sheet> sheets = new ArrayList<>(List.of(sheet(
                    Numbers.fraction(comparison.expectedScore()),
                    Numbers.points(comparison.difference()),
                    Numbers.interval(comparison.lower(), comparison.difference(), comparison.upper()),
                    String.format(Locale.ROOT, "%.2g", comparison.pValue()))));
            chances.ifPresent(p -> sheets.add(Sheet.builder()
                    .numbers("First wins", "Second wins", "Tie", "Both bad")
                    .row(List.of(
                            Numbers.fraction(p.first()),
                            Numbers.fraction(p.second()),
                            Numbers.fraction(p.tie()),
                            Numbers.fraction(p.bothBad())))
                    .build()));
            return sheets;
        }

        @Override
        public Sheet csv() {
            return Sheet.builder()
                    .texts("first", "second")
                    .numbers("expected_score", "difference", "standard_error", "lower", "upper", "p_value")
                    .row(List.of(
                            comparison.first(),
                            comparison.second(),
                            Numbers.full(comparison.expectedScore()),
                            Numbers.full(comparison.difference()),
                            Numbers.full(comparison.standardError()),
                            Numbers.full(comparison.lower()),
                            Numbers.full(comparison.upper()),
                            Numbers.full(comparison.pValue())))
                    .build();
        }

        private Sheet sheet(String score, String difference, String interval, String pValue) {
            return Sheet.builder()
                    .texts("First", "Second")
                    .numbers("Expected score", "Difference", "Interval", "p")
                    .row(List.of(comparison.first(), comparison.second(), score, difference, interval, pValue))
                    .note("The p-value is that of one pair looked at by itself.")
                    .build();
        }

        @Override
        public void json(JsonWriter json) {
            json.text("version", Provenance.libraryVersion()).object("options");
            options.write(json);
            json.endObject();
            RemovedJson.write(report, json);
            json.text("first", comparison.first())
                    .text("second", comparison.second())
                    .number("expected_score", comparison.expectedScore())
                    .number("difference", comparison.difference())
                    .number("standard_error", comparison.standardError())
                    .number("lower", comparison.lower())
                    .number("upper", comparison.upper())
                    .number("p_value", comparison.pValue());
            chances.ifPresent(p -> json.object("probabilities")
                    .number("first", p.first())
                    .number("second", p.second())
                    .number("tie", p.tie())
                    .number("both_bad", p.bothBad())
                    .endObject());
        }
    }
}
