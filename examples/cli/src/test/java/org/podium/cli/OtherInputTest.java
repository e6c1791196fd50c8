package org.podium.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherInputTest {
    private static final String JSON = """
            [{"model_a": 1.10, "model_b": "1.1", "winner": "model_a", "turn": 1},
             {"model_a": "1.1", "model_b": 1.10, "winner": "model_a", "language": "English"},
             {"model_a": "z", "model_b": 1.10, "winner": "model_a", "meta": {"nested": [1.50, null]}},
             {"model_a": "z", "model_b": 1.10, "winner": "model_b"},
             {"model_a": "z", "model_b": "1.1", "winner": "tie", "language": null}]
            """;
    private static final String JSON_LINES = """
            {"model_a": 1.10, "model_b": "1.1", "winner": "model_a"}
            {"model_a": "1.1", "model_b": 1.10, "winner": "model_a", "language": "English"}

            {"model_a": "z", "model_b": 1.10, "winner": "model_a"}
            {"model_a": "z", "model_b": 1.10, "winner": "model_b"}
            {"model_a": "z", "model_b": "1.1", "winner": "tie"}
            """;

    @TempDir
    private Path folder;

    private static void assertError(CommandRun run, int exitCode, String kind, String... parts) {
        assertEquals(exitCode, run.exitCode(), run.err());
        assertEquals(kind, run.error().get("kind").asString());
        for (String part : parts) {
            assertTrue(run.error().get("message").asString().contains(part), run.out());
        }
    }

    @Test
    void jsonNumbersKeepTheirDigits() {
        CommandRun run = CommandRun.rank(VoteFiles.write(folder, "votes.json", JSON));
        assertEquals(List.of("1.1", "1.10", "z"), run.competitors());
    }

    @Test
    void jsonLinesAreReadPlainAndCompressed() {
        Path plain = VoteFiles.write(folder, "votes.jsonl", JSON_LINES);
        Path gzip = VoteFiles.writeGzip(folder, "votes.ndjson.gz", JSON_LINES);
        assertEquals(List.of("1.1", "1.10", "z"), CommandRun.rank(plain).competitors());
        assertEquals(List.of("1.1", "1.10", "z"), CommandRun.rank(gzip).competitors());
    }

    @Test
    void membersThatSomeObjectsLackAreMissingThere() {
        Path file = VoteFiles.write(folder, "votes.json", JSON);
        CommandRun run = CommandRun.rank(file, "--where", "language IS NULL AND (turn = 1 OR turn IS NULL)");
        assertEquals(1, run.json().get("removed").get("by_where").asInt(), run.err());
    }

    @Test
    void nestedValuesAreJsonTextToConditions() {
        Path file = VoteFiles.write(folder, "votes.json", JSON);
        CommandRun run = CommandRun.rank(file, "--where", "meta IS NULL OR meta = '{\"nested\":[1.50,null]}'");
        assertEquals(0, run.json().get("removed").get("by_where").asInt(), run.err());
    }

    @Test
    void malformedJsonIsAnErrorWithItsLine() {
        assertError(
                CommandRun.rank(VoteFiles.write(folder, "cut.jsonl", JSON_LINES + "{\"model_a\": \"x\"")),
                1,
                "malformed-json",
                "cut.jsonl, line 7");
        assertError(
                CommandRun.rank(VoteFiles.write(folder, "twice.jsonl", "{\"winner\": \"tie\", \"winner\": \"tie\"}")),
                1,
                "malformed-json",
                "'winner' twice");
        assertError(
                CommandRun.rank(VoteFiles.write(folder, "list.jsonl", "{\"winner\": \"tie\"}\n[1]\n")),
                1,
                "malformed-json",
                "line 2: row 2 is not an object");
    }

    @Test
    void arrayAndLinesAreNotMistakenForEachOther() {
        CommandRun lines = CommandRun.rank(VoteFiles.write(folder, "votes.json", JSON_LINES));
        assertError(lines, 1, "malformed-json", "does not start with '['");
        assertTrue(lines.err().contains("--input-format jsonl"), lines.err());
        CommandRun array = CommandRun.rank(VoteFiles.write(folder, "votes.jsonl", JSON));
        assertError(array, 1, "malformed-json", "--input-format json");
        assertEquals(
                0,
                CommandRun.rank(VoteFiles.write(folder, "votes.json", JSON_LINES), "--input-format", "jsonl")
                        .exitCode());
    }

    @Test
    void jsonWithoutObjectsIsEmpty() {
        assertError(CommandRun.rank(VoteFiles.write(folder, "votes.json", "[]")), 1, "empty-input", "no objects");
        assertError(CommandRun.rank(VoteFiles.write(folder, "votes.jsonl", "")), 1, "empty-input", "no objects");
    }

    @Test
    void parquetIsReadWithItsTypes() throws SQLException {
        Path parquet = folder.resolve("votes.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT * FROM (VALUES ('x', 'y', 'model_a', 1), ('y', 'x', 'model_a', 2), "
                    + "('z', 'x', 'model_a', 3), ('x', 'z', 'model_a', 10)) AS votes(model_a, model_b, winner, turn)) TO '"
                    + parquet + "' (FORMAT parquet)");
        }
        assertEquals(3, CommandRun.rank(parquet).competitors().size());
        CommandRun late = CommandRun.rank(parquet, "--where", "turn < 3");
        assertEquals(2, late.json().get("battles").asInt(), late.err());
        CommandRun elo = CommandRun.of("elo", "--format", "json", "--order-by", "turn", parquet);
        assertEquals(4, elo.json().get("battles").asInt(), elo.err());
    }

    @Test
    void fileThatIsNoParquetIsAnError() {
        Path file = VoteFiles.write(folder, "votes.parquet", VoteFiles.ROUND_ROBIN);
        assertError(CommandRun.rank(file), 1, "malformed-parquet", "votes.parquet cannot be read as Parquet");
    }

    @Test
    void standardInputNeedsItsFormat() {
        byte[] bytes = VoteFiles.ROUND_ROBIN.getBytes(StandardCharsets.UTF_8);
        CommandRun run = CommandRun.withInput(bytes, "rank", "--format", "json", "--input-format", "csv", "-");
        assertEquals(List.of("x", "y", "z"), run.competitors());
        assertEquals(2, CommandRun.withInput(bytes, "rank", "-").exitCode());
        assertEquals(2, CommandRun.withInput(bytes, "rank", "-", "-").exitCode());
    }

    @Test
    void unknownEndingNeedsTheFormat() {
        Path file = VoteFiles.write(folder, "votes.txt", VoteFiles.ROUND_ROBIN);
        assertError(CommandRun.rank(file), 2, "usage", "does not say its format");
        assertEquals(0, CommandRun.rank(file, "--input-format", "csv").exitCode());
        assertError(CommandRun.rank(file, "--input-format", "excel"), 2, "usage", "csv, tsv, json, jsonl, parquet");
    }

    @Test
    void severalFilesAreReadOneAfterTheOther() {
        Path first = VoteFiles.roundRobin(folder);
        Path other = VoteFiles.write(
                folder, "more.jsonl", "{\"winner\": \"tie\", \"model_b\": \"x\", \"model_a\": \"q\"}\n");
        CommandRun run = CommandRun.of("rank", "--format", "json", first, other);
        assertEquals(
                List.of("q", "x", "y", "z"), run.competitors().stream().sorted().toList());
    }

    @Test
    void severalFilesMustShareTheirColumns() {
        Path first = VoteFiles.roundRobin(folder);
        Path other = VoteFiles.write(folder, "other.csv", "model_a,model_b,result\nx,y,tie\n");
        assertError(
                CommandRun.of("rank", "--format", "json", first, other),
                1,
                "different-columns",
                "other.csv lacks 'winner' and has 'result' as well");
    }

    @Test
    void rowsOfSeveralFilesAreNamedWithTheirFile() {
        Path first = VoteFiles.roundRobin(folder);
        Path other = VoteFiles.write(folder, "other.csv", "model_a,model_b,winner\nx,y,tie\nx,x,tie\n");
        assertError(CommandRun.of("rank", "--format", "json", first, other), 1, "self-battle", "other.csv row 2: 'x'");
    }

    @Test
    void charactersOfPatternsInFileNamesMeanThemselves() {
        Path file = VoteFiles.write(folder, "vo[t]es 'a'.csv", VoteFiles.ROUND_ROBIN);
        VoteFiles.write(folder, "votes 'a'.csv", "model_a,model_b,winner\nother,other2,tie\n");
        assertEquals(List.of("x", "y", "z"), CommandRun.rank(file).competitors());
    }

    @Test
    void otherDatabasesAreReadThroughTheirDriver() throws SQLException {
        String url = "jdbc:h2:mem:votes;DB_CLOSE_DELAY=-1;USER=tester;PASSWORD=secret";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE votes(model_a VARCHAR, model_b VARCHAR, winner VARCHAR, turn INTEGER)");
            statement.execute("INSERT INTO votes VALUES ('x', 'y', 'model_a', 1), ('y', 'x', 'model_a', 2), "
                    + "('x', 'a \"quoted\" name', 'model_a', 3), ('a \"quoted\" name', 'x', 'model_a', 10)");
        }
        CommandRun run = CommandRun.of(
                "rank",
                "--format",
                "json",
                "--jdbc",
                url,
                "--query",
                "SELECT * FROM votes",
                "--where",
                "CAST(TURN AS INTEGER) < 99");
        assertEquals(0, run.exitCode(), run.err());
        assertEquals(3, run.competitors().size());
        assertTrue(run.competitors().contains("a \"quoted\" name"));
        assertTrue(!run.out().contains("secret"), "passwords must not be printed");
    }

    @Test
    void databaseFailuresAreInputFailures() {
        assertError(
                CommandRun.of("rank", "--format", "json", "--jdbc", "jdbc:nosuch://host/db?password=p", "--query", "q"),
                3,
                "io",
                "no JDBC driver",
                "PODIUM_CLASSPATH");
        assertError(
                CommandRun.of("rank", "--format", "json", "--jdbc", "jdbc:h2:mem:", "--query", "SELECT nothing"),
                3,
                "io",
                "jdbc:h2:mem:");
        assertEquals(2, CommandRun.of("rank", "--jdbc", "jdbc:h2:mem:").exitCode());
        assertEquals(
                2, CommandRun.of("rank", "--query", "SELECT 1", "votes.csv").exitCode());
    }

    @Test
    void missingFileAndFolderAreInputFailures() {
        assertError(CommandRun.rank(folder.resolve("none.csv")), 3, "io", "there is no file");
        assertError(CommandRun.rank(folder), 3, "io", "is a folder");
    }

    @Test
    void nothingIsLeftInTheTemporaryFolder() throws java.io.IOException {
        VoteFiles.write(folder, "votes.json", JSON);
        java.util.Set<Path> before = temporary();
        CommandRun.rank(folder.resolve("votes.json"));
        CommandRun.rank(VoteFiles.write(folder, "votes.jsonl", "{"));
        java.util.Set<Path> after = temporary();
        after.removeAll(before);
        assertEquals(java.util.Set.of(), after);
    }

    private static java.util.Set<Path> temporary() throws java.io.IOException {
        try (java.util.stream.Stream<Path> files =
                java.nio.file.Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName()
                            .toString()
                            .startsWith("podium-" + ProcessHandle.current().pid() + "-"))
                    .collect(java.util.stream.Collectors.toCollection(java.util.HashSet::new));
        }
    }
}
