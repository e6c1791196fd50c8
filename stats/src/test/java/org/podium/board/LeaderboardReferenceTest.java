package org.podium.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.podium.bradleyterry.BothBad;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.RatingScale;
import org.podium.bradleyterry.TieModel;
import org.podium.interval.IntervalMethod;
import org.podium.interval.RelativeTo;
import org.podium.reference.Json;
import org.podium.reference.ReferenceData;
import org.podium.resampling.Bootstrap;
import org.podium.resampling.LostReplicates;
import org.podium.stats.testing.RealVotes;
import org.podium.stats.testing.References;
import org.podium.votes.DataException;
import org.podium.votes.Tally;
import org.podium.votes.VoteCounts;

/**
 * Boards of real votes against references made by numpy 2.4.6 and scipy 1.17.1 (the data's {@code tools/bt_ref.py}), and
 * average win rates against evalica 0.4.2.
 */
class LeaderboardReferenceTest {
    private static final double POINTS = 400 / Math.log(10);
    private static final String NEWCOMER = "qwen3-coder-480b-a35b-instruct";

    /**
     * In points. The references' strengths are off by up to 1e-9 and their errors by a relative 4e-12, beside the rounding
     * of 1.959964 to seven digits: 3.6e-9 standard errors.
     */
    private static final double BOUNDS = 1e-6;

    private static List<Map<String, Object>> models(Map<String, Object> reference) {
        return Json.array(References.member(reference, "models")).stream()
                .map(Json::object)
                .toList();
    }

    private static Map<String, LeaderboardRow> byName(Leaderboard board) {
        return board.rows().stream().collect(Collectors.toMap(LeaderboardRow::competitor, row -> row));
    }

    private static LeaderboardRow row(Map<String, LeaderboardRow> rows, Map<String, Object> model) {
        return Optional.ofNullable(rows.get((String) model.get("model"))).orElseThrow();
    }

    @Test
    void goldenBoardRelativeToTheMean() {
        Map<String, Object> reference = ReferenceData.json("arena-20240814-counts/reference_bt.json");
        BoardOptions options =
                BoardOptions.withDefaults().with(RatingScale.anchored("mixtral-8x7b-instruct-v0.1", 1114));
        Leaderboard board = Leaderboard.of(
                BradleyTerry.withDefaults().fit(RealVotes.golden()), IntervalMethod.sandwich(0.95), options);
        Map<String, LeaderboardRow> rows = byName(board);
        assertEquals(129, rows.size());
        for (Map<String, Object> model : models(reference)) {
            LeaderboardRow row = row(rows, model);
            assertEquals(References.number(model, "rank_ub"), row.rankUb(), row.competitor());
            assertEquals(References.number(model, "rank"), row.position(), row.competitor());
            assertEquals((long) References.number(model, "votes"), row.votes(), row.competitor());
            assertEquals(References.number(model, "rating_anchored"), row.score(), BOUNDS, row.competitor());
            assertEquals(POINTS * References.number(model, "se_sandwich"), row.standardError(), 1e-8, row.competitor());
            double shift = References.number(model, "rating_anchored") - References.number(model, "rating");
            assertEquals(References.number(model, "lower") + shift, row.lower(), BOUNDS, row.competitor());
            assertEquals(References.number(model, "upper") + shift, row.upper(), BOUNDS, row.competitor());
            assertEquals(Optional.empty(), row.caution(), row.competitor());
        }
    }

    @Test
    void goldenBoardRelativeToTheAnchor() {
        Map<String, Object> reference = ReferenceData.json("arena-20240814-counts/reference_bt.json");
        BoardOptions options = BoardOptions.withDefaults()
                .with(RatingScale.anchored("mixtral-8x7b-instruct-v0.1", 1114))
                .with(RelativeTo.ANCHOR);
        Leaderboard board = Leaderboard.of(
                BradleyTerry.withDefaults().fit(RealVotes.golden()), IntervalMethod.sandwich(0.95), options);
        Map<String, LeaderboardRow> rows = byName(board);
        for (Map<String, Object> model : models(reference)) {
            LeaderboardRow row = row(rows, model);
            assertEquals(References.number(model, "rank_ub_vs_anchor"), row.rankUb(), row.competitor());
            assertEquals(
                    POINTS * References.number(model, "se_sandwich_vs_anchor"),
                    row.standardError(),
                    // The reference takes the root of a variance that cancels to zero for the anchor itself.
                    row.competitor().equals("mixtral-8x7b-instruct-v0.1") ? 1e-5 : 1e-8,
                    row.competitor());
        }
        LeaderboardRow anchor =
                Optional.ofNullable(rows.get("mixtral-8x7b-instruct-v0.1")).orElseThrow();
        assertEquals(1114, anchor.lower());
        assertEquals(1114, anchor.upper());
    }

