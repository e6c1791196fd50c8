package org.podium.cli.guide;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.podium.board.Leaderboard;
import org.podium.board.LeaderboardRow;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.interval.IntervalMethod;
import org.podium.votes.Tally;

public class Board {
    public static void main(String[] args) throws SQLException {
        String sql = "SELECT model_a, model_b, winner FROM read_csv(?, all_varchar = true) WHERE language = 'English'";
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                PreparedStatement query = duckdb.prepareStatement(sql)) {
            query.setString(1, args[0]);
            try (ResultSet rows = query.executeQuery()) {
                Tally tally = Tally.read(rows);
                BradleyTerryFit fit = BradleyTerry.withDefaults().fit(tally);
                Leaderboard board = Leaderboard.of(fit, IntervalMethod.sandwich(0.95));
                for (LeaderboardRow row : board.rows()) {
                    System.out.printf(Locale.ROOT, "%2d %-24s %.1f%n", row.rankUb(), row.competitor(), row.score());
                }
            }
        }
    }
}
