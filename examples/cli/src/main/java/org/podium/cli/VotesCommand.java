package org.podium.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.podium.cli.input.SourceRequest;
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

    VotesCommand(Console console) {
        super(console);
    }

    final VoteOptions votes() {
        return votes;
    }

    final HygieneOptions hygiene() {
        return hygiene;
    }

    /** Takes words that are no files from in front of the files, of which there must be one unless votes come from elsewhere. */
    final List<String> takeWords(int number, String usage) {
        if (files.size() < number + (votes.jdbc == null ? 1 : 0)) {
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

    /** The files that the command reads besides votes and those of the filters. */
    List<Path> furtherFiles() {
        return List.of();
    }

    /** Checks what can be checked before anything is read. */
    final SourceRequest request(CountOptions counts, RunOptions run) throws IOException {
        run.check();
        votes.columns();
        hygiene.check(votes, counts, used());
        return votes.request(files, run.threads);
    }

    /** Checks a file to be written before anything is read. */
    final void checkOutput(String option, @Nullable Path written) throws IOException {
        List<Path> read = new ArrayList<>(hygiene.files());
        read.addAll(furtherFiles());
        files.stream()
                .filter(file -> !file.equals(SourceRequest.STANDARD_INPUT))
                .forEach(file -> read.add(Path.of(file)));
        OutputFiles.check(option, written, read);
    }

    /** Writes the options about votes as they are in force. */
    final void writeVotes(SourceRequest request, JsonWriter json) {
        votes.json(request, json);
        hygiene.json(json);
    }
}
