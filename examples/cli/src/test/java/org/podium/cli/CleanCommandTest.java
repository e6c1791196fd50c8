package org.podium.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Votes for publication: what is left, under which names, in a file that reads back as it was. */
class CleanCommandTest {
    private static final String KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    private static final String VOTES = """
            left,right,verdict,who,language,note
            x,y,L,ann,English,a
            y,x,draw,ben,,"b, c"
            x,y,R,,French,
            """;

    private static final List<String> OWN_NAMES = List.of(
            "--first-column",
            "left",
            "--second-column",
            "right",
            "--outcome-column",
            "verdict",
            "--label",
            "L=first",
            "--label",
            "R=second",
            "--label",
            "draw=tie");

    @TempDir
    private Path folder;

    private Path key;
    private Path cleaned;

    @BeforeEach
    void writeKey() {
        key = VoteFiles.write(folder, "voters.key", KEY + "\n");
        cleaned = folder.resolve("cleaned.csv");
    }

    private static CommandRun clean(List<?> words, Object... more) {
        List<Object> all = new ArrayList<>(List.of("clean"));
        all.addAll(words);
        all.addAll(List.of(more));
        return CommandRun.of(all.toArray());
    }

    private static CommandRun done(List<?> words, Object... more) {
        CommandRun run = clean(words, more);
        assertEquals(0, run.exitCode(), run.err());
        return run;
    }

    private List<Object> ownNames() {
        List<Object> words = new ArrayList<>(List.of(VoteFiles.write(folder, "votes.csv", VOTES)));
        words.addAll(OWN_NAMES);
        return words;
    }

    private static String pseudonym(String voter) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(KEY), "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(mac.doFinal(voter.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, 32);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void cleanedVotesAreThoseThatTheFiltersLeave() {
        List<Object> words = new ArrayList<>(Drinks.filters());
        words.addAll(List.of("--key-file", key));
        JsonNode wanted = CommandRun.rank(Drinks.FILE, words.toArray()).json();
        words.add(Drinks.FILE);
        done(words, "--output", cleaned);
        JsonNode board = CommandRun.rank(cleaned).json();
        assertEquals(wanted.get("battles"), board.get("battles"));
        assertEquals(wanted.get("rows"), board.get("rows"));

