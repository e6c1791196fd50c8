package org.podium.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.podium.cli.input.InputFormat;
import org.podium.cli.input.SourceRequest;
import org.podium.cli.input.VoteSelection;
import org.podium.cli.output.JsonWriter;
import org.podium.votes.Outcome;
import org.podium.votes.OutcomeLabels;
import org.podium.votes.VoteColumns;
import picocli.CommandLine.Option;

/** Options that say where votes come from, which columns hold them, and which of them count. */
final class VoteOptions {
    @Option(
            names = "--input-format",
            paramLabel = "FORMAT",
            converter = Words.InputFormatConverter.class,
            description = {
                "What the files hold if their names do not say it: csv, tsv, json (one array of objects), jsonl (one "
                        + "object a line) or parquet. Needed for standard input, which is the file -."
            })
    @Nullable
    InputFormat inputFormat;

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            description = "What separates the fields of CSV; a comma by default.")
    @Nullable
    Character delimiter;

    @Option(
            names = "--jdbc",
            paramLabel = "URL",
            description = "Read from a database instead of files, through a driver in $PODIUM_CLASSPATH.")
    @Nullable
    String jdbc;

    @Option(names = "--query", paramLabel = "SQL", description = "What to select there.")
    @Nullable
    String query;

    @Option(
            names = "--first-column",
            paramLabel = "NAME",
            description = "The column of the competitor shown first; model_a by default.")
    String first = "model_a";

    @Option(
            names = "--second-column",
            paramLabel = "NAME",
            description = "The column of the competitor shown second; model_b by default.")
    String second = "model_b";

    @Option(
            names = "--outcome-column",
            paramLabel = "NAME",
            description = {
                "The column of the outcome; winner by default. '' if there is none because the first competitor won "
                        + "every row."
            })
    String outcome = "winner";

    @Option(
            names = "--label",
            paramLabel = "TEXT=MEANING",
            description = {
                "What a text in that column means: first, second, tie or both-bad. Repeat it for more. Known already: "
                        + "model_a, model_b, tie, tie (bothbad), both_bad."
            })
    List<String> labels = new ArrayList<>();

    @Option(
            names = "--voter-column",
            paramLabel = "NAME",
            description = "The column of who voted, for rules about voters.")
    @Nullable
    String voter;

    @Option(
            names = "--prompt-column",
            paramLabel = "NAME",
            description = "The column of what was asked, for rules about prompts.")
    @Nullable
    String prompt;

    @Option(
            names = "--time-column",
            paramLabel = "NAME",
            description = {
                "The column of the time of each vote, for rules about days and the order of votes, and for the history: "
                        + "ISO 8601, or seconds since 1970; UTC without an offset."
            })
    @Nullable
    String time;

    @Option(
            names = "--where",
            paramLabel = "SQL",
            description = "Count only rows that meet a condition, such as \"language = 'English'\".")
    @Nullable
    String where;

    @Option(
            names = "--drop-self-battles",
            description = "Drop rows that pair a competitor with itself; they are an error otherwise.")
    boolean dropSelfBattles;

    @Option(names = "--exclude", paramLabel = "NAME", description = "Leave a competitor out. Repeat it for more.")
    List<String> excluded = new ArrayList<>();

    SourceRequest request(List<String> files, int threads) {
        if ((jdbc == null) != (query == null)) {
            throw new UsageException(
                    "--jdbc and --query belong together; " + (jdbc == null ? "--jdbc" : "--query") + " is missing");
        }
        if (jdbc != null && !files.isEmpty()) {
            throw new UsageException("the votes come either from files or from --jdbc, not from both");
        }
        if (jdbc == null && files.isEmpty()) {
            throw new UsageException("which file? Name one or several, or - for standard input");
        }
        if (files.stream().anyMatch(String::isBlank)) {
            throw new UsageException("the name of a file is empty");
        }
        if (files.stream().filter(SourceRequest.STANDARD_INPUT::equals).count() > 1) {
            throw new UsageException("standard input (-) can be read only once");
        }
        for (int i = 0; i < files.size(); i++) {
            if (files.subList(0, i).contains(files.get(i))) {
                throw new UsageException(files.get(i) + " is named twice, and its votes would count twice");
            }
        }
        if (delimiter != null && "\"\r\n\0".indexOf(delimiter) >= 0) {
            throw new UsageException("--delimiter cannot be a quote or a line break");
        }
        return new SourceRequest(files, inputFormat, delimiter, jdbc, query, threads);
    }

    VoteSelection selection() {
        return new VoteSelection(where, dropSelfBattles, new LinkedHashSet<>(excluded));
    }

    VoteColumns columns() {
        requireDistinct("--first-column", first, "--second-column", second);
        requireDistinct("--outcome-column", outcome, "--first-column", first);
        requireDistinct("--outcome-column", outcome, "--second-column", second);
        OutcomeLabels known = OutcomeLabels.arena();
        for (String label : labels) {
            int equals = label.lastIndexOf('=');
            if (equals < 0) {
                throw new UsageException("--label " + label + " must be TEXT=MEANING, for example --label left=first");
            }
            known = known.with(label.substring(0, equals), meaning(label, label.substring(equals + 1)));
        }
        return VoteColumns.withDefaults()
                .withCompetitors(first, second)
                .withOutcome(outcome)
                .withLabels(known);
    }

    private static void requireDistinct(String option, String column, String otherOption, String otherColumn) {
        if (column.equalsIgnoreCase(otherColumn)) {
            throw new UsageException(option + " and " + otherOption + " both name '" + column + "'");
        }
    }

    /** Adds the columns of voter, prompt and time, as far as they are named. */
    VoteColumns withDetails(VoteColumns columns) {
        VoteColumns all = voter == null ? columns : columns.withVoter(voter);
        all = prompt == null ? all : all.withPrompt(prompt);
        return time == null ? all : all.withTime(time);
    }

    private static Outcome meaning(String label, String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "first" -> Outcome.FIRST;
            case "second" -> Outcome.SECOND;
            case "tie" -> Outcome.TIE;
            case "both-bad" -> Outcome.BOTH_BAD;
            default ->
                throw new UsageException("--label " + label + ": the meaning must be first, second, tie or both-bad");
        };
    }

    /** Writes the options as they are in force. */
    void json(SourceRequest request, JsonWriter json) {
        json.texts("files", request.labels())
                .text("input_format", inputFormat == null ? null : inputFormat.word())
                .text("delimiter", delimiter == null ? null : String.valueOf(delimiter))
                .text("query", query)
                .text("first_column", first)
                .text("second_column", second)
                .text("outcome_column", outcome)
                .text("voter_column", voter)
                .text("prompt_column", prompt)
                .text("time_column", time)
                .texts("labels", labels)
                .text("where", where)
                .flag("drop_self_battles", dropSelfBattles)
                .texts("exclude", excluded);
    }
}
