package org.podium.guide;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.podium.simulation.SimulatedLeague;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.Outcome;

/** Votes on drinks as they come in: with double clicks, a popular prompt, answers that name a drink, and one fan. */
final class RawVotes {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final int HONEST = 8000;
    private static final int SECONDS_BETWEEN = 60;

    private final SplittableRandom random = new SplittableRandom(5);
    private final BattleLogBuilder builder = BattleLog.builder();

    private RawVotes() {}

    static BattleLog log() {
        return new RawVotes().make();
    }

    private BattleLog make() {
        BattleLog honest = SimulatedLeague.of(
                        Map.of("mate", 0.5, "green-tea", 0.3, "black-coffee", 0.1, "cocoa", -0.3, "tap-water", -0.6))
                .withVoters(80)
                .votes(HONEST, 11);
        for (int row = 0; row < HONEST; row++) {
            String voter = honest.voter().orElseThrow().text(row).orElseThrow();
            String prompt = random.nextInt(20) == 0 ? "Hello" : "question " + random.nextInt(3000);
            add(row, 0, honest.battle(row).first(), honest.battle(row).second(), honest.outcome(row), voter, prompt);
            if (random.nextInt(100) == 0) {
                add(
                        row,
                        1,
                        honest.battle(row).first(),
                        honest.battle(row).second(),
                        honest.outcome(row),
                        voter,
                        prompt);
            }
            if (row % 50 == 0) {
                String other = List.of("mate", "green-tea", "black-coffee").get(random.nextInt(3));
                add(row, 2, other, "cocoa", Outcome.SECOND, "voter-fan", "question " + row);
            }
        }
        return builder.build();
    }

    private void add(
            int minute, int second, String first, String opponent, Outcome outcome, String voter, String prompt) {
        builder.add(first, opponent, outcome)
                .voter(voter)
                .prompt(prompt)
                .time(START.plusSeconds((long) SECONDS_BETWEEN * minute + second))
                .category("answer_a", answer(first))
                .category("answer_b", answer(opponent));
        if (random.nextInt(25) > 0) {
            builder.tag("anonymous");
        }
    }

    private String answer(String drink) {
        return random.nextInt(50) == 0 ? "I am " + drink.replace('-', ' ') + "." : "Drink me.";
    }
}