    /** Fisher errors stand in the same file. */
    @Test
    void goldenBoardHasTheFisherErrors() {
        Map<String, Object> reference = ReferenceData.json("arena-20240814-counts/reference_bt.json");
        Map<String, LeaderboardRow> rows = byName(
                Leaderboard.of(BradleyTerry.withDefaults().fit(RealVotes.golden()), IntervalMethod.fisher(0.95)));
        for (Map<String, Object> model : models(reference)) {
            LeaderboardRow row = row(rows, model);
            assertEquals(POINTS * References.number(model, "se_fisher"), row.standardError(), 1e-8, row.competitor());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "arena-140k/votes.csv.gz, arena-140k/reference.json, 53",
        "arena-33k/votes.csv.gz, arena-33k/reference.json, 20",
        "llmfao/votes.csv, llmfao/reference.json, 59"
    })
    void boardsFromRowsOfVotes(String votes, String json, int competitors) {
        Map<String, Object> reference = ReferenceData.json(json);
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(RealVotes.arena(votes));
        Map<String, LeaderboardRow> rows = byName(Leaderboard.of(fit, IntervalMethod.sandwich(0.95)));
        assertEquals(competitors, rows.size());
        for (Map<String, Object> model : models(reference)) {
            LeaderboardRow row = row(rows, model);
            assertEquals(References.number(model, "rank_ub"), row.rankUb(), row.competitor());
            assertEquals(References.number(model, "rating"), row.score(), BOUNDS, row.competitor());
            assertEquals(References.number(model, "lower"), row.lower(), BOUNDS, row.competitor());
            assertEquals(References.number(model, "upper"), row.upper(), BOUNDS, row.competitor());
            assertEquals(
                    POINTS * References.number(model, "se_sandwich"), row.standardError(), BOUNDS, row.competitor());
            assertEquals((long) References.number(model, "votes"), row.votes(), row.competitor());
            assertEquals(
                    References.number(model, "score"),
                    row.wins() + 0.5 * (row.ties() + row.bothBad()),
                    row.competitor());
        }
    }

    @Test
    void theCompetitorWithTwoVotesHasACaution() {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(RealVotes.arena("arena-140k/votes.csv.gz"));
        Leaderboard board = Leaderboard.of(fit, IntervalMethod.sandwich(0.95));
        Map<String, String> cautions = new TreeMap<>();
        board.rows().forEach(row -> row.caution().ifPresent(why -> cautions.put(row.competitor(), why)));
        assertEquals(Map.of(NEWCOMER, "few votes (2)"), cautions);
    }

    /** Two votes of 135,624 are both missing in e⁻² = 13.5 % of replicates; six binomial deviations either way, 2e-9. */
    @Test
    void itsBootstrapNamesTheCompetitorAndTheRemedies() {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(RealVotes.arena("arena-140k/votes.csv.gz"));
        IntervalMethod method = IntervalMethod.percentile(0.95);
        DataException exception = assertThrows(DataException.class, () -> Leaderboard.of(fit, method));
        LostReplicates lost = assertInstanceOf(LostReplicates.class, exception.finding());
        assertEquals(List.of(NEWCOMER), lost.competitors());
        assertEquals(0.1353, lost.share(), 6 * 0.0108);
        assertTrue(exception.getMessage().contains(NEWCOMER), exception.getMessage());
        assertEquals(3, lost.remedies().size());
    }

    @Test
    void lostReplicatesCanBePutUpWith() {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(RealVotes.arena("arena-140k/votes.csv.gz"));
        IntervalMethod method =
                IntervalMethod.percentile(0.95).with(Bootstrap.withDefaults().maximumLostShare(0.25));
        Leaderboard board = Leaderboard.of(fit, method);
        assertEquals(53, board.rows().size());
        assertEquals(1, board.notes().size());
        assertTrue(board.notes().get(0).contains(NEWCOMER), board.notes().get(0));
    }

    /** Each remedy leads to a board. */
    @Test
    void withoutTheCompetitorNoReplicateIsLost() {
        Tally votes = RealVotes.arena("arena-140k/votes.csv.gz");
        Tally others = votes.restrictedTo(votes.roster().names().stream()
                .filter(name -> !name.equals(NEWCOMER))
                .toList());
        Leaderboard board = Leaderboard.of(BradleyTerry.withDefaults().fit(others), IntervalMethod.bca(0.95));
        assertEquals(52, board.rows().size());
        assertEquals(List.of(), board.notes());
        assertTrue(board.rows().stream().allMatch(row -> row.caution().isEmpty()));
    }

    /** evalica's counting is wins and half the ties, exact; its average win rate divides in another order: 1e-16. */
    @Test
    void winRatesMatchEvalica() {
        Tally votes = RealVotes.arena("llmfao/votes.csv");
        PairMatrix matrix = PairMatrix.of(votes, TieModel.HALF_WIN, BothBad.AS_TIE);
        List<VoteCounts> counts = votes.countsByCompetitor();
        int compared = 0;
        for (Map<String, String> row : ReferenceData.csv("llmfao/evalica-golden.csv")) {
            int competitor = votes.roster()
                    .find(Optional.ofNullable(row.get("item")).orElseThrow())
                    .orElseThrow();
            double golden = Double.parseDouble(row.get("score"));
            if ("average_win_rate".equals(row.get("algorithm"))) {
                assertEquals(golden, matrix.averageWinRate(competitor).orElseThrow(), 1e-15);
                compared++;
            } else if ("counting".equals(row.get("algorithm"))) {
                VoteCounts votesOfOne = counts.get(competitor);
                assertEquals(golden, votesOfOne.wins() + 0.5 * votesOfOne.ties());
                compared++;
            }
        }
        assertEquals(2 * 59, compared);
    }
}
