package org.podium.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.OutcomeLabels;

/** The example votes on drinks, and the options that clean them as the guide does. */
final class Drinks {
    static final Path FILE = VoteFiles.project("examples/data/drinks.csv.gz");
    static final Path LEAKS = VoteFiles.project("examples/data/drinks-leaks.txt");
    static final List<String> WORDS = List.of("mate", "green tea", "black coffee", "cocoa", "tap water");

    private Drinks() {}

    /** All filters. */
    static List<Object> filters() {
        return List.of(
                "--voter-column",
                "voter",
                "--prompt-column",
                "prompt",
                "--time-column",
                "time",
                "--anonymous-only",
                "anonymous",
                "--leak-columns",
                "answer_a,answer_b",
                "--leak-patterns",
                LEAKS,
                "--drop-duplicates",
                "--prompt-quantile",
                "0.999",
                "--votes-per-day",
                "50",
                "--voter-test",
                "0.01");
    }

    /** The lines of the file, the names of its columns first. */
    static List<String> lines() {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8))) {
            return in.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The votes, read without the command. No field holds a comma. */
    static BattleLog log() {
        BattleLogBuilder builder = BattleLog.builder();
        List<String> lines = lines();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            builder.add(
                            fields[0],
                            fields[1],
                            OutcomeLabels.arena().find(fields[2]).orElseThrow())
                    .voter(fields[3])
                    .prompt(fields[4])
                    .time(Instant.parse(fields[5]))
                    .category("answer_a", fields[7])
                    .category("answer_b", fields[8]);
            if (fields[6].equals("true")) {
                builder.tag("anonymous");
            }
        }
        return builder.build();
    }
}
