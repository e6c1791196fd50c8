package org.podium.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.podium.board.BoardOptions;
import org.podium.board.Leaderboard;
import org.podium.board.PairMatrix;
import org.podium.bradleyterry.BothBad;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.Identifiability;
import org.podium.bradleyterry.OnUnidentifiable;
import org.podium.bradleyterry.RatingScale;
import org.podium.bradleyterry.TieModel;
import org.podium.bradleyterry.UnidentifiableException;
import org.podium.interval.IntervalMethod;
import org.podium.interval.RelativeTo;
import org.podium.votes.Battle;
import org.podium.votes.BattleLog;
import org.podium.votes.Finding;
import org.podium.votes.Outcome;
import org.podium.votes.Tally;
import org.podium.votes.VoteColumns;

/** The Java of docs/guide/evaluations.md, apart from the program that reads files. */
class EvaluationsTest {
    private static final String CHAPTER = "docs/guide/evaluations.md";

    @Test
    void choosesOptions() {
        Tally tally = ExampleVotes.tally();

        BradleyTerry model = BradleyTerry.withDefaults().with(TieModel.HALF_WIN).with(BothBad.DROPPED);
        BoardOptions options = BoardOptions.withDefaults()
                .with(RatingScale.anchored("tap-water", 800))
                .with(RelativeTo.ANCHOR)
                .withMinimumVotes(100);
        Leaderboard board = Leaderboard.of(model.fit(tally), IntervalMethod.sandwich(0.95), options);

        assertEquals(
                0,
                board.rows().stream()
                        .filter(row -> row.competitor().equals("tap-water"))
                        .findFirst()
                        .orElseThrow()
                        .standardError());
    }

    @Test
    void leavesCompetitorsOut() {
        Tally tally = ExampleVotes.tally();

        List<String> names = new ArrayList<>(tally.roster().names());
        names.remove("tap-water");
        Tally withoutWater = tally.restrictedTo(names);

        assertEquals(4, withoutWater.roster().size());
    }

    @Test
    void makesABoardForEachLanguage() throws SQLException {
        try (Connection database = ExampleVotes.database()) {
            Map<String, Leaderboard> boards = new TreeMap<>();
            try (Statement statement = database.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT model_a, model_b, winner, language FROM vote")) {
                BattleLog log = BattleLog.read(rows, VoteColumns.withDefaults().withCategories("language"));
                for (String language : log.category("language").values()) {
                    BattleLog part = log.select(log.category("language").equalTo(language));
                    BradleyTerryFit fit = BradleyTerry.withDefaults().fit(Tally.of(part));
                    boards.put(language, Leaderboard.of(fit, IntervalMethod.sandwich(0.95)));
                }
            }

            assertEquals(List.of("Chinese", "English"), List.copyOf(boards.keySet()));
            assertEquals(
                    ExampleVotes.tally().battles(),
                    boards.values().stream()
                            .mapToLong(board -> board.fit().tally().battles())
                            .sum());
        }
    }

    /** Two groups that never met. */
    private static Tally twoGroups() {
        List<Battle> battles = new ArrayList<>(ExampleVotes.battles());
        battles.add(new Battle("sencha", "matcha", Outcome.FIRST));
        battles.add(new Battle("matcha", "sencha", Outcome.FIRST));
        return Tally.of(battles);
    }

    @Test
    void checksBeforeFitting() throws Exception {
        Tally tally = twoGroups();
        List<String> printed = Printed.by(() -> {
            Identifiability verdict = BradleyTerry.withDefaults().check(tally);
            for (Finding finding : verdict.findings()) {
                System.out.println(finding.message());
            }
        });

        Documents.assertShows(CHAPTER, printed);
        assertThrows(
                UnidentifiableException.class, () -> BradleyTerry.withDefaults().fit(tally));
    }

    @Test
    void keepsTheLargestComponent() throws Exception {
        Tally tally = twoGroups();
        List<String> printed = Printed.by(() -> {
            BradleyTerry model = BradleyTerry.withDefaults().with(OnUnidentifiable.LARGEST_COMPONENT);
            BradleyTerryFit fit = model.fit(tally);
            System.out.println("left out: " + fit.droppedCompetitors() + " with " + fit.droppedBattles() + " votes");
        });

        Documents.assertShows(CHAPTER, printed);
    }

    @Test
    void fitsEachComponent() throws Exception {
        Tally tally = twoGroups();
        List<String> printed = Printed.by(() -> {
            for (BradleyTerryFit part : BradleyTerry.withDefaults().fitEachComponent(tally)) {
                System.out.println("a board of " + part.roster().names());
            }
        });

        Documents.assertShows(CHAPTER, printed);
    }

    @Test
    void marksWhatRestsOnThePrior() {
        Tally tally = twoGroups();

        BradleyTerryFit fit =
                BradleyTerry.withDefaults().with(OnUnidentifiable.PRIOR).fit(tally);
        boolean guessed = fit.restsOnPrior("sencha", "mate"); // true: no chain of results links them

        assertTrue(guessed);
    }

    @Test
    void countsWhoMetWhom() {
        Tally tally = ExampleVotes.tally();

        PairMatrix matrix = PairMatrix.of(tally, TieModel.DROPPED, BothBad.DROPPED);
        int mate = matrix.roster().indexOf("mate");
        int water = matrix.roster().indexOf("tap-water");
        double share = matrix.winFraction(mate, water).orElseThrow(); // empty if they never met
        long battles = matrix.battles(mate, water);

        assertTrue(share > 0.5 && battles > 10);
    }
}
