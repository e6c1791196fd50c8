package org.podium.stats.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.podium.reference.ReferenceData;
import org.podium.votes.Outcome;
import org.podium.votes.OutcomeLabels;
import org.podium.votes.Sides;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;

/** Tallies of the real votes in the reference data; each skips the calling test where there are none. */
public final class RealVotes {
    private static final Map<String, Tally> ARENA = new ConcurrentHashMap<>();

    private RealVotes() {}

    /** 1,670,250 votes of the arena as pair counts, 129 competitors. */
    public static Tally golden() {
        TallyBuilder builder = Tally.builder().sides(Sides.MERGED);
        ReferenceData.csv("arena-20240814-counts/pair_counts.csv")
                .forEach(row -> builder.addCounts(
                        row.get("model_a"),
                        row.get("model_b"),
                        Long.parseLong(row.get("win_a")),
                        Long.parseLong(row.get("win_b")),
                        Long.parseLong(row.get("tie")),
                        Long.parseLong(row.get("both_bad"))));
        return builder.build();
    }

    /** Votes in rows with the arena's labels; battles of a competitor with itself are left out. */
    public static Tally arena(String file) {
        return ARENA.computeIfAbsent(file, RealVotes::read);
    }

    private static Tally read(String file) {
        TallyBuilder builder = Tally.builder();
        ReferenceData.csv(file).stream()
                .filter(row -> !row.get("model_a").equals(row.get("model_b")))
                .forEach(row -> builder.add(
                        row.get("model_a"),
                        row.get("model_b"),
                        OutcomeLabels.arena().find(row.get("winner")).orElseThrow(),
                        1));
        return builder.build();
    }

    /** 14,000 citations between four journals of statistics; a citation is a win of the cited one. */
    public static Tally citations() {
        TallyBuilder builder = Tally.builder();
        ReferenceData.csv("classic/citations_long.csv").stream()
                .filter(row -> !row.get("cited").equals(row.get("citing")))
                .forEach(row -> builder.add(
                        row.get("cited"), row.get("citing"), Outcome.FIRST, Long.parseLong(row.get("Freq"))));
        return builder.build();
    }

    /** The American League of 1987, the home team first. */
    public static Tally baseball() {
        TallyBuilder builder = Tally.builder();
        ReferenceData.csv("classic/baseball.csv")
                .forEach(row -> builder.addCounts(
                        row.get("home.team"),
                        row.get("away.team"),
                        Long.parseLong(row.get("home.wins")),
                        Long.parseLong(row.get("away.wins")),
                        0,
                        0));
        return builder.build();
    }

    /** College ice hockey of 2009-10, 125 draws among 1,083 games. */
    public static Tally iceHockey() {
        TallyBuilder builder = Tally.builder();
        ReferenceData.csv("classic/icehockey.csv")
                .forEach(row -> builder.add(
                        row.get("visitor"),
                        row.get("opponent"),
                        switch (row.get("result")) {
                            case "1" -> Outcome.FIRST;
                            case "0.5" -> Outcome.TIE;
                            case "0" -> Outcome.SECOND;
                            default -> throw new IllegalArgumentException(row.toString());
                        },
                        1));
        return builder.build();
    }
}
