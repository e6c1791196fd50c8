package org.podium.cli;

import org.podium.cli.output.JsonWriter;
import org.podium.votes.PairCountColumns;
import picocli.CommandLine.Option;

/** Options for tables that have a row a pair rather than a row a vote. */
final class CountOptions {
    @Option(
            names = "--counts",
            description =
                    "Each row holds the counts of one pair: wins of the first, wins of the second, ties, both bad.")
    boolean isCounts;

    @Option(
            names = "--first-wins-column",
            paramLabel = "NAME",
            description = "The column of votes for the first; win_a by default.")
    String firstWins = "win_a";

    @Option(
            names = "--second-wins-column",
            paramLabel = "NAME",
            description = "The column of votes for the second; win_b by default.")
    String secondWins = "win_b";

    @Option(
            names = "--ties-column",
            paramLabel = "NAME",
            description = "The column of ties; tie by default, '' if there is none.")
    String ties = "tie";

    @Option(
            names = "--both-bad-column",
            paramLabel = "NAME",
            description = "The column of both-bad votes; both_bad by default, '' if there is none.")
    String bothBad = "both_bad";

    PairCountColumns columns(VoteOptions votes) {
        return PairCountColumns.withDefaults()
                .withCompetitors(votes.first, votes.second)
                .withWins(firstWins, secondWins)
                .withTies(ties)
                .withBothBad(bothBad);
    }

    /** Writes the options as they are in force. */
    void json(JsonWriter json) {
        json.flag("counts", isCounts);
        if (isCounts) {
            json.text("first_wins_column", firstWins)
                    .text("second_wins_column", secondWins)
                    .text("ties_column", ties)
                    .text("both_bad_column", bothBad);
        }
    }
}
