package org.podium.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.podium.cli.input.PairCountReader;
import org.podium.cli.input.SourceRequest;
import org.podium.cli.input.TallyReading;
import org.podium.cli.input.VoteSource;
import org.podium.cli.output.JsonWriter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What the commands that read votes have in common. */
abstract class VotesCommand extends Command {
    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Votes as CSV, TSV, JSON, JSON Lines or Parquet, plain or gzipped; - is standard input.")
    private List<String> files = new ArrayList<>();

    @Mixin(name = "Votes")
    private VoteOptions votes = new VoteOptions();

    @Mixin(name = "Hygiene")
    private HygieneOptions hygiene = new HygieneOptions();

    @Mixin(name = "Output")
    private CommonOptions common = new CommonOptions();

    VotesCommand(Console console) {
        super(console);
    }

    final VoteOptions votes() {
        return votes;
    }

    final HygieneOptions hygiene() {
        return hygiene;
    }

    final CommonOptions common() {
        return common;
    }

    /** Takes words that are no files from in front of the files. */
    final List<String> takeWords(int number, String usage) {
        if (files.size() < number) {
            throw new UsageException(usage);
        }
        List<String> words = List.copyOf(files.subList(0, number));
        files = new ArrayList<>(files.subList(number, files.size()));
        return words;
    }

    /** The options about voters, prompts, times and keys that the command itself has a use for. */
    Set<String> used() {
        return Set.of();
    }

    /** Checks what can be checked before anything is read. */
    final SourceRequest request(CountOptions counts) {
        common.check();
        votes.columns();
        hygiene.check(votes, counts, used());
        VoteOptions.spare("--output", common.output, files);
        return votes.request(files, common.threads);
    }

    /** Writes the options about votes as they are in force. */
    final void writeVotes(SourceRequest request, JsonWriter json) {
        votes.json(request, json);
        hygiene.json(json);
    }

    /** Says what is being done, if the user wants to hear it. */
    final void detail(String message, long startNanos) {
        if (common.isVerbose) {
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
                    ? PairCountReader.readTally(source, counts.columns(votes), votes.selection())
                    : CleanVotes.count(source, votes, hygiene);
            detail("read " + Numbers.count(reading.report().rows()) + " rows", start);
            reading.report().lines().forEach(console()::message);
            return reading;
        }
    }
}
