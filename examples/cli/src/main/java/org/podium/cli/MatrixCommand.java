package org.podium.cli;

import java.io.IOException;
import org.podium.board.PairMatrix;
import org.podium.cli.input.SourceRequest;
import org.podium.cli.input.TallyReading;
import org.podium.votes.Tally;
import picocli.CommandLine.Mixin;

/** {@code podium matrix}: who beat whom how often. */
@picocli.CommandLine.Command(
        name = "matrix",
        header = "Print win fractions and numbers of battles for every pair, and average win rates.",
        sortOptions = false,
        customSynopsis = {"podium matrix [OPTION]... FILE...", "       podium matrix [OPTION]... --jdbc URL --query SQL"
        })
final class MatrixCommand extends AnswerCommand {
    @Mixin(name = "Pair counts")
    private CountOptions counts = new CountOptions();

    @Mixin(name = "Model")
    private ModelOptions model = new ModelOptions();

    MatrixCommand(Console console) {
        super(console);
    }

    @Override
    int run() throws IOException {
        if (model.ties.model.hasTieParameter()) {
            throw new UsageException("--ties " + model.ties
                    + ": a matrix of win fractions counts ties as half wins (half) " + "or not at all (drop)");
        }
        SourceRequest request = request(counts);
        TallyReading reading = readTally(request, counts);
        Tally tally = reading.requireClean();
        PairMatrix matrix = PairMatrix.of(tally, model.ties.model, model.bothBad.rule);
        MatrixAnswer answer = new MatrixAnswer(matrix, tally.battles(), reading.report(), json -> {
            json.text("command", "matrix");
            writeVotes(request, json);
            counts.json(json);
            model.json(json);
        });
        common().target(console()).write(answer, common().format);
        return ExitCode.DONE;
    }
}
