package org.podium.cli;

import java.io.IOException;
import java.util.Locale;
import org.podium.cli.input.PairCountReader;
import org.podium.cli.input.SourceRequest;
import org.podium.cli.input.TallyReading;
import org.podium.cli.input.VoteSource;
import picocli.CommandLine.Mixin;

/** What the commands have in common that read votes and answer with tables or JSON. */
abstract class AnswerCommand extends VotesCommand {
    @Mixin(name = "Output")
    private CommonOptions common = new CommonOptions();

    AnswerCommand(Console console) {
        super(console);
    }

    final CommonOptions common() {
        return common;
    }

    /** Checks what can be checked before anything is read. */
    final SourceRequest request(CountOptions counts) throws IOException {
        SourceRequest request = request(counts, common.run);
        checkOutput("--output", common.output);
        return request;
    }

    /** Says what is being done, if the user wants to hear it. */
    final void detail(String message, long startNanos) {
        if (common.run.isVerbose()) {
            console()
                    .message(String.format(
                            Locale.ROOT, "%s in %.2f s", message, (System.nanoTime() - startNanos) / 1e9));
        }
    }

    /** Reads votes or pair counts and says what the rules removed. */
    final TallyReading readTally(SourceRequest request, CountOptions counts) throws IOException {
        long start = System.nanoTime();
        try (VoteSource source = VoteSource.open(request, console().in())) {
            TallyReading reading = counts.isCounts
                    ? PairCountReader.readTally(source, counts.columns(votes()), votes().selection())
                    : CleanVotes.count(source, votes(), hygiene());
            detail("read " + Numbers.count(reading.report().rows()) + " rows", start);
            reading.report().lines().forEach(console()::message);
            return reading;
        }
    }
}
