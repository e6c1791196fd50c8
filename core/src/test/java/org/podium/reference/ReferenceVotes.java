package org.podium.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.Outcome;
import org.podium.votes.OutcomeLabels;
import org.podium.votes.Sides;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;

/** Votes of the reference data as logs and tallies; each method skips the calling test where they are not there. */
public final class ReferenceVotes {
    /** Style features of llmfao, whose counts are in columns such as {@code words_a} and {@code words_b}. */
    public static final List<String> LLMFAO_STYLE = List.of("words", "headers", "lists", "bold");

    private ReferenceVotes() {}

    /** The golden board: counts whose sides were merged, unless told otherwise. */
    public static Tally golden(Sides sides) {
        TallyBuilder builder = Tally.builder().sides(sides);
        for (Map<String, String> row : ReferenceData.csv("arena-20240814-counts/pair_counts.csv")) {
            builder.addCounts(
                    row.get("model_a"),
                    row.get("model_b"),
                    Long.parseLong(row.get("win_a")),
                    Long.parseLong(row.get("win_b")),
                    Long.parseLong(row.get("tie")),
                    Long.parseLong(row.get("both_bad")));
        }
        return builder.build();
    }

    /** 26,919 arena votes with their sides. */
    public static BattleLog arena33k() {
        BattleLogBuilder builder = BattleLog.builder();
        for (Map<String, String> row : ReferenceData.csv("arena-33k/votes.csv.gz")) {
            builder.add(row.get("model_a"), row.get("model_b"), outcome(row.get("winner")));
        }
        return builder.build();
    }

    /** 8,931 crowd votes with the style counts of both answers. */
    public static BattleLog llmfao() {
        BattleLogBuilder builder = BattleLog.builder();
        for (Map<String, String> row : ReferenceData.csv("llmfao/votes.csv")) {
            builder.add(row.get("model_a"), row.get("model_b"), outcome(row.get("winner")));
            for (String feature : LLMFAO_STYLE) {
                for (String side : List.of("_a", "_b")) {
                    builder.covariate(feature + side, Double.parseDouble(row.get(feature + side)));
                }
            }
        }
        return builder.build();
    }

    private static Outcome outcome(String label) {
        return OutcomeLabels.arena().find(label).orElseThrow();
    }

    /** 1987's American League; the home team is shown first. */
    public static Tally baseball() {
        TallyBuilder builder = Tally.builder().sides(Sides.KEPT);
        for (Map<String, String> row : ReferenceData.csv("classic/baseball.csv")) {
            builder.addCounts(
                    row.get("home.team"),
                    row.get("away.team"),
                    Long.parseLong(row.get("home.wins")),
                    Long.parseLong(row.get("away.wins")),
                    0,
                    0);
        }
        return builder.build();
    }

    /** College ice hockey: the visited team is shown first, {@code home} is 1, or 0 on neutral ice. */
    public static BattleLog iceHockey() {
        BattleLogBuilder builder = BattleLog.builder();
        for (Map<String, String> row : ReferenceData.csv("classic/icehockey.csv")) {
            Outcome outcome = switch (row.get("result")) {
                case "1" -> Outcome.SECOND;
                case "0" -> Outcome.FIRST;
                case "0.5" -> Outcome.TIE;
                default -> throw new IllegalArgumentException(row.toString());
            };
            builder.add(row.get("opponent"), row.get("visitor"), outcome)
                    .covariate("home", row.get("home.ice").equals("TRUE") ? 1 : 0);
        }
        return builder.build();
    }

    /** Results that stand in {@code src/test/resources/reference}, made by the scripts in {@code src/test/reference}. */
    public static Map<String, Object> results(String name) {
        try (InputStream input =
                Objects.requireNonNull(ReferenceVotes.class.getResourceAsStream("/reference/" + name), name)) {
            return Json.object(Json.parse(new String(input.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
