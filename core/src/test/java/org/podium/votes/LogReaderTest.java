package org.podium.votes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.podium.votes.InvalidVotes.Problem;

class LogReaderTest {
    private static final VoteColumns ALL = VoteColumns.withDefaults()
            .withVoter("judge")
            .withPrompt("question")
            .withTime("tstamp")
            .withImportance("w")
            .withCategories("language", "kind")
            .withTags("code", "hard")
            .withCovariates("length", "lists");

    @Test
    void readsEveryOptionalColumn() throws SQLException {
        BattleLog log = BattleLog.read(
                TableRows.columns("model_a,model_b,winner,judge,question,tstamp,w,language,kind,code,hard,length,lists")
                        .row(
                                "b",
                                "a",
                                "tie",
                                "u1",
                                "?",
                                1682351591.132234,
                                0.5,
                                "en",
                                null,
                                true,
                                "FALSE",
                                0.25,
                                "-3e2")
                        .row("a", "b", "tie", null, "?", 10, 2, "de", null, 0, "True", 1, new BigDecimal("0.1"))
                        .open(),
                ALL);

        assertEquals(List.of("u1"), log.voter().orElseThrow().values());
        assertEquals(Optional.empty(), log.voter().orElseThrow().text(1));
        assertEquals(Optional.of("?"), log.prompt().orElseThrow().text(1));
        assertEquals(Instant.parse("2023-04-24T15:53:11.132234Z"), log.time(0));
        assertEquals(Weighting.IMPORTANCE, log.weighting());
        assertEquals(0.5, log.weight(0));
        assertEquals(List.of("en", "de"), log.category("language").values());
        assertTrue(log.tag("code").test(0) && !log.tag("code").test(1));
        assertTrue(!log.tag("hard").test(0) && log.tag("hard").test(1));
        assertEquals(-300, log.covariate("lists").value(0));
        assertEquals(0.1, log.covariate("lists").value(1));
    }

    @Test
    void aTextColumnAskedForIsThereEvenIfEveryTextIsMissing() throws SQLException {
        BattleLog log = BattleLog.read(
                TableRows.columns("model_a,model_b,winner,judge,kind,hard")
                        .row("b", "a", "tie", null, null, 0)
                        .open(),
                VoteColumns.withDefaults()
                        .withVoter("judge")
                        .withCategories("kind")
                        .withTags("hard"));

        assertEquals(List.of(), log.voter().orElseThrow().values());
        assertEquals(Optional.empty(), log.category("kind").text(0));
        assertEquals(0, log.tagCount("hard"));
        assertFalse(log.hasTimes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "0x1p3", "1d", "", "1e400", "ten"})
    void refusesTextThatIsNotAFiniteDecimalNumber(String text) {
        assertInvalid(Problem.INVALID_NUMBER, VoteColumns.withDefaults().withCovariates("x"), text);
        assertInvalid(Problem.INVALID_NUMBER, VoteColumns.withDefaults().withImportance("x"), text);
    }

    @Test
    void refusesNumbersOutOfRange() {
        for (@Nullable Object value : new @Nullable Object[] {null, Double.NaN, Double.POSITIVE_INFINITY, true}) {
            assertInvalid(Problem.INVALID_NUMBER, VoteColumns.withDefaults().withCovariates("x"), value);
        }
        assertInvalid(Problem.INVALID_NUMBER, VoteColumns.withDefaults().withImportance("x"), -0.5);
        for (@Nullable Object value : new @Nullable Object[] {null, 2, "yes", ""}) {
            assertInvalid(Problem.INVALID_TAG, VoteColumns.withDefaults().withTags("x"), value);
        }
    }

    /** A row that fails half way must not disturb the rows after it. */
    @Test
    void goesOnCountingAfterABadRow() {
        TableRows.Table table = TableRows.columns("model_a,model_b,winner,n,x")
                .row("a", "b", "tie", 1, 1)
                .row("a", "b", "tie", 1, null)
                .row("a", "b", "tie", 1, 1)
                .row("a", "b", "tie", null, 1)
                .row("a", "b", "tie", 1, 1);

        DataException failure = assertThrows(
                DataException.class,
                () -> BattleLog.read(
                        table.open(),
                        VoteColumns.withDefaults().withFrequency("n").withCovariates("x")));

        assertEquals(List.of(2L, 4L), failure.finding().rows());
    }

