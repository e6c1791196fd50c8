package org.podium.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.podium.board.Leaderboard;
import org.podium.board.LeaderboardRow;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.OnUnidentifiable;
import org.podium.elo.Elo;
import org.podium.elo.EloRating;
import org.podium.elo.EloTable;
import org.podium.elo.EloUpdate;
import org.podium.execution.Execution;
import org.podium.guide.JdbcTemplate.ResultSetExtractor;
import org.podium.interval.IntervalMethod;
import org.podium.resampling.Bootstrap;
import org.podium.votes.Battle;
import org.podium.votes.DataException;
import org.podium.votes.Outcome;
import org.podium.votes.OutcomeLabels;
import org.podium.votes.PairCountColumns;
import org.podium.votes.Sides;
import org.podium.votes.Tally;
import org.podium.votes.VoteColumns;

/** The Java of docs/guide/applications.md. */
class ApplicationsTest {
    private static final String CHAPTER = "docs/guide/applications.md";

    @Test
    void ratesVoteByVote() throws Exception {
        List<String> printed = Printed.by(() -> {
            EloTable ratings = EloTable.create(Elo.withDefaults());
            ratings.record("green-tea", "black-coffee", Outcome.FIRST);
            for (EloRating row : ratings.snapshot()) {
                System.out.println(row.competitor() + " " + row.rating() + ", votes: " + row.votes());
            }
        });

        Documents.assertShows(CHAPTER, printed);
    }

    @Test
    void choosesTheUpdateStep() {
        EloTable ratings = EloTable.create(Elo.withDefaults().withUpdateStep(16));
        ratings.register("oat-latte", 1100);

        EloUpdate update = ratings.record("green-tea", "black-coffee", Outcome.FIRST);

        assertEquals(new EloUpdate(1008, 992), update);
        assertEquals(0.64, ratings.elo().expectedScore(1100, 1000), 0.0001);
    }

    static void save(Connection database, EloTable ratings) throws SQLException {
        database.setAutoCommit(false);
        try (Statement clear = database.createStatement();
                PreparedStatement insert = database.prepareStatement("INSERT INTO rating VALUES (?, ?, ?)")) {
            clear.execute("DELETE FROM rating");
            for (EloRating row : ratings.snapshot()) {
                insert.setString(1, row.competitor());
                insert.setDouble(2, row.rating());
                insert.setLong(3, row.votes());
                insert.addBatch();
            }
            insert.executeBatch();
            database.commit();
        }
    }

