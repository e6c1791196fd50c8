package org.podium.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.podium.cli.output.JsonWriter;
import org.podium.hygiene.Cleaning;
import org.podium.hygiene.DuplicateVotes;
import org.podium.hygiene.IdentityLeaks;
import org.podium.hygiene.KeyedHash;
import org.podium.hygiene.PromptDeduplication;
import org.podium.hygiene.VoteFilter;
import org.podium.hygiene.VoteFilters;
import org.podium.hygiene.VoterTest;
import org.podium.hygiene.VotesPerDay;
import org.podium.votes.Roster;
import org.podium.votes.VoteColumns;
import picocli.CommandLine.Option;

/** Options of the filters that clean votes, in the order in which they act. */
final class HygieneOptions {
    private static final String KEY_PURPOSE = "prompt-deduplication";

    @Option(
            names = "--anonymous-only",
            paramLabel = "COLUMN",
            description = "Keep votes for which this column is true: cast before the competitors' names were shown.")
    @Nullable
    String anonymous;

    @Option(
            names = "--leak-columns",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Remove votes on texts in these columns that give a competitor away. Needs one of the next two.")
    List<String> leakColumns = new ArrayList<>();

    @Option(
            names = "--leak-patterns",
            paramLabel = "FILE",
            description = "What gives away: a word a line, or a regular expression between slashes.")
    @Nullable
    Path leakPatterns;

    @Option(names = "--leak-names", description = "The competitors' own names give away too.")
    boolean hasLeakNames;

    @Option(
            names = "--drop-duplicates",
            description =
                    "Keep the first vote of a voter on a prompt and pair. Needs --voter-column and --prompt-column.")
    boolean isDroppingDuplicates;

    @Option(
            names = "--prompt-quantile",
            paramLabel = "Q",
            description = {
                "Of prompts with more votes than this quantile of all prompts, such as 0.999, keep a fair draw of so many. "
                        + "Needs --prompt-column."
            })
    @Nullable
    Double promptQuantile;

    @Option(
            names = "--votes-per-day",
            paramLabel = "N",
            description = "Keep the first N votes of a voter on a day. Needs --voter-column and --time-column.")
    @Nullable
    Integer votesPerDay;

    @Option(
            names = "--day-zone",
            paramLabel = "ZONE",
            description = "The time zone in which days begin, such as Europe/Paris; UTC by default.")
    @Nullable
    String dayZone;

    @Option(
            names = "--exclude-voters",
            paramLabel = "FILE",
            description = "Leave voters out, one a line. Needs --voter-column.")
    @Nullable
    Path excludedVoters;

    @Option(
            names = "--voter-test",
            paramLabel = "LEVEL",
            description = {
                "Leave out voters who vote unlike the others, by a test of this level, such as 0.01. Needs "
                        + "--voter-column."
            })
    @Nullable
    Double voterTest;

    @Option(
            names = "--voter-correction",
            paramLabel = "FOR",
            converter = Words.CorrectionConverter.class,
            description = {
                "What the level is the chance of: bonferroni (default): any false alarm; e-bh: an alarm being false; "
                        + "none: a false alarm for each voter by itself."
            })
    Words.@Nullable Correction correction;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = {
                "A secret key for --prompt-quantile and for the pseudonyms of clean: 64 hexadecimal digits, such as "
                        + "openssl rand -hex 32 makes."
            })
    @Nullable
    Path keyFile;

    private @Nullable KeyedHash key;

