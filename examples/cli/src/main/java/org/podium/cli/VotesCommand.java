package org.podium.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.podium.cli.input.PairCountReader;
import org.podium.cli.input.SourceRequest;
import org.podium.cli.input.TallyReading;
import org.podium.cli.input.VoteReader;
import org.podium.cli.input.VoteSource;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Parameters;

/** What the commands that read votes have in common. */
abstract class VotesCommand extends Command {
    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Votes as CSV, TSV, JSON, JSON Lines or Parquet, plain or gzipped; - is standard input.")
    private List<String> files = new ArrayList<>();

    @ArgGroup(validate = false, heading = "%nVotes%n", order = 1)
    private VoteOptions votes = new VoteOptions();

    @ArgGroup(validate = false, heading = "%nOutput%n", order = 9)
    private CommonOptions common = new CommonOptions();

    VotesCommand(Console console) {
        super(console);
    }

    final VoteOptions votes() {
        return votes;
    }

    final CommonOptions common() {
        return common;
    }

    /** Checks what can be checked before anything is read. */
    final SourceRequest request() {
        common.check();
        votes.columns();
        return votes.request(files, common.threads);
    }

    /** Reads votes or pair counts and says what the rules removed. */
    final TallyReading readTally(SourceRequest request, CountOptions counts) throws IOException {
        try (VoteSource source = VoteSource.open(request, console().in())) {
            TallyReading reading = counts.isCounts
                    ? PairCountReader.readTally(source, counts.columns(votes), votes.selection())
                    : VoteReader.readTally(source, votes.columns(), votes.selection());
            reading.report().lines().forEach(console()::message);
            return reading;
        }
    }
}