    @ParameterizedTest
    @CsvSource({
        "2023-04-24T15:53:11Z, 2023-04-24T15:53:11Z",
        "2023-04-24 15:53:11.5+02:00, 2023-04-24T13:53:11.5Z",
        "2023-04-24 15:53:11+00, 2023-04-24T15:53:11Z",
        "2023-04-24 15:53, 2023-04-24T15:53:00Z",
        "2023-04-24, 2023-04-24T00:00:00Z",
        "1682351591.1322341, 2023-04-24T15:53:11.132234Z",
        "1.682351591E9, 2023-04-24T15:53:11Z",
        "-0.0000001, 1969-12-31T23:59:59.999999Z"
    })
    void readsTimesFromTextAsUtc(String text, Instant expected) throws SQLException {
        assertEquals(expected, time(text, Types.VARCHAR));
    }

    @Test
    void readsTimesFromWhatDriversReturn() throws SQLException {
        Instant expected = Instant.parse("2023-03-26T02:30:00Z");

        assertEquals(expected, time(LocalDateTime.parse("2023-03-26T02:30"), Types.TIMESTAMP));
        assertEquals(expected, time(OffsetDateTime.parse("2023-03-26T04:30+02:00"), Types.TIMESTAMP_WITH_TIMEZONE));
        assertEquals(expected, time(expected, Types.OTHER));
        assertEquals(
                expected,
                time(expected.atZone(TimeZone.getTimeZone("Asia/Tokyo").toZoneId()), Types.OTHER));
        assertEquals(expected, time(Timestamp.valueOf("2023-03-26 02:30:00"), Types.OTHER));
        assertEquals(Instant.parse("2023-03-26T00:00:00Z"), time(LocalDate.parse("2023-03-26"), Types.DATE));
        assertEquals(Instant.parse("2023-03-26T00:00:00Z"), time(java.sql.Date.valueOf("2023-03-26"), Types.DATE));
        assertEquals(Instant.ofEpochSecond(5), time(5L, Types.BIGINT));
    }

    /** PostgreSQL and SQL Server report such columns under other numbers; the name tells. */
    @ParameterizedTest
    @ValueSource(strings = {"timestamptz", "TIMESTAMP WITH TIME ZONE", "datetimeoffset"})
    void knowsColumnsWithAZoneByTheNameOfTheirType(String typeName) throws SQLException {
        OffsetDateTime cell = OffsetDateTime.parse("2023-03-26T04:30+02:00");

        assertEquals(cell.toInstant(), time(cell, Types.TIMESTAMP, typeName));
    }

    @Test
    void noticesMillisecondsAndWhatIsNoTime() {
        VoteColumns columns = VoteColumns.withDefaults().withTime("x");
        for (@Nullable
        Object value : new @Nullable Object[] {
            1682351591132L, "1682351591132", null, "", "yesterday", "1e-9999", Double.NaN, true
        }) {
            assertInvalid(Problem.INVALID_NUMBER, columns, value);
        }
    }

    private static Instant time(Object cell, int type) throws SQLException {
        return time(cell, type, "");
    }

    private static Instant time(Object cell, int type, String typeName) throws SQLException {
        return BattleLog.read(
                        TableRows.columns("model_a,model_b,winner,x")
                                .type("x", type, typeName)
                                .row("a", "b", "tie", cell)
                                .open(),
                        VoteColumns.withDefaults().withTime("x"))
                .time(0);
    }

    private static void assertInvalid(Problem expected, VoteColumns columns, @Nullable Object cell) {
        TableRows.Table table = TableRows.columns("model_a,model_b,winner,x").row("a", "b", "tie", cell);
        DataException failure = assertThrows(
                DataException.class, () -> BattleLog.read(table.open(), columns), () -> "the cell " + cell);
        InvalidVotes found = (InvalidVotes) failure.finding();
        assertEquals(expected, found.problem());
        assertEquals(1, found.count());
        assertTrue(found.samples().get(0).startsWith("x is "), found.message());
    }
}