    /** The files that are read. */
    List<Path> files() {
        return Stream.of(leakPatterns, excludedVoters, keyFile)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** Whether there is a filter. */
    boolean isWanted() {
        return anonymous != null
                || !leakColumns.isEmpty()
                || isDroppingDuplicates
                || promptQuantile != null
                || votesPerDay != null
                || excludedVoters != null
                || voterTest != null;
    }

    /** Whether a filter looks at votes one by one: which came first, or which are the same. */
    boolean looksAtSingleVotes() {
        return isDroppingDuplicates || promptQuantile != null || votesPerDay != null || voterTest != null;
    }

    /**
     * Checks what can be checked before anything is read.
     *
     * @param votes where the columns are named
     * @param counts whether rows are votes
     * @param used options that the command itself has a use for
     * @throws IOException if a file cannot be read
     */
    void check(VoteOptions votes, CountOptions counts, Set<String> used) throws IOException {
        new HygieneChecks(this, votes, used).run(counts);
        if (leakPatterns != null) {
            InputFiles.require("--leak-patterns", leakPatterns);
        }
        if (excludedVoters != null) {
            InputFiles.require("--exclude-voters", excludedVoters);
        }
        key = keyFile == null ? null : HygieneFiles.key(keyFile);
    }

    /** The time zone in which days begin. */
    ZoneId zone() {
        try {
            return ZoneId.of(dayZone == null ? "UTC" : dayZone);
        } catch (DateTimeException e) {
            throw new UsageException(
                    "--day-zone is '" + dayZone + "' but must be a time zone such as Europe/Paris or " + "+02:00");
        }
    }

    /** The columns to read besides those given. */
    VoteColumns columns(VoteColumns columns) {
        Set<String> texts = new LinkedHashSet<>(columns.categories());
        texts.addAll(leakColumns);
        VoteColumns all = columns.withCategories(texts.toArray(String[]::new));
        return anonymous == null ? all : all.withTags(anonymous);
    }

    /**
     * The filters in the order in which the library's documents recommend them.
     *
     * @param roster who competes, for whoever looks for their names
     * @throws IOException if a file that an option names cannot be read
     */
    Cleaning cleaning(Roster roster) throws IOException {
        List<VoteFilter> filters = new ArrayList<>();
        if (anonymous != null) {
            filters.add(VoteFilters.anonymousOnly(anonymous));
        }
        if (!leakColumns.isEmpty()) {
            IdentityLeaks leaks = IdentityLeaks.inColumns(leakColumns.toArray(String[]::new));
            leaks = hasLeakNames ? leaks.withWords(roster.names()) : leaks;
            filters.add(leakPatterns == null ? leaks : HygieneFiles.patterns(leakPatterns, leaks));
        }
        if (isDroppingDuplicates) {
            filters.add(DuplicateVotes.withDefaults());
        }
        if (promptQuantile != null) {
            PromptDeduplication draw = PromptDeduplication.withDefaults().withQuantile(promptQuantile);
            filters.add(key == null ? draw : draw.with(key.derived(KEY_PURPOSE)));
        }
        if (votesPerDay != null) {
            filters.add(VotesPerDay.atMost(votesPerDay).inZone(zone()));
        }
        if (excludedVoters != null) {
            filters.add(VoteFilters.excludedVoters(HygieneFiles.voters(excludedVoters)));
        }
        if (voterTest != null) {
            VoterTest test = VoterTest.withDefaults().level(voterTest);
            filters.add(VoteFilters.anomalousVoters(test, chosenCorrection().correction));
        }
        return Cleaning.of(filters);
    }

    /** The key of the user's, or null without one. */
    @Nullable
    KeyedHash key() {
        return key;
    }

    private Words.Correction chosenCorrection() {
        return correction == null ? Words.Correction.BONFERRONI : correction;
    }

    /** Writes the options as they are in force, if there are filters. */
    void json(JsonWriter json) {
        if (!isWanted()) {
            return;
        }
        json.text("anonymous_only", anonymous)
                .texts("leak_columns", leakColumns)
                .text("leak_patterns", name(leakPatterns))
                .flag("leak_names", hasLeakNames)
                .flag("drop_duplicates", isDroppingDuplicates);
        number("prompt_quantile", promptQuantile, json);
        number("votes_per_day", votesPerDay, json);
        json.text("day_zone", votesPerDay == null ? null : zone().getId()).text("exclude_voters", name(excludedVoters));
        number("voter_test", voterTest, json);
        json.text(
                        "voter_correction",
                        voterTest == null ? null : chosenCorrection().toString())
                .text("key_file", name(keyFile));
    }

    private static void number(String name, @Nullable Number value, JsonWriter json) {
        if (value == null) {
            json.none(name);
        } else if (value instanceof Integer whole) {
            json.number(name, whole.longValue());
        } else {
            json.number(name, value.doubleValue());
        }
    }

    private static @Nullable String name(@Nullable Path file) {
        return file == null ? null : String.valueOf(file.getFileName());
    }
}
