package org.podium.guide;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.podium.votes.Battle;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.Outcome;
import org.podium.votes.Tally;

/** A few hundred votes on drinks, the same at every call. */
final class ExampleVotes {
    private static final List<String> DRINKS = List.of("mate", "green-tea", "black-coffee", "cocoa", "tap-water");
    private static final Map<Outcome, String> LABELS = Map.of(
            Outcome.FIRST, "model_a",
            Outcome.SECOND, "model_b",
            Outcome.TIE, "tie",
            Outcome.BOTH_BAD, "tie (bothbad)");

    private ExampleVotes() {}

    static List<Battle> battles() {
        SplittableRandom random = new SplittableRandom(7);
        List<Battle> battles = new ArrayList<>();
        while (battles.size() < 400) {
            int first = random.nextInt(DRINKS.size());
            int second = random.nextInt(DRINKS.size());
            if (first != second) {
                battles.add(new Battle(DRINKS.get(first), DRINKS.get(second), outcome(random, second - first)));
            }
        }
        return battles;
    }

    /** The earlier in the list the stronger; a fifth of the votes are ties or both bad. */
    private static Outcome outcome(SplittableRandom random, double lead) {
        double draw = random.nextDouble();
        if (draw < 0.2) {
            return draw < 0.15 ? Outcome.TIE : Outcome.BOTH_BAD;
        }
        return random.nextDouble() < 1 / (1 + Math.exp(-0.4 * lead)) ? Outcome.FIRST : Outcome.SECOND;
    }

    static Tally tally() {
        return Tally.of(battles());
    }

    private static final int[] USUAL_WORDS = {120, 90, 140, 320, 40};

    /**
     * 3,000 votes on descriptions of the drinks, with counts of words and headers of both: voters like what is long, and
     * cocoa is described at length.
     */
    static BattleLog described() {
        SplittableRandom random = new SplittableRandom(11);
        BattleLogBuilder log = BattleLog.builder();
        for (int vote = 0; vote < 3_000; vote++) {
            int first = random.nextInt(DRINKS.size());
            int second = (first + 1 + random.nextInt(DRINKS.size() - 1)) % DRINKS.size();
            double firstWords = words(random, first);
            double secondWords = words(random, second);
            double longer = (firstWords - secondWords) / (firstWords + secondWords);
            log.add(DRINKS.get(first), DRINKS.get(second), outcome(random, second - first + 3 * longer))
                    .covariate("words_a", firstWords)
                    .covariate("words_b", secondWords)
                    .covariate("headers_a", random.nextInt(4))
                    .covariate("headers_b", random.nextInt(4))
                    .category("task", random.nextInt(3) == 0 ? "recipe" : "praise");
        }
        return log.build();
    }

    private static double words(SplittableRandom random, int drink) {
        return Math.rint(USUAL_WORDS[drink] * (0.4 + 1.2 * random.nextDouble()));
    }

    /** A database in memory with a table of the votes. */
    static Connection database() throws SQLException {
        Connection database = ApplicationsTest.database(
                "CREATE TABLE vote (model_a VARCHAR, model_b VARCHAR, winner VARCHAR, language VARCHAR)");
        try (PreparedStatement insert = database.prepareStatement("INSERT INTO vote VALUES (?, ?, ?, ?)")) {
            int vote = 0;
            for (Battle battle : battles()) {
                insert.setString(1, battle.first());
                insert.setString(2, battle.second());
                insert.setString(3, LABELS.get(battle.outcome()));
                insert.setString(4, vote++ % 3 == 0 ? "Chinese" : "English");
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return database;
    }
}
