package org.podium.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.podium.cli.input.BattleOrder;
import org.podium.cli.input.InputFormat;
import org.podium.cli.input.SourceRequest;
import org.podium.cli.input.VoteSource;
import org.podium.cli.output.JsonWriter;
import org.podium.cli.output.OutputFormat;
import org.podium.cli.output.OutputTarget;
import org.podium.hygiene.KeyedHash;
import org.podium.votes.VoteColumns;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code podium clean}: raw votes in, votes for publication out. */
@picocli.CommandLine.Command(
        name = "clean",
        header = {
            "Write the votes that the rules leave, voters under pseudonyms, for publication.",
            "What each rule removed goes to standard error as a table."
        },
        sortOptions = false,
        customSynopsis = {"podium clean [OPTION]... FILE...", "       podium clean [OPTION]... --jdbc URL --query SQL"})
final class CleanCommand extends VotesCommand {
    @Mixin(name = "Output")
    private WriteOptions write = new WriteOptions();

    /** Options of what is written. */
    static final class WriteOptions {
        @Option(
                names = "--keep",
                paramLabel = "NAME",
                split = ",",
                description = {
                    "Write these columns too, as they are. Without it those of the competitors, the outcome and the voter "
                            + "are written, and nothing else."
                })
        List<String> kept = new ArrayList<>();

        @Option(names = "--drop-voters", description = "Write no voters, so that no --key-file is needed for them.")
        boolean isDroppingVoters;

        @Option(
                names = "--report",
                paramLabel = "FILE",
                description = {
                    "Write what each rule removed to a file too: .json, .md or .csv. Voters are under their pseudonyms there "
                            + "and prompts are hashed."
                })
        @Nullable
        Path report;

        @Option(names = "--format", paramLabel = "FORMAT", description = "csv (default) or jsonl, an object a line.")
        String format = InputFormat.CSV.word();

        @Option(
                names = "--output",
                paramLabel = "FILE",
                description = "Write the votes to a file, which appears when it is complete, not to standard output.")
        @Nullable
        Path output;

        @Mixin
        RunOptions run = new RunOptions();
    }

    CleanCommand(Console console) {
        super(console);
    }

    @Override
    int run() throws IOException {
        SourceRequest request = request(new CountOptions(), write.run);
        check();
        VoteOptions votes = votes();
        KeyedHash key = hygiene().key();
        CleanVotes clean;
        try (VoteSource source = VoteSource.open(request, console().in())) {
            VoteColumns columns = PublishedVotes.read(votes, write.kept);
            clean = CleanVotes.read(source, votes, hygiene(), columns, BattleOrder.OF_FILE, Map.of());
        }
        clean.reading().requireClean();
        PublishedVotes published =
                PublishedVotes.of(clean.log(), votes, write.kept, write.isDroppingVoters ? null : key);
        published.warnings().forEach(console()::message);
        new OutputTarget(write.output, console().out())
                .write(isCsv() ? published::writeCsv : published::writeJsonLines);
        CleanReport report = new CleanReport(
                clean.reading().report(), published.columns(), clean.log().size(), json -> writeOptions(request, json));
        new OutputTarget(null, console().err()).write(report, OutputFormat.TABLE);
        if (write.report != null) {
            new OutputTarget(write.report, console().out())
                    .write(report.forPublication(key), reportFormat(write.report));
        }
        return ExitCode.DONE;
    }

    @Override
    Set<String> used() {
        return votes().voter == null ? Set.of() : Set.of("--voter-column", "--key-file");
    }

    private void check() throws IOException {
        VoteOptions votes = votes();
        if (!isCsv() && !write.format.equals(InputFormat.JSONL.word())) {
            throw new UsageException("--format is '" + write.format + "' but clean writes csv or jsonl");
        }
        if (write.isDroppingVoters && votes.voter == null) {
            throw new UsageException(
                    "--drop-voters needs --voter-column NAME; columns that nobody names are not written");
        }
        if (votes.voter != null && !write.isDroppingVoters && hygiene().keyFile == null) {
            throw new UsageException(
                    "voters are written under pseudonyms, which need a secret key: --key-file FILE, made "
                            + "with openssl rand -hex 32; or leave them out with --drop-voters");
        }
        if (write.report != null) {
            reportFormat(write.report);
            if (write.output != null
                    && write.report
                            .toAbsolutePath()
                            .normalize()
                            .equals(write.output.toAbsolutePath().normalize())) {
                throw new UsageException("--output and --report name the same file");
            }
        }
        PublishedVotes.check(votes, write.kept);
        checkOutput("--output", write.output);
        checkOutput("--report", write.report);
    }

    private boolean isCsv() {
        return write.format.equals(InputFormat.CSV.word());
    }

    private static OutputFormat reportFormat(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "json" -> OutputFormat.JSON;
            case "md" -> OutputFormat.MARKDOWN;
            case "csv" -> OutputFormat.CSV;
            default -> throw new UsageException("--report " + file + " must end in .json, .md or .csv");
        };
    }

    private void writeOptions(SourceRequest request, JsonWriter json) {
        json.text("command", "clean");
        writeVotes(request, json);
        json.texts("keep", write.kept)
                .flag("drop_voters", write.isDroppingVoters)
                .text("format", write.format);
    }
}
