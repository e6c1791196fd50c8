package org.podium.cli;

import java.io.IOException;
import org.podium.cli.input.SourceRequest;
import org.podium.cli.input.TallyReading;
import picocli.CommandLine.Mixin;

/** {@code podium check}: what is in a file, what is wrong with it, and whether it can be rated. */
@picocli.CommandLine.Command(
        name = "check",
        header = {
            "Say what the votes are, what is wrong with them, and whether they can be rated.",
            "Ends with exit code 0 if they can, 1 if not."
        },
        sortOptions = false,
        customSynopsis = {"podium check [OPTION]... FILE...", "       podium check [OPTION]... --jdbc URL --query SQL"})
final class CheckCommand extends AnswerCommand {
    @Mixin(name = "Pair counts")
    private CountOptions counts = new CountOptions();

    @Mixin(name = "Model")
    private ModelOptions model = new ModelOptions();

    CheckCommand(Console console) {
        super(console);
    }

    @Override
    int run() throws IOException {
        SourceRequest request = request(counts);
        TallyReading reading = readTally(request, counts);
        if (hygiene().isWanted() && reading.report().filters().isEmpty()) {
            console()
                    .message("the filters have not acted, since there are problems with the rows; correct these first");
        }
        CheckAnswer answer = CheckAnswer.of(reading, model.model().check(reading.tally()), json -> {
            json.text("command", "check");
            writeVotes(request, json);
            counts.json(json);
            model.json(json);
        });
        common().target(console()).write(answer, common().format);
        return answer.canBeRated() ? ExitCode.DONE : ExitCode.BAD_DATA;
    }
}
