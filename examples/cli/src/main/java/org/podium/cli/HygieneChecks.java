package org.podium.cli;

import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether the options of the filters make sense, as far as that can be told before anything is read. */
final class HygieneChecks {
    private final HygieneOptions hygiene;
    private final VoteOptions votes;
    private final Set<String> used;

    /**
     * Makes the checks.
     *
     * @param hygiene the filters
     * @param votes where the columns are named
     * @param used options that the command itself has a use for
     */
    HygieneChecks(HygieneOptions hygiene, VoteOptions votes, Set<String> used) {
        this.hygiene = hygiene;
        this.votes = votes;
        this.used = used;
    }

    /** Throws what is wrong. */
    void run(CountOptions counts) {
        boolean isColumnNamed = Stream.of(votes.voter, votes.prompt, votes.time).anyMatch(name -> name != null);
        if (counts.isCounts && (hygiene.isWanted() || isColumnNamed)) {
            throw new UsageException("filters of votes, and columns of voters, prompts and times, need votes one row "
                    + "each, not --counts");
        }
        if (hygiene.leakColumns.isEmpty() != (hygiene.leakPatterns == null && !hygiene.hasLeakNames)) {
            throw new UsageException(
                    "--leak-columns says where to look and needs --leak-patterns FILE or --leak-names, "
                            + "which say what for, and the other way round; there is no list built in");
        }
        checkNumbers();
        checkNeeds();
        checkUses();
    }

    private void checkNumbers() {
        Double quantile = hygiene.promptQuantile;
        if (quantile != null && !(quantile > 0 && quantile <= 1)) {
            throw new UsageException(
                    "--prompt-quantile is " + quantile + " but must be above 0 and at most 1, such as 0.999");
        }
        if (hygiene.votesPerDay != null && hygiene.votesPerDay < 1) {
            throw new UsageException("--votes-per-day is " + hygiene.votesPerDay + " but must be at least 1");
        }
        Double level = hygiene.voterTest;
        if (level != null && !(level > 0 && level < 1)) {
            throw new UsageException(
                    "--voter-test is " + level + " but must be a level above 0 and below 1, such as 0.01");
        }
        hygiene.zone();
    }

    private void checkNeeds() {
        String voters = "--voter-column NAME";
        String prompts = "--prompt-column NAME";
        if (hygiene.isDroppingDuplicates) {
            need("--drop-duplicates", votes.voter, voters);
            need("--drop-duplicates", votes.prompt, prompts);
        }
        needIf(hygiene.promptQuantile, "--prompt-quantile", votes.prompt, prompts);
        needIf(hygiene.votesPerDay, "--votes-per-day", votes.voter, voters);
        needIf(hygiene.votesPerDay, "--votes-per-day", votes.time, "--time-column NAME");
        needIf(hygiene.dayZone, "--day-zone", hygiene.votesPerDay, "--votes-per-day N");
        needIf(hygiene.excludedVoters, "--exclude-voters", votes.voter, voters);
        needIf(hygiene.voterTest, "--voter-test", votes.voter, voters);
        needIf(hygiene.correction, "--voter-correction", hygiene.voterTest, "--voter-test LEVEL");
    }

    private static void needIf(@Nullable Object given, String option, @Nullable Object needed, String name) {
        if (given != null) {
            need(option, needed, name);
        }
    }

    private static void need(String option, @Nullable Object needed, String name) {
        if (needed == null) {
            throw new UsageException(option + " needs " + name);
        }
    }

    /** Any filter counts the voters and prompts of the votes that it removes, but few go by times or draw with a key. */
    private void checkUses() {
        if (!hygiene.isWanted()) {
            refuse("--voter-column", votes.voter, "a filter, such as --drop-duplicates or --voter-test");
            refuse("--prompt-column", votes.prompt, "a filter, such as --drop-duplicates or --prompt-quantile");
        }
        if (!hygiene.looksAtSingleVotes()) {
            refuse(
                    "--time-column",
                    votes.time,
                    "a filter that goes by time: --drop-duplicates, --prompt-quantile, --votes-per-day or --voter-test");
        }
        if (hygiene.promptQuantile == null) {
            refuse("--key-file", hygiene.keyFile, "--prompt-quantile");
        }
    }

    private void refuse(String option, @Nullable Object value, String user) {
        if (value != null && !used.contains(option)) {
            throw new UsageException(option + " changes nothing without " + user);
        }
    }
}
