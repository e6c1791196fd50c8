package org.podium.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.podium.cli.output.CsvOutput;
import org.podium.hygiene.KeyedHash;
import org.podium.hygiene.VoterPseudonyms;
import org.podium.votes.BattleLog;
import org.podium.votes.TextColumn;
import org.podium.votes.VoteColumns;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Votes as they are published: columns of the source under their own names, texts exactly as they are, since the file is
 * made to be read by programs, and voters under pseudonyms or not at all.
 */
final class PublishedVotes {
    private final BattleLog log;
    private final List<Field> fields;
    private final List<String> warnings;

    /** A column, and its text in a row, which may have none. */
    private record Field(String name, IntFunction<Optional<String>> text) {}

    private PublishedVotes(BattleLog log, List<Field> fields, List<String> warnings) {
        this.log = log;
        this.fields = fields;
        this.warnings = warnings;
    }

    /** Checks the names of the columns to keep; names are compared without regard to case, as databases do. */
    static void check(VoteOptions votes, List<String> kept) {
        Set<String> seen = new HashSet<>();
        List.of(votes.first, votes.second, votes.outcome).forEach(name -> seen.add(name.toLowerCase(Locale.ROOT)));
        if (votes.voter != null && seen.contains(votes.voter.toLowerCase(Locale.ROOT))) {
            throw new UsageException("--voter-column " + votes.voter
                    + " is a column of the competitors or the outcome, which are written under their own names");
        }
        for (String name : kept) {
            if (name.equalsIgnoreCase(votes.voter)) {
                throw new UsageException(
                        "--keep " + name + ": the voters are written under pseudonyms and never as they " + "are");
            }
            if (name.isBlank() || !seen.add(name.toLowerCase(Locale.ROOT))) {
                throw new UsageException(
                        "--keep needs each name once, and not those of the competitors and the outcome, "
                                + "which are written anyway; '" + name + "' is too many");
            }
        }
    }

    /** The columns to read. */
    static VoteColumns read(VoteOptions votes, List<String> kept) {
        List<String> texts = new ArrayList<>(votes.outcome.isEmpty() ? List.of() : List.of(votes.outcome));
        texts.addAll(kept);
        return votes.withDetails(votes.columns()).withCategories(texts.toArray(String[]::new));
    }

    /**
     * Prepares the votes.
     *
     * @param cleaned with the columns that {@link #read} names
     * @param key of the pseudonyms, or null to leave the voters out
     */
    static PublishedVotes of(BattleLog cleaned, VoteOptions votes, List<String> kept, @Nullable KeyedHash key) {
        BattleLog log = votes.voter == null || key == null
                ? cleaned
                : VoterPseudonyms.of(key).applyTo(cleaned);
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(votes.first, row -> Optional.of(log.roster().name(log.firstIndex(row)))));
        fields.add(new Field(votes.second, row -> Optional.of(log.roster().name(log.secondIndex(row)))));
        if (!votes.outcome.isEmpty()) {
            fields.add(field(votes.outcome, log.category(votes.outcome)));
        }
        if (votes.voter != null && key != null) {
            fields.add(field(votes.voter, log.voter().orElseThrow()));
        }
        kept.forEach(name -> fields.add(field(name, log.category(name))));
        return new PublishedVotes(log, fields, warnings(cleaned, kept));
    }

    private static Field field(String name, TextColumn column) {
        return new Field(name, column::text);
    }

    private static List<String> warnings(BattleLog cleaned, List<String> kept) {
        List<String> warnings = new ArrayList<>();
        Set<String> voters =
                new HashSet<>(cleaned.voter().map(TextColumn::values).orElse(List.of()));
        List<String> texts = new ArrayList<>(cleaned.roster().names());
        for (String name : kept) {
            List<String> values = cleaned.category(name).values();
            long shown = values.stream().filter(voters::contains).count();
            if (shown > 0) {
                warnings.add("warning: the column '" + name + "' is written as it is, and " + Numbers.count(shown)
                        + " of its values " + (shown == 1 ? "is a voter" : "are voters"));
            }
            texts.addAll(values);
        }
        long formulas = texts.stream().filter(CsvOutput::isFormula).count();
        if (formulas > 0) {
            warnings.add("warning: " + Numbers.plural(formulas, "text begins", "texts begin")
                    + " as a formula does (= + - @), which a "
                    + "spreadsheet would run; the file is for programs and keeps them as they are");
        }
        return warnings;
    }

    /** The names of the columns. */
    List<String> columns() {
        return fields.stream().map(Field::name).toList();
    }

    /** What whoever publishes the votes should know. */
    List<String> warnings() {
        return warnings;
    }

    void writeCsv(Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(columns());
        String[] values = new String[fields.size()];
        for (int row = 0; row < log.size(); row++) {
            for (int i = 0; i < values.length; i++) {
                values[i] = fields.get(i).text.apply(row).orElse("");
            }
            csv.writeRecord(values);
        }
        csv.flush();
    }

    void writeJsonLines(Writer out) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .rootValueSeparator("\n")
                .build();
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
            for (int row = 0; row < log.size(); row++) {
                json.writeStartObject();
                for (Field field : fields) {
                    json.writeName(field.name);
                    json.writeString(field.text.apply(row).orElse(null));
                }
                json.writeEndObject();
            }
        }
        out.write('\n');
    }
}
