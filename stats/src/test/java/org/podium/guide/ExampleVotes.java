package org.podium.guide;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.podium.votes.Battle;
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
    private static Outcome outcome(SplittableRandom random, int lead) {
        double draw = random.nextDouble();
        if (draw < 0.2) {
            return draw < 0.15 ? Outcome.TIE : Outcome.BOTH_BAD;
        }
        return random.nextDouble() < 1 / (1 + Math.exp(-0.4 * lead)) ? Outcome.FIRST : Outcome.SECOND;
    }

    static Tally tally() {
        return Tally.of(battles());
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
