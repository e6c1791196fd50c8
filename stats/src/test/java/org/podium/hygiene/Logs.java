package org.podium.hygiene;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.podium.stats.internal.Streams;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.Outcome;

/** Small logs with every column, and what their rows say as texts. */
final class Logs {
    private static final List<Outcome> OUTCOMES = List.of(Outcome.FIRST, Outcome.SECOND);

    private Logs() {}

    /** Votes of few kinds, so that many are equal in part or in everything. */
    static BattleLog random(int votes, long seed) {
        SplittableRandom random = Streams.of(seed, 1);
        BattleLogBuilder builder = BattleLog.builder();
        for (int vote = 0; vote < votes; vote++) {
            int first = random.nextInt(4);
            int second = (first + 1 + random.nextInt(3)) % 4;
            builder.add("c" + first, "c" + second, OUTCOMES.get(random.nextInt(2)))
                    .epochMicros(random.nextInt(3) * 43_200_000_000L)
                    .covariate("length", random.nextInt(2));
            if (random.nextInt(8) > 0) {
                builder.voter("v" + random.nextInt(3));
            }
            if (random.nextInt(8) > 0) {
                builder.prompt("prompt " + (int) (6 * random.nextDouble() * random.nextDouble()));
            }
            if (random.nextInt(3) > 0) {
                builder.category("language", random.nextBoolean() ? "en" : "de");
            }
            if (random.nextBoolean()) {
                builder.tag("anonymous");
            }
        }
        return builder.build();
    }

    /** Everything a row says. */
    static String row(BattleLog log, int row) {
        StringBuilder text = new StringBuilder(log.battle(row).toString());
        log.voter().ifPresent(voters -> text.append(voters.text(row)));
        log.prompt().ifPresent(prompts -> text.append(prompts.text(row)));
        if (log.hasTimes()) {
            text.append(log.time(row));
        }
        text.append(log.weight(row));
        for (String category : new TreeSet<>(log.categories())) {
            text.append(log.category(category).text(row));
        }
        for (String tag : new TreeSet<>(log.tags())) {
            text.append(log.tag(tag).test(row));
        }
        for (String covariate : new TreeSet<>(log.covariates())) {
            text.append(log.covariate(covariate).value(row));
        }
        return text.toString();
    }

    /** All rows, sorted, so that logs that differ in the order of rows alone have the same. */
    static List<String> sortedRows(BattleLog log) {
        List<String> rows = rows(log);
        Collections.sort(rows);
        return rows;
    }

    /** All rows in order. */
    static List<String> rows(BattleLog log) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < log.size(); row++) {
            rows.add(row(log, row));
        }
        return rows;
    }

    /** The rows in another order. */
    static BattleLog shuffled(BattleLog log, long seed) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < log.size(); row++) {
            rows.add(row);
        }
        Collections.shuffle(rows, new Random(seed));
        BattleLogBuilder builder = BattleLog.builder();
        for (int row : rows) {
            builder.add(log.battle(row));
            log.voter().flatMap(voters -> voters.text(row)).ifPresent(builder::voter);
            log.prompt().flatMap(prompts -> prompts.text(row)).ifPresent(builder::prompt);
            if (log.hasTimes()) {
                builder.epochMicros(log.epochMicros(row));
            }
            for (String category : log.categories()) {
                log.category(category).text(row).ifPresent(value -> builder.category(category, value));
            }
            log.tags().stream().filter(tag -> log.tag(tag).test(row)).forEach(builder::tag);
            for (String covariate : log.covariates()) {
                builder.covariate(covariate, log.covariate(covariate).value(row));
            }
        }
        return builder.build();
    }
}
