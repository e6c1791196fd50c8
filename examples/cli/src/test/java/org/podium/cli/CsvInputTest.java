package org.podium.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class CsvInputTest {
    @TempDir
    private Path folder;

    private CommandRun rank(String text, Object... more) {
        return CommandRun.rank(VoteFiles.write(folder, "votes.csv", text), more);
    }

    private void assertError(CommandRun run, int exitCode, String kind, String... parts) {
        assertEquals(exitCode, run.exitCode(), run.err());
        assertEquals(kind, run.error().get("kind").asString());
        for (String part : parts) {
            assertTrue(run.error().get("message").asString().contains(part), run.out());
            assertTrue(run.err().contains(part), run.err());
        }
    }

    private static List<Long> rows(CommandRun run) {
        return run.error().get("rows").valueStream().map(JsonNode::asLong).toList();
    }

    @Test
    void versionNumbersStayDifferentNames() {
        CommandRun run = rank(VoteFiles.ROUND_ROBIN.replace("x", "1.10").replace("y", "1.1"));
        assertEquals(List.of("1.1", "1.10", "z"), run.competitors());
    }

    @ParameterizedTest
    @CsvSource({"'x,y', 2 fields", "'x,y,tie,more', 4 fields"})
    void raggedRowIsAnErrorWithItsLine(String line, String what) {
        CommandRun run = rank(VoteFiles.ROUND_ROBIN + line + "\nx,y,tie\n");
        assertError(run, 1, "ragged-row", "votes.csv, line 10: " + what + " where the header has 3");
    }

    @Test
    void lineNumberCountsLinesInsideQuotes() {
        CommandRun run = rank("model_a,model_b,winner\n\"x\ny\",z,tie\nx,z\n");
        assertError(run, 1, "ragged-row", "line 4");
    }

    @Test
    void raggedRowIsFoundInCompressedFiles() {
        Path file = VoteFiles.writeGzip(folder, "votes.csv.gz", VoteFiles.ROUND_ROBIN + "x\n");
        assertError(CommandRun.rank(file), 1, "ragged-row", "votes.csv.gz, line 10: 1 field where");
    }

    @Test
    void compressionIsSeenWhateverTheNameSays() {
        Path file = VoteFiles.writeGzip(folder, "votes.csv", VoteFiles.ROUND_ROBIN);
        assertEquals(0, CommandRun.rank(file).exitCode());
    }

    @ParameterizedTest
    @CsvSource({"'\uFEFF'", "''"})
    void byteOrderMarkAndCarriageReturnsAreNoPartOfNames(String mark) {
        CommandRun run = rank(mark + VoteFiles.ROUND_ROBIN.replace("\n", "\r\n"));
        assertEquals(List.of("x", "y", "z"), run.competitors());
    }

    @Test
    void mixedLineEndsAreAnError() {
        CommandRun run = rank("model_a,model_b,winner\nx,y,tie\r\ny,z,tie\n");
        assertError(run, 1, "malformed-csv", "line 2 ends with CR LF");
    }

    @Test
    void quotedNamesKeepDelimitersQuotesAndLineBreaks() {
        String text = VoteFiles.ROUND_ROBIN.replace("x", "\"a, \"\"b\"\"\"").replace("y", "\"c\nd\"");
        assertEquals(List.of("a, \"b\"", "c\nd", "z"), rank(text).competitors());
    }

    @Test
    void unclosedQuoteIsAnError() {
        assertError(rank("model_a,model_b,winner\nx,\"y,tie\nx,y,tie\n"), 1, "malformed-csv", "quote");
    }

    @Test
    void textThatIsNotUtf8IsAnError() {
        byte[] bytes = (VoteFiles.ROUND_ROBIN + "caf\u00e9,x,tie\n").getBytes(StandardCharsets.ISO_8859_1);
        CommandRun run = CommandRun.rank(VoteFiles.write(folder, "votes.csv", bytes));
        assertError(run, 1, "not-utf8", "is not UTF-8");
    }

    @Test
    void utf16IsAnError() {
        byte[] bytes = VoteFiles.ROUND_ROBIN.getBytes(StandardCharsets.UTF_16);
        CommandRun run = CommandRun.rank(VoteFiles.write(folder, "votes.csv", bytes));
        assertError(run, 1, "not-utf8", "is not UTF-8");
    }

    @Test
    void missingColumnListsThoseThereAre() {
        CommandRun run = rank("left,right,verdict\nx,y,tie\n");
        assertError(run, 1, "missing-columns", "'model_a', 'model_b', 'winner'", "'left', 'right', 'verdict'");
        CommandRun named = rank(
                VoteFiles.ROUND_ROBIN.replace("model_a,model_b,winner", "left,right,verdict"),
                "--first-column",
                "left",
                "--second-column",
                "right",
                "--outcome-column",
                "verdict");
        assertEquals(0, named.exitCode(), named.err());
    }

    @Test
    void otherDelimiterMustBeSaid() {
        String text = VoteFiles.ROUND_ROBIN.replace(',', ';');
        CommandRun run = rank(text);
        assertError(run, 1, "missing-columns", "model_a;model_b;winner");
        assertTrue(run.err().contains("--delimiter ';'"), run.err());
        assertEquals(List.of("x", "y", "z"), rank(text, "--delimiter", ";").competitors());
    }

    @Test
    void tabsAreTheDelimiterOfTsv() {
        Path file = VoteFiles.write(folder, "votes.tsv", VoteFiles.ROUND_ROBIN.replace(',', '\t'));
        assertEquals(List.of("x", "y", "z"), CommandRun.rank(file).competitors());
    }

    @Test
    void duplicateHeaderIsAnError() {
        assertError(rank("model_a,model_b,winner,winner\nx,y,tie,tie\n"), 1, "bad-header", "'winner' appears twice");
        assertError(rank("model_a,model_b,winner,Winner\nx,y,tie,tie\n"), 1, "bad-header", "differ only in case");
    }

    @Test
    void unnamedColumnsGetTheirPosition() {
        String text = VoteFiles.ROUND_ROBIN.replaceAll("(?m)^", "7,").replaceFirst("^7", "");
        assertEquals(
                List.of("x", "y", "z"), rank(text, "--where", "column_1 = '7'").competitors());
    }

    @Test
    void lineBreakInTheHeaderIsAnError() {
        assertError(rank("\"model\na\",model_b,winner\r\nx,y,tie\r\n"), 1, "bad-header", "line break");
    }

    @Test
    void emptyFileAndHeaderAloneAreErrors() {
        assertError(rank(""), 1, "empty-input", "is empty");
        assertError(rank("model_a,model_b,winner\n"), 1, "empty-input", "there are no votes");
        assertError(rank("\nmodel_a,model_b,winner\nx,y,tie\n"), 1, "bad-header", "line 1 is empty");
    }

    @Test
    void emptyLinesBetweenRowsAreSkipped() {
        assertEquals(
                List.of("x", "y", "z"),
                rank(VoteFiles.ROUND_ROBIN.replace("\n", "\n\n").replaceFirst("\n", ""))
                        .competitors());
    }

    @Test
    void unknownLabelsAreCountedWithTheirRows() {
        CommandRun run = rank(VoteFiles.ROUND_ROBIN + "x,y,left\ny,z,right\nx,y,left\n");
        assertError(run, 1, "unknown-outcome", "3 rows", "'left' 2 times, 'right' 1 time (", "row 9: 'left'");
        assertEquals(List.of(9L, 10L, 11L), rows(run));
    }

    @Test
    void labelsCanBeGivenAMeaning() {
        String text = VoteFiles.ROUND_ROBIN.replace("tie (bothbad)", "b=d").replace("tie\n", "draw\n");
        CommandRun run = rank(text, "--label", "draw=tie", "--label", "b=d=both-bad");
        assertEquals(0, run.exitCode(), run.err());
        assertEquals(1, run.json().get("rows").get(0).get("both_bad").asInt());
        assertError(rank(text, "--label", "draw=nothing"), 2, "usage", "first, second, tie or both-bad");
        assertError(rank(text, "--label", "draw"), 2, "usage", "TEXT=MEANING");
    }

    @Test
    void winnersAndLosersNeedNoOutcome() {
        CommandRun run = rank(
                "winner,loser\nx,y\ny,z\nz,x\nx,y\n",
                "--first-column",
                "winner",
                "--second-column",
                "loser",
                "--outcome-column",
                "");
        assertEquals(List.of("x", "y", "z"), run.competitors());
        assertEquals(
                4,
                run.json()
                        .get("rows")
                        .valueStream()
                        .mapToInt(row -> row.get("wins").asInt())
                        .sum());
    }

    @Test
    void missingValuesAreErrors() {
        CommandRun run = rank(VoteFiles.ROUND_ROBIN + "x,,tie\n\"\",y,tie\nx,y,\n\" \",y,tie\n");
        assertError(run, 1, "missing-value", "4 rows", "row 9", "row 12");
        assertEquals(List.of(9L, 10L, 11L, 12L), rows(run));
    }

    @Test
    void selfBattlesAreAnErrorUnlessDropped() {
        String text = VoteFiles.ROUND_ROBIN + "x,x,tie\nx,y,tie\ny,y,model_a\n";
        CommandRun run = rank(text);
        assertError(run, 1, "self-battle", "2 rows", "row 9: 'x'", "row 11: 'y'");
        assertEquals(List.of(9L, 11L), rows(run));
        assertTrue(run.error().get("remedies").get(0).asString().contains("--drop-self-battles"));
        CommandRun dropped = rank(text, "--drop-self-battles");
        assertEquals(0, dropped.exitCode(), dropped.err());
        assertEquals(9, dropped.json().get("battles").asInt());
        assertEquals(2, dropped.json().get("removed").get("self_battles").asInt());
        assertTrue(dropped.err().contains("--drop-self-battles removed 2 votes"), dropped.err());
    }

    @Test
    void conditionActsFirst() {
        String text = VoteFiles.ROUND_ROBIN + "x,x,tie\nx,y,nonsense\n";
        CommandRun run = rank(text, "--where", "winner <> 'nonsense' AND model_a <> model_b");
        assertEquals(0, run.exitCode(), run.err());
        assertEquals(2, run.json().get("removed").get("by_where").asInt());
        assertTrue(run.err().contains("--where removed 2 of 10 rows"), run.err());
    }

    @Test
    void rowNumbersAreThoseOfTheFileDespiteACondition() {
        CommandRun run = rank(VoteFiles.ROUND_ROBIN + "x,y,odd\n", "--where", "model_a <> 'z'");
        assertEquals(List.of(9L), rows(run));
    }

    @ParameterizedTest
    @CsvSource({
        "'nosuch = 1', nosuch",
        "'model_a = = 1', syntax",
        "'model_a > 3', cast",
        "'model_a = ''x'') OR (', syntax"
    })
    void badConditionIsWrongUsage(String condition, String part) {
        CommandRun run = rank(VoteFiles.ROUND_ROBIN, "--where", condition);
        assertError(run, 2, "usage", "--where " + condition, part);
    }

    @Test
    void conditionThatFailsOnAValueIsWrongUsage() {
        CommandRun run = rank(VoteFiles.ROUND_ROBIN, "--where", "CAST(model_a AS INTEGER) > 3");
        assertError(run, 2, "usage", "--where CAST", "'x'");
    }

    @Test
    void conditionMayEndInAComment() {
        CommandRun run = rank(VoteFiles.ROUND_ROBIN, "--where", "model_a <> 'q' -- everyone");
        assertEquals(0, run.exitCode(), run.err());
    }

    @Test
    void conditionThatRemovesEverythingIsAnError() {
        CommandRun run = rank(VoteFiles.ROUND_ROBIN, "--where", "false");
        assertError(run, 1, "empty-input", "no vote is left of 8 rows", "--where removed 8 of 8 rows");
    }

    @Test
    void excludedCompetitorsLeaveWithTheirVotes() {
        CommandRun run = rank(VoteFiles.ROUND_ROBIN, "--exclude", "z", "--exclude", "nobody");
        assertEquals(List.of("x", "y"), run.competitors());
        assertEquals(5, run.json().get("removed").get("excluded").asInt());
        assertTrue(run.err().contains("--exclude removed 5 votes"), run.err());
        assertTrue(run.err().contains("no vote mentions 'nobody'"), run.err());
    }
}
