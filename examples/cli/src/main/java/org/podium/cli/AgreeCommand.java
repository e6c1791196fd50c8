package org.podium.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.podium.agreement.Agreement;
import org.podium.agreement.Correlation;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.Provenance;
import org.podium.bradleyterry.RatingScale;
import org.podium.cli.input.ReadingReport;
import org.podium.cli.input.ScoreTable;
import org.podium.cli.input.SourceRequest;
import org.podium.cli.input.TallyReading;
import org.podium.cli.output.Answer;
import org.podium.cli.output.JsonWriter;
import org.podium.cli.output.Sheet;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code podium agree}: the board against a table of scores from elsewhere. */
@picocli.CommandLine.Command(
        name = "agree",
        header = "Compare the board with scores from elsewhere: correlations, and who disagrees most.",
        sortOptions = false,
        customSynopsis = "podium agree --scores TABLE.csv [OPTION]... FILE...")
final class AgreeCommand extends AnswerCommand {
    @Option(
            names = "--scores",
            paramLabel = "TABLE",
            required = true,
            description = "A CSV file with the columns competitor and score; higher is better.")
    private Path scores = Path.of("");

    @Option(
            names = "--confidence",
            paramLabel = "P",
            description = "The confidence of the intervals, between 0 and 1; 0.95 by default.")
    private double confidence = 0.95;

    @Mixin(name = "Pair counts")
    private CountOptions counts = new CountOptions();

    @Mixin(name = "Model")
    private ModelOptions model = new ModelOptions();

    @Mixin(name = "Board")
    private BoardChoice board = new BoardChoice();

    AgreeCommand(Console console) {
        super(console);
    }

    @Override
    List<Path> furtherFiles() {
        return List.of(scores);
    }

    @Override
    int run() throws IOException {
        if (!(confidence > 0 && confidence < 1)) {
            throw new UsageException("--confidence is " + confidence + " but must be between 0 and 1, such as 0.95");
        }
        board.requireOneFit();
        SourceRequest request = request(counts);
        InputFiles.require("--scores", scores);
        Map<String, Double> other = ScoreTable.read(scores);
        TallyReading reading = readTally(request, counts);
        BradleyTerryFit fit =
                model.model().with(board.reaction()).fit(reading.requireClean()).requireConverged();
        Map<String, Double> own = new HashMap<>();
        fit.roster().names().forEach(name -> own.put(name, RatingScale.centred().score(fit, name)));
        Agreement agreement = Agreement.between(own, other, confidence);
        if (!agreement.onlyInFirst().isEmpty()) {
            console().message("no score for " + String.join(", ", agreement.onlyInFirst()));
        }
        if (!agreement.onlyInSecond().isEmpty()) {
            console().message("no votes for " + String.join(", ", agreement.onlyInSecond()));
        }
        AgreeAnswer answer = new AgreeAnswer(agreement, reading.report(), json -> {
            json.text("command", "agree");
            writeVotes(request, json);
            counts.json(json);
            model.json(json);
            json.text("scores", String.valueOf(scores.getFileName()))
                    .number("confidence", confidence)
                    .text("on_unidentifiable", board.onUnidentifiable.toString());
        });
        common().target(console()).write(answer, common().format);
        return ExitCode.DONE;
    }

    /** Correlations and the competitors, the largest disagreement first. */
    private record AgreeAnswer(Agreement agreement, ReadingReport report, OptionsWriter options) implements Answer {

        @Override
        public List<Sheet> tables() {
            Sheet.Builder sheet =
                    Sheet.builder().texts("Competitor").numbers("Board", "Rank", "Other", "Rank there", "Apart");
            for (Agreement.Row row : agreement.rows()) {
                sheet.row(List.of(
                        row.competitor(),
                        Numbers.points(row.first()),
                        rank(row.firstRank()),
                        String.format(Locale.ROOT, "%.4g", row.second()),
                        rank(row.secondRank()),
                        rank(row.disagreement())));
            }
            return List.of(
                    Sheet.builder()
                            .texts("Correlation")
                            .numbers("Estimate", "Lower", "Upper")
                            .row(correlation("Kendall tau-b", agreement.kendall()))
                            .row(correlation("Spearman", agreement.spearman()))
                            .row(correlation("Pearson", agreement.pearson()))
                            .build(),
                    sheet.build());
        }

        private static String rank(double rank) {
            return rank == Math.rint(rank)
                    ? String.format(Locale.ROOT, "%.0f", rank)
                    : String.format(Locale.ROOT, "%.1f", rank);
        }

        private static List<String> correlation(String name, Correlation correlation) {
            return List.of(
                    name, number(correlation.estimate()), number(correlation.lower()), number(correlation.upper()));
        }

        private static String number(double value) {
            return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3f", value);
        }

        @Override
        public Sheet csv() {
            Sheet.Builder sheet =
                    Sheet.builder().texts("competitor").numbers("score", "rank", "other_score", "other_rank");
            for (Agreement.Row row : agreement.rows()) {
                sheet.row(List.of(
                        row.competitor(),
                        Numbers.full(row.first()),
                        Numbers.full(row.firstRank()),
                        Numbers.full(row.second()),
                        Numbers.full(row.secondRank())));
            }
            return sheet.build();
        }

        @Override
        public void json(JsonWriter json) {
            json.text("version", Provenance.libraryVersion()).object("options");
            options.write(json);
            json.endObject();
            RemovedJson.write(report, json);
            json("kendall", agreement.kendall(), json);
            json("spearman", agreement.spearman(), json);
            json("pearson", agreement.pearson(), json);
            json.texts("only_in_votes", agreement.onlyInFirst())
                    .texts("only_in_scores", agreement.onlyInSecond())
                    .array("rows");
            for (Agreement.Row row : agreement.rows()) {
                json.object()
                        .text("competitor", row.competitor())
                        .number("score", row.first())
                        .number("rank", row.firstRank())
                        .number("other_score", row.second())
                        .number("other_rank", row.secondRank())
                        .endObject();
            }
            json.endArray();
        }

        private static void json(String name, Correlation correlation, JsonWriter json) {
            json.object(name)
                    .number("estimate", correlation.estimate())
                    .number("lower", correlation.lower())
                    .number("upper", correlation.upper())
                    .endObject();
        }
    }
}
