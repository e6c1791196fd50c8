package org.podium.cli;

import org.jspecify.annotations.Nullable;
import org.podium.cli.output.JsonWriter;
import org.podium.votes.VoteColumns;
import picocli.CommandLine.Option;

/** Options for columns that say how much each vote counts. */
final class WeightOptions {
    @Option(
            names = "--frequency-column",
            paramLabel = "NAME",
            description = {
                "The column of how many times each vote was given, a whole number: the board is that of so many equal "
                        + "rows."
            })
    @Nullable
    String frequency;

    @Option(
            names = "--importance-column",
            paramLabel = "NAME",
            description = {
                "The column of how much each vote counts, a number of at least 0: one vote that counts more or less, in "
                        + "scores and errors."
            })
    @Nullable
    String importance;

    /** Whether each vote has a weight. */
    boolean isWanted() {
        return frequency != null || importance != null;
    }

    void check(CountOptions counts, HygieneOptions hygiene, BoardsOptions more) {
        if (frequency != null && importance != null) {
            throw new UsageException("--frequency-column and --importance-column cannot be combined: a weight means "
                    + "either equal votes or one vote that counts more or less");
        }
        if (isWanted() && counts.isCounts) {
            throw new UsageException(option() + " needs votes one row each, not --counts");
        }
        if (frequency != null && hygiene.looksAtSingleVotes()) {
            throw new UsageException("--frequency-column makes a row many votes, but --drop-duplicates, "
                    + "--prompt-quantile, --votes-per-day and --voter-test look at single votes; write a row for each");
        }
        if (importance != null && more.group != null) {
            throw new UsageException("--importance-column cannot be combined with --group, which counts votes");
        }
    }

    private String option() {
        return frequency == null ? "--importance-column" : "--frequency-column";
    }

    /** Adds the column, if there is one. */
    VoteColumns columns(VoteColumns columns) {
        if (frequency != null) {
            return columns.withFrequency(frequency);
        }
        return importance == null ? columns : columns.withImportance(importance);
    }

    /** Writes the options as they are in force, if each vote has a weight. */
    void json(JsonWriter json) {
        if (isWanted()) {
            json.text("frequency_column", frequency).text("importance_column", importance);
        }
    }
}