        Path lines = VoteFiles.write(
                folder, "cleaned.jsonl", done(words, "--format", "jsonl").out());
        assertEquals(wanted.get("rows"), CommandRun.rank(lines).json().get("rows"));
    }

    @Test
    void theSameVotesAreWrittenAgain() {
        List<Object> words = new ArrayList<>(Drinks.filters());
        words.addAll(List.of(Drinks.FILE, "--key-file", key));
        assertEquals(done(words).out(), done(words, "--threads", "1").out());
    }

    /** Everything but the test of voters, which compares with earlier votes, goes by the votes and their times. */
    @Test
    void theOrderOfRowsDoesNotDecideWhichVotesAreKept() {
        List<Object> filters =
                new ArrayList<>(Drinks.filters().subList(0, Drinks.filters().indexOf("--voter-test")));
        filters.addAll(List.of("--key-file", key, "--keep", "prompt,time"));
        List<String> lines = Drinks.lines();
        List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
        Collections.shuffle(rows, new Random(2));
        rows.add(0, lines.get(0));
        Path shuffled = VoteFiles.write(folder, "shuffled.csv", String.join("\n", rows) + "\n");

        List<String> wanted = done(filters, Drinks.FILE).out().lines().sorted().toList();
        assertEquals(wanted, done(filters, shuffled).out().lines().sorted().toList());
    }

    @Test
    void votersBecomeKeyedHashes() {
        String csv =
                done(ownNames(), "--voter-column", "who", "--key-file", key).out();
        assertEquals(
                "left,right,verdict,who\nx,y,L," + pseudonym("ann") + "\ny,x,draw," + pseudonym("ben") + "\nx,y,R,\n",
                csv);
    }

    @Test
    void neitherFileNorReportHoldsAVoterOrThePromptOfAGroup() throws IOException {
        TreeSet<String> voters =
                new TreeSet<>(Drinks.log().voter().orElseThrow().values());
        assertEquals(81, voters.size());
        for (String ending : List.of("json", "md", "csv")) {
            Path report = folder.resolve("report." + ending);
            for (List<Object> secret : List.of(List.<Object>of("--key-file", key), List.<Object>of("--drop-voters"))) {
                List<Object> words = new ArrayList<>(Drinks.filters());
                words.addAll(secret);
                words.addAll(List.of("--keep", "time,anonymous"));
                String csv = done(words, Drinks.FILE, "--report", report).out();
                String published = csv + Files.readString(report);
                voters.forEach(voter -> assertFalse(published.contains(voter), voter));
                assertFalse(Files.readString(report).contains("hello"), "a prompt");
                assertFalse(published.contains(KEY), "the key");
            }
        }
    }

    @Test
    void columnsThatNobodyNamesAreNotWritten() {
        assertEquals(
                "left,right,verdict\nx,y,L\ny,x,draw\nx,y,R\n", done(ownNames()).out());
        assertEquals(
                "left,right,verdict\nx,y,L\ny,x,draw\nx,y,R\n",
                done(ownNames(), "--voter-column", "who", "--drop-voters").out());
        assertEquals(
                "left,right,verdict,note,language\nx,y,L,a,English\ny,x,draw,\"b, c\",\nx,y,R,,French\n",
                done(ownNames(), "--keep", "note,language").out());
    }

    @Test
    void jsonLinesHaveNullForWhatIsMissing() {
        String lines =
                done(ownNames(), "--keep", "language", "--format", "jsonl").out();
        assertEquals("""
                {"left":"x","right":"y","verdict":"L","language":"English"}
                {"left":"y","right":"x","verdict":"draw","language":null}
                {"left":"x","right":"y","verdict":"R","language":"French"}
                """, lines);
    }

    @Test
    void winnersAndLosersStayWinnersAndLosers() {
        Path file = VoteFiles.write(folder, "w.csv", "winner,loser\nx,y\ny,x\n");
        String csv = done(List.of(file), "--first-column", "winner", "--second-column", "loser", "--outcome-column", "")
                .out();
        assertEquals("winner,loser\nx,y\ny,x\n", csv);
    }

    /** Names that a spreadsheet would run, or that CSV has to quote. */
    @Test
    void namesAreWrittenExactlyAsTheyAre() {
        List<String> names = List.of(
                "=cmd()",
                "+1",
                "-1",
                "@sum",
                "'quoted",
                "a,b",
                "a \"b\"",
                "two\nlines",
                " space ",
                "#x",
                "模型一",
                "\ttab",
                "\u202Eabc");
        StringBuilder votes = new StringBuilder("model_a,model_b,winner\n");
        for (int i = 0; i < names.size(); i++) {
            votes.append(quoted(names.get(i)))
                    .append(',')
                    .append(quoted(names.get((i + 1) % names.size())))
                    .append(",tie\n");
        }
        Path file = VoteFiles.write(folder, "hostile.csv", votes.toString());
        JsonNode wanted = counted(file);
        assertEquals(names.size(), wanted.size());

        CommandRun csv = done(List.of(file));
        assertEquals(wanted, counted(VoteFiles.write(folder, "c.csv", csv.out())));
        assertTrue(csv.err().contains("5 texts begin as a formula does"), csv.err());
        CommandRun lines = done(List.of(file), "--format", "jsonl");
        assertEquals(wanted, counted(VoteFiles.write(folder, "c.jsonl", lines.out())));
        assertFalse((csv.err() + lines.err()).contains("\u202E"), "a terminal");
    }

    private static JsonNode counted(Path file) {
        return CommandRun.done("check", "--format", "json", file).json().get("rows");
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    @Test
    void aKeptColumnThatHoldsVotersIsWarnedOf() {
        Path file = VoteFiles.write(
                folder, "v.csv", "model_a,model_b,winner,who,judge\nx,y,tie,ann,ann\ny,x,tie,ben,bob\n");
        String err = done(List.of(file), "--voter-column", "who", "--key-file", key, "--keep", "judge")
                .err();
        assertTrue(
                err.contains("warning: the column 'judge' is written as it is, and 1 of its values is a voter"), err);
    }

    @Test
    void theTableOnStandardErrorSaysEverything() {
        List<Object> words = new ArrayList<>(Drinks.filters());
        words.addAll(List.of("--key-file", key, "--where", "winner <> 'tie'", "--exclude", "mate"));
        CommandRun run = done(words, Drinks.FILE, "--exclude", "juice");
        List<String> rules = run.err()
                .lines()
                .filter(line -> !line.startsWith(" "))
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
        assertEquals(
                List.of(
                        "Rule",
                        "--where",
                        "anonymous-only",
                        "identity-leaks",
                        "duplicate-votes",
                        "prompt-deduplication",
                        "votes-per-day",
                        "anomalous-voters",
                        "--exclude",
                        "in"),
                rules,
                run.err());
        assertTrue(run.err().contains("prompt hello"), run.err());
        assertTrue(run.err().contains("voter voter-fan"), run.err());
        assertTrue(run.err().contains("--exclude: no vote mentions 'juice'"), run.err());
        long votes = run.out().lines().count() - 1;
        assertTrue(
                run.err().contains("wrote " + Numbers.count(votes) + " votes: model_a, model_b, winner, voter\n"),
                run.err());
    }

    @Test
    void theReportAddsUp() throws IOException {
        Path report = folder.resolve("report.json");
        List<Object> words = new ArrayList<>(Drinks.filters());
        words.addAll(List.of(Drinks.FILE, "--key-file", key, "--exclude", "mate", "--output", cleaned));
        done(words, "--report", report, "--keep", "prompt");
        JsonNode json = new JsonMapper().readTree(Files.readString(report));
        assertEquals(
                List.of("version", "options", "input_rows", "removed", "votes", "columns"),
                List.copyOf(json.propertyNames()));
        assertEquals("clean", json.get("options").get("command").asString());
        assertEquals("[\"prompt\"]", json.get("options").get("keep").toString());
        assertEquals(
                "[\"model_a\",\"model_b\",\"winner\",\"voter\",\"prompt\"]",
                json.get("columns").toString());
        long left = json.get("input_rows").asLong();
        for (JsonNode filter : json.get("removed").get("filters")) {
            assertEquals(left, filter.get("votes_before").asLong());
            left -= filter.get("removed").asLong();
            assertEquals(left, filter.get("votes_after").asLong());
            long shown = filter.get("largest")
                    .valueStream()
                    .mapToLong(group -> group.get("votes").asLong())
                    .sum();
            assertTrue(
                    filter.get("groups").asInt() > 10
                            ? shown < filter.get("removed").asLong()
                            : shown == filter.get("removed").asLong(),
                    filter::toString);
        }
        left -= json.get("removed").get("excluded").asLong();
        assertEquals(left, json.get("votes").asLong());
        assertEquals(left, Files.readAllLines(cleaned).size() - 1);
        JsonNode anomalous = json.get("removed").get("filters").get(5);
        assertEquals(
                "{\"kind\":\"voter\",\"label\":\"" + pseudonym("voter-fan") + "\",\"votes\":146}",
                anomalous.get("largest").get(0).toString());
    }

    @Test
    void withoutAKeyVotersHaveNumbersInTheReport() throws IOException {
        Path report = folder.resolve("report.md");
        List<Object> words = new ArrayList<>(Drinks.filters());
        done(words, Drinks.FILE, "--drop-voters", "--report", report);
        String markdown = Files.readString(report);
        assertTrue(markdown.startsWith("| Rule | Because of | Before | Removed | Left |\n"), markdown);
        assertTrue(markdown.contains("|  | voter no. 1 |  | 146 |  |"), markdown);
    }

    @Test
    void rulesThatHaveNothingToDoAreNoFault() {
        CommandRun run = done(List.of(VoteFiles.roundRobin(folder)));
        assertEquals(VoteFiles.ROUND_ROBIN, run.out());
        assertTrue(run.err().contains("wrote 8 votes"), run.err());
        Path selfBattle = VoteFiles.write(folder, "self.csv", VoteFiles.ROUND_ROBIN + "x,x,tie\n");
        assertEquals(1, clean(List.of(selfBattle)).exitCode());
        CommandRun dropped = done(List.of(selfBattle), "--drop-self-battles");
        assertEquals(VoteFiles.ROUND_ROBIN, dropped.out());
        assertTrue(dropped.err().contains("--drop-self-battles"), dropped.err());
    }

    @Test
    void ifNothingIsLeftNothingIsWritten() {
        CommandRun run = clean(List.of(VoteFiles.roundRobin(folder)), "--where", "false", "--output", cleaned);
        assertEquals(1, run.exitCode());
        assertFalse(Files.exists(cleaned));
    }

    private void assertUsage(String wanted, Object... more) {
        CommandRun run = clean(List.of(VoteFiles.roundRobin(folder)), more);
        assertEquals(2, run.exitCode(), run.err());
        assertTrue(run.err().contains(wanted), run.err());
        assertEquals("", run.out());
    }

    @Test
    void noFileThatIsReadIsWrittenOver() throws IOException {
        Path votes = VoteFiles.roundRobin(folder);
        Path sameVotes = folder.resolve("link.csv");
        Files.createSymbolicLink(sameVotes, votes);
        assertUsage("--output " + votes + " would write over", "--output", votes);
        assertUsage("would write over", "--output", sameVotes);
        assertUsage("would write over", "--voter-column", "who", "--key-file", key, "--output", key);
        Path words = VoteFiles.write(folder, "leaks.md", "gpt\n");
        assertUsage(
                "--report " + words + " would write over",
                "--leak-columns",
                "winner",
                "--leak-patterns",
                words,
                "--report",
                words);
        assertEquals(VoteFiles.ROUND_ROBIN, Files.readString(votes));
        assertEquals(KEY + "\n", Files.readString(key));
        for (String command : List.of("rank", "check", "report")) {
            CommandRun run = CommandRun.of(command, votes, "--output", votes);
            assertEquals(2, run.exitCode(), run.err());
            assertEquals(VoteFiles.ROUND_ROBIN, Files.readString(votes));
        }
    }

    @Test
    void wrongCallsSayWhatIsWanted() {
        assertUsage("--outcome-column and --second-column both name 'model_b'", "--outcome-column", "model_b");
        assertUsage("--first-column and --second-column both name 'MODEL_B'", "--first-column", "MODEL_B");
        assertUsage("is a column of the competitors", "--voter-column", "Model_A", "--key-file", key);
        assertUsage("--key-file FILE, made with openssl rand -hex 32; or leave them out", "--voter-column", "who");
        assertUsage("--drop-voters needs --voter-column", "--drop-voters");
        assertUsage("--key-file changes nothing", "--key-file", key);
        assertUsage("hexadecimal", "--voter-column", "who", "--key-file", VoteFiles.roundRobin(folder));
        assertUsage("under pseudonyms and never", "--voter-column", "who", "--key-file", key, "--keep", "WHO");
        assertUsage("'winner' is too many", "--keep", "winner");
        assertUsage("'a' is too many", "--keep", "a,b,a");
        assertUsage("csv or jsonl", "--format", "table");
        assertUsage("must end in .json, .md or .csv", "--report", folder.resolve("report.txt"));
        assertUsage("name the same file", "--report", cleaned, "--output", cleaned);
        assertUsage("--threads", "--threads", "0");
        assertUsage("--time-column changes nothing", "--time-column", "when");
        assertEquals(2, clean(List.of()).exitCode());
        assertEquals(2, clean(List.of("--counts", VoteFiles.roundRobin(folder))).exitCode());
    }

    @Test
    void aMissingColumnIsAFinding() {
        CommandRun run = clean(List.of(VoteFiles.roundRobin(folder)), "--keep", "language,turn");
        assertEquals(1, run.exitCode());
        assertTrue(Stream.of("language", "turn").allMatch(run.err()::contains), run.err());
    }
}
