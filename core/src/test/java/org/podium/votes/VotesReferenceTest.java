package org.podium.votes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.podium.reference.ReferenceData;

/** Real votes; the expected figures are those which the data's own description gives. */
class VotesReferenceTest {

    private static TableRows.Table table(String columns, List<Map<String, String>> rows) {
        TableRows.Table table = TableRows.columns(columns);
        for (Map<String, String> row : rows) {
            table.row(List.of(columns.split(",")).stream().map(row::get).toArray());
        }
        return table;
    }

    private static long total(Tally tally, Outcome outcome) {
        long[] total = new long[1];
        tally.forEachCell((first, second, firstWins, secondWins, ties, bothBad) ->
                total[0] += List.of(firstWins, secondWins, ties, bothBad).get(outcome.code()));
        return total[0];
    }

    @Test
    void readsThePairCountsOfTheArenaOfAugust2024() throws SQLException {
        List<Map<String, String>> rows = ReferenceData.csv("arena-20240814-counts/pair_counts.csv");

        Tally tally = Tally.readCounts(
                table("model_a,model_b,win_a,win_b,tie,both_bad", rows).open(), PairCountColumns.withDefaults());

        assertEquals(129, tally.roster().size());
        assertEquals(1_670_250, tally.battles());
        assertEquals(595_570, total(tally, Outcome.FIRST));
        assertEquals(498_305, total(tally, Outcome.SECOND));
        assertEquals(281_121, total(tally, Outcome.TIE));
        assertEquals(295_254, total(tally, Outcome.BOTH_BAD));
        assertEquals(tally, Tally.fromBytes(tally.toBytes()));
    }

    @Test
    void refusesTheTenSelfBattlesOfTheArenaOf2025AndReadsTheRest() throws SQLException {
        String columns = "model_a,model_b,winner";
        List<Map<String, String>> rows = ReferenceData.csv("arena-140k/votes.csv.gz");
        List<Map<String, String>> others = rows.stream()
                .filter(row -> !row.get("model_a").equals(row.get("model_b")))
                .toList();

        DataException refusal = assertThrows(
                DataException.class, () -> Tally.read(table(columns, rows).open()));
        Tally tally = Tally.read(table(columns, others).open());

        assertEquals(10, ((InvalidVotes) refusal.finding()).count());
        assertEquals(135_624, tally.battles());
        assertEquals(53, tally.roster().size());
        int rarest = tally.roster().indexOf("qwen3-coder-480b-a35b-instruct");
        assertEquals(2, tally.countsByCompetitor().get(rarest).votes());
        assertEquals(tally, Tally.of(BattleLog.read(table(columns, others).open(), VoteColumns.withDefaults())));
    }
}
