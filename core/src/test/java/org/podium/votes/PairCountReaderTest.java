package org.podium.votes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.podium.votes.InvalidVotes.Problem;
import org.podium.votes.TableRows.Table;

class PairCountReaderTest {
    private static final long MANY = 1_000_000_000_000_001L;

    private static Table table() {
        return TableRows.columns("model_a,model_b,win_a,win_b,tie,both_bad");
    }

    private static Finding failure(ResultSet rows, PairCountColumns columns) {
        return assertThrows(DataException.class, () -> Tally.readCounts(rows, columns))
                .finding();
    }

    @Test
    void readsMergedCountsByDefault() throws SQLException {
        Tally tally = Tally.readCounts(
                table().row("1.1", "1.10", 5, 4, 3, 2)
                        .row("1.1", "x", 0, 0, 0, 1)
                        .open(),
                PairCountColumns.withDefaults());

        Tally expected = Tally.builder()
                .sides(Sides.MERGED)
                .addCounts("1.1", "1.10", 5, 4, 3, 2)
                .addCounts("1.1", "x", 0, 0, 0, 1)
                .build();
        assertEquals(expected, tally);
    }

    @Test
    void addsUpRowsOfTheSamePair() throws SQLException {
        Tally tally = Tally.readCounts(
                table().row("a", "b", 1, 2, 3, 4)
                        .row("b", "a", 1, 0, 0, 0)
                        .row("a", "b", 1, 0, 0, 0)
                        .open(),
                PairCountColumns.withDefaults().withSides(Sides.KEPT));

        assertEquals(2, tally.count("a", "b", Outcome.FIRST));
        assertEquals(1, tally.count("b", "a", Outcome.FIRST));
        assertEquals(Sides.KEPT, tally.sides());
    }

    @Test
    void readsTablesWithoutTies() throws SQLException {
        PairCountColumns columns = PairCountColumns.withDefaults()
                .withCompetitors("home", "away")
                .withWins("h", "a")
                .withTies("")
                .withBothBad("");

        Tally tally = Tally.readCounts(
                TableRows.columns("home,away,h,a").row("x", "y", 7, 8).open(), columns);

        assertEquals(8, tally.count("x", "y", Outcome.SECOND));
        assertEquals(15, tally.battles());
    }

    static Stream<Object> exactFormsOfManyVotes() {
        return Stream.of(
                MANY,
                BigInteger.valueOf(MANY),
                BigDecimal.valueOf(MANY),
                new BigDecimal(MANY + ".00"),
                (double) MANY,
                String.valueOf(MANY));
    }

    @ParameterizedTest
    @MethodSource("exactFormsOfManyVotes")
    void readsLargeCountsExactlyFromAnyNumericType(Object count) throws SQLException {
        Tally tally = Tally.readCounts(table().row("a", "b", count, 0, 0, 0).open(), PairCountColumns.withDefaults());

        assertEquals(MANY, tally.battles());
    }

    static Stream<@Nullable Object> whatIsNotACount() {
        return Stream.of(
                -1,
                2.5,
                "2.5",
                new BigDecimal("2.5"),
                Double.NaN,
                Double.POSITIVE_INFINITY,
                1e18,
                Float.NaN,
                "",
                "many",
                true,
                BigInteger.TWO.pow(64),
                BigInteger.TWO.pow(70).negate(),
                Tally.MAX_BATTLES + 1,
                "1e999999999",
                "1e-999999999");
    }

    @ParameterizedTest
    @MethodSource("whatIsNotACount")
    void refusesWhatIsNotACountInsteadOfRoundingIt(Object cell) {
        Table table = table().row("a", "b", 1, 1, 1, 1).row("a", "b", 0, cell, 0, 0);

        InvalidVotes found = (InvalidVotes) failure(table.open(), PairCountColumns.withDefaults());

        assertEquals(Problem.INVALID_NUMBER, found.problem());
        assertEquals(List.of(2L), found.rows());
        assertTrue(found.samples().get(0).startsWith("win_b is "), found.message());
    }

    @Test
    void refusesAMissingCountRatherThanTakingItForZero() {
        InvalidVotes found =
                (InvalidVotes) failure(table().row("a", "b", 1, 1, 1, null).open(), PairCountColumns.withDefaults());

        assertEquals(List.of("both_bad is null"), found.samples());
    }

    @Test
    void refusesAPairOfOneCompetitor() {
        Table table = table().row("a", "b", 1, 0, 0, 0).row("a", "a", 0, 0, 0, 0);

        InvalidVotes found = (InvalidVotes) failure(table.open(), PairCountColumns.withDefaults());

        assertEquals("self-battle", found.kind());
        assertEquals(List.of(2L), found.rows());
    }

    @Test
    void refusesTablesWithoutVotes() {
        assertEquals(
                "empty-input",
                failure(table().open(), PairCountColumns.withDefaults()).kind());
        assertEquals(
                "empty-input",
                failure(table().row("a", "b", 0, 0, 0, 0).open(), PairCountColumns.withDefaults())
                        .kind());
    }

    @Test
    void namesMissingColumns() {
        ResultSet rows =
                TableRows.columns("model_a,model_b,winner").row("a", "b", "tie").open();

        MissingColumns found = (MissingColumns) failure(rows, PairCountColumns.withDefaults());

        assertEquals(List.of("win_a", "win_b", "tie", "both_bad"), found.missing());
    }
}
