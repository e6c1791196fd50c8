package org.podium.examples.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.podium.board.Leaderboard;
import org.podium.board.LeaderboardRow;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.elo.Elo;
import org.podium.elo.EloRating;
import org.podium.elo.EloTable;
import org.podium.interval.IntervalMethod;
import org.podium.votes.Battle;
import org.podium.votes.Outcome;
import org.podium.votes.Tally;

/** Rates the games of an evening twice: one by one as they end, and all together. */
public final class Main {

    private Main() {}

    /**
     * Prints the live ratings and then the board.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        List<Battle> games = evening();
        printLiveRatings(games);
        printBoard(games);
    }

    private static List<Battle> evening() {
        List<Battle> games = new ArrayList<>();
        for (int round = 0; round < 12; round++) {
            games.add(new Battle("Ada", "Blaise", round % 4 == 0 ? Outcome.SECOND : Outcome.FIRST));
            games.add(new Battle("Carl", "Ada", round % 3 == 0 ? Outcome.TIE : Outcome.SECOND));
            games.add(new Battle("Blaise", "Carl", round % 2 == 0 ? Outcome.FIRST : Outcome.SECOND));
        }
        return games;
    }

    private static void printLiveRatings(List<Battle> games) {
        EloTable ratings = EloTable.create(Elo.withDefaults());
        games.forEach(ratings::record);
        for (EloRating row : ratings.snapshot()) {
            print("live  %-6s %7.1f after %d games", row.competitor(), row.rating(), row.votes());
        }
    }

    private static void printBoard(List<Battle> games) {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(Tally.of(games));
        Leaderboard board = Leaderboard.of(fit, IntervalMethod.sandwich(0.95));
        for (LeaderboardRow row : board.rows()) {
            print(
                    "board %d %-6s %7.1f from %.1f to %.1f",
                    row.rankUb(), row.competitor(), row.score(), row.lower(), row.upper());
        }
        print("%s uses %s and %s", moduleOf(Main.class), moduleOf(BradleyTerry.class), moduleOf(Leaderboard.class));
    }

    private static String moduleOf(Class<?> type) {
        return type.getModule().isNamed() ? type.getModule().getName() : "an unnamed module";
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