    static EloTable load(Connection database) throws SQLException {
        List<EloRating> rows = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet result = statement.executeQuery("SELECT competitor, rating, votes FROM rating")) {
            while (result.next()) {
                rows.add(new EloRating(result.getString(1), result.getDouble(2), result.getLong(3)));
            }
        }
        return EloTable.restore(Elo.withDefaults().withUpdateStep(16), rows);
    }

    @Test
    void savesAndRestoresRatings() throws SQLException {
        EloTable ratings = EloTable.create(Elo.withDefaults().withUpdateStep(16));
        ratings.record("green-tea", "black-coffee", Outcome.FIRST);
        ratings.record("mate", "green-tea", Outcome.TIE);
        try (Connection database = database("CREATE TABLE rating ("
                + "competitor VARCHAR PRIMARY KEY, rating DOUBLE PRECISION NOT NULL, votes BIGINT NOT NULL)")) {
            save(database, ratings);
            save(database, ratings);
            assertEquals(ratings.snapshot(), load(database).snapshot());
        }
    }

    static final class LiveBoard {
        private static final BradleyTerry MODEL = BradleyTerry.withDefaults().with(OnUnidentifiable.PRIOR);

        private final AtomicReference<Tally> votes = new AtomicReference<>(Tally.empty());

        void record(Battle battle) {
            votes.accumulateAndGet(Tally.of(List.of(battle)), Tally::plus);
        }

        void retract(Battle battle) {
            votes.accumulateAndGet(Tally.of(List.of(battle)), Tally::minus);
        }

        List<LeaderboardRow> rows() {
            Tally now = votes.get();
            if (now.battles() == 0) {
                return List.of();
            }
            return Leaderboard.of(MODEL.fit(now), IntervalMethod.fisher(0.95)).rows();
        }
    }

    @Test
    void keepsALiveBoard() {
        LiveBoard board = new LiveBoard();
        assertEquals(List.of(), board.rows());
        for (Battle battle : ExampleVotes.battles()) {
            board.record(battle);
        }
        List<LeaderboardRow> before = board.rows();
        Battle doubtful = new Battle("mate", "green-tea", Outcome.FIRST);
        board.record(doubtful);
        assertTrue(!before.equals(board.rows()));
        board.retract(doubtful);
        assertEquals(before, board.rows());
    }

    @Test
    void showsABoardAfterEveryVote() {
        for (Outcome first : Outcome.values()) {
            LiveBoard board = new LiveBoard();
            board.record(new Battle("mate", "green-tea", first));
            assertTrue(board.rows().stream().allMatch(row -> row.caution().isPresent()));
            for (Battle battle : ExampleVotes.battles().subList(0, 40)) {
                board.record(battle);
                assertTrue(board.rows().stream().allMatch(row -> row.lower() < row.upper()));
            }
        }
    }

    @Test
    void savesATally() {
        Tally tally = ExampleVotes.tally();

        byte[] saved = tally.toBytes();
        Tally restored = Tally.fromBytes(saved);

        assertEquals(tally, restored);
    }

    @Test
    void readsVotesFromADatabase() throws SQLException {
        try (Connection database = ExampleVotes.database()) {
            Tally tally;
            try (Statement statement = database.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT model_a, model_b, winner FROM vote")) {
                tally = Tally.read(rows);
            }

            assertEquals(ExampleVotes.tally(), tally);
        }
    }

    @Test
    void readsOtherColumnsAndLabels() throws SQLException {
        try (Connection database = database(
                "CREATE TABLE duel (left_drink VARCHAR, right_drink VARCHAR, verdict VARCHAR)",
                "INSERT INTO duel VALUES ('mate', 'green-tea', 'left'), ('mate', 'green-tea', 'equal')")) {
            VoteColumns columns = VoteColumns.withDefaults()
                    .withCompetitors("left_drink", "right_drink")
                    .withOutcome("verdict")
                    .withLabels(OutcomeLabels.none()
                            .with("left", Outcome.FIRST)
                            .with("right", Outcome.SECOND)
                            .with("equal", Outcome.TIE));
            Tally tally;
            try (Statement statement = database.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT left_drink, right_drink, verdict FROM duel")) {
                tally = Tally.read(rows, columns);
            }

            assertEquals(1, tally.count("mate", "green-tea", Outcome.TIE));
            assertEquals(2, tally.battles());
        }
    }

    @Test
    void countsInTheDatabase() throws SQLException {
        try (Connection database = ExampleVotes.database()) {
            String sql = """
                    SELECT model_a, model_b,
                           sum(CASE WHEN winner = 'model_a' THEN 1 ELSE 0 END) AS win_a,
                           sum(CASE WHEN winner = 'model_b' THEN 1 ELSE 0 END) AS win_b,
                           sum(CASE WHEN winner = 'tie' THEN 1 ELSE 0 END) AS tie,
                           sum(CASE WHEN winner = 'tie (bothbad)' THEN 1 ELSE 0 END) AS both_bad
                    FROM vote
                    GROUP BY model_a, model_b
                    """;
            PairCountColumns columns = PairCountColumns.withDefaults().withSides(Sides.KEPT);
            Tally tally;
            try (Statement statement = database.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                tally = Tally.readCounts(rows, columns);
            }

            assertEquals(ExampleVotes.tally(), tally);
        }
    }

    @Test
    void fitsSpringsExtractor() throws SQLException {
        try (Connection database = ExampleVotes.database()) {
            JdbcTemplate jdbc = new JdbcTemplate(database);

            ResultSetExtractor<Tally> reader = Tally::read;
            Tally tally = jdbc.query("SELECT model_a, model_b, winner FROM vote", reader);

            assertEquals(ExampleVotes.tally(), tally);
        }
    }

    @Test
    void usesAPoolTheApplicationOwns() {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(ExampleVotes.tally());
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            AtomicLong done = new AtomicLong();
            AtomicBoolean stop = new AtomicBoolean();

            Execution inParallel = Execution.on(pool, 2)
                    .progress((replicates, total) -> done.set(replicates))
                    .cancelledBy(stop::get);
            Bootstrap bootstrap =
                    Bootstrap.withDefaults().replicates(1000).seed(42).execution(inParallel);
            Leaderboard board =
                    Leaderboard.of(fit, IntervalMethod.percentile(0.95).with(bootstrap));

            assertEquals(1000, done.get());
            Leaderboard alone = Leaderboard.of(fit, IntervalMethod.percentile(0.95));
            assertEquals(alone.rows(), board.rows());
            stop.set(true);
            assertThrows(CancellationException.class, () -> bootstrap.run(fit));
        } finally {
            pool.shutdown();
        }
    }

    private final List<String> messages = new ArrayList<>();

    private void show(String message) {
        messages.add(message);
    }

    @Test
    void tellsWhatIsWrongWithTheVotes() {
        Tally tally = Tally.of(List.of(new Battle("mate", "green-tea", Outcome.FIRST)));

        try {
            BradleyTerry.withDefaults().fit(tally);
        } catch (DataException e) {
            show(e.finding().kind() + ": " + e.finding().message());
            e.finding().remedies().forEach(remedy -> show("you can " + remedy));
        }

        Documents.assertShows(CHAPTER, messages);
    }

    static Connection database(String... statements) throws SQLException {
        Connection database = DriverManager.getConnection("jdbc:h2:mem:");
        try (Statement statement = database.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return database;
    }
}
