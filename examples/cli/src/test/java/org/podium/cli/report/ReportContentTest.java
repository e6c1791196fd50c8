package org.podium.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.podium.cli.Main;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page says what {@code rank} says. */
class ReportContentTest {
    private static final List<String> NAMES = List.of("ant", "bee", "cat", "dog", "eel", "fox");

    @TempDir
    private Path folder;

    private Path votes;

    @BeforeEach
    void writeVotes() {
        votes = Pages.votes(folder, NAMES, 2000);
    }

    private record Run(int exitCode, String out, String err) {}

    private static Run command(Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.run(
                InputStream.nullInputStream(),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                Stream.of(words).map(Object::toString).toArray(String[]::new));
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static JsonNode rank(Object... words) {
        List<Object> all = new ArrayList<>(List.of("rank", "--format", "json"));
        all.addAll(List.of(words));
        return new JsonMapper().readTree(command(all.toArray()).out);
    }

    private static String usageFault(Object... words) {
        List<Object> all = new ArrayList<>(List.of("report"));
        all.addAll(List.of(words));
        Run run = command(all.toArray());
        assertEquals(2, run.exitCode, run.err);
        assertEquals("", run.out);
        return run.err;
    }

    private static List<String> cells(Element row) {
        return row.children().eachText();
    }

    @Test
    void theLeaderboardIsThatOfRank() {
        Elements rows = Pages.parse(Pages.run(votes)).select("#leaderboard tbody tr");
        JsonNode expected = rank(votes).get("rows");
        assertEquals(expected.size(), rows.size());
        for (int i = 0; i < rows.size(); i++) {
            JsonNode row = expected.get(i);
            List<String> cells = cells(rows.get(i));
            assertEquals(row.get("rank_ub").asString(), cells.get(0));
            assertEquals(
                    row.get("rank_best").asString() + "–"
                            + row.get("rank_worst").asString(),
                    cells.get(1));
            assertEquals(row.get("competitor").asString(), cells.get(2));
            assertEquals(Format.points(row.get("score").asDouble()), cells.get(3));
            assertEquals(Format.count(row.get("votes").asLong()), cells.get(5));
            assertEquals(Format.count(row.get("both_bad").asLong()), cells.get(9));
        }
    }

    @Test
    void styleRanksStandBesideThePlainOnes() {
        Document page = Pages.parse(Pages.run(votes, "--style", "words"));
        JsonNode expected = rank(votes, "--style", "words");
        Elements rows = page.select("#leaderboard tbody tr");
        for (int i = 0; i < rows.size(); i++) {
            List<String> cells = cells(rows.get(i));
            JsonNode row = expected.get("rows").get(i);
            assertEquals(row.get("rank_style").asString(), cells.get(11));
            int gain = row.get("rank_ub").asInt() - row.get("rank_style").asInt();
            assertEquals(Format.signed(gain, 0), cells.get(12));
        }
        List<String> effect = cells(page.select("#effects tbody tr").first());
        JsonNode coefficient = expected.get("coefficients").get(0);
        assertEquals("words", effect.get(0));
        assertEquals(Format.decimals(coefficient.get("estimate").asDouble(), 4), effect.get(1));
        assertEquals(Format.decimals(coefficient.get("standard_error").asDouble(), 4), effect.get(2));
        assertEquals(Format.decimals(coefficient.get("lower").asDouble(), 4), effect.get(3));
        assertEquals(Format.decimals(coefficient.get("upper").asDouble(), 4), effect.get(4));
    }

    @Test
    void boardsShowChangesAndReasons() {
        Path conditions = Pages.write(
                folder.resolve("boards.json"),
                "{\"all again\": \"true\", \"wins of the first\": \"winner = 'model_a' AND model_a > model_b\"}");
        Document page = Pages.parse(Pages.run(votes, "--boards", conditions));
        assertEquals("Boards", page.select("#boards h2").text());
        Element same = page.select("#boards table").first();
        for (Element row : same.select("tbody tr")) {
            assertEquals(cells(row).get(0), cells(row).get(2), "the same votes give the same rank, without a change");
        }
        Element unrated = page.select("#boards .remarks li").first();
        assertTrue(unrated.text().startsWith("wins of the first ("), unrated::text);
        assertTrue(unrated.text().contains("won every battle") || unrated.text().contains("lost every battle"));
    }

    @Test
    void groupsHaveABoard() {
        Path groups = Pages.write(
                folder.resolve("groups.json"),
                "{\"ant\":\"one\",\"bee\":\"one\",\"cat\":\"two\",\"dog\":\"two\",\"eel\":\"three\",\"fox\":\"three\"}");
        Document page = Pages.parse(Pages.run(votes, "--group", groups));
        assertEquals(
                List.of("three", "two", "one"),
                page.select("#groups tbody th:first-of-type").eachText());
        List<String> leaders = page.select("#leaderboard tbody th").eachText();
        for (Element row : page.select("#groups tbody tr")) {
            List<String> members = switch (row.select("th").first().text()) {
                case "one" -> List.of("ant", "bee");
                case "two" -> List.of("cat", "dog");
                default -> List.of("eel", "fox");
            };
            String best = leaders.stream().filter(members::contains).findFirst().orElseThrow();
            assertEquals(best, row.select("th").last().text());
        }
    }

    @Test
    void historyHasAChartForEachCompetitor() {
        Document page = Pages.parse(Pages.run(votes, "--time-column", "time", "--window", "4d"));
        assertEquals(NAMES.size(), page.select("#history .panels svg[role=img]").size());
        assertTrue(page.select("#history p").text().contains("Windows of 4 days"));
        Elements windows = page.select("#history table.plain tbody tr");
        assertEquals(5, windows.size());
        assertEquals("2,000", cells(windows.last()).get(2), "windows accumulate");
        assertTrue(page.select("#summary .facts").text().contains("2024‑01‑10 to 2024‑01‑29"));
        assertEquals(
                12,
                1
                        + Pages.parse(Pages.run(votes, "--time-column", "time", "--disjoint"))
                                .select("#history table.plain tbody tr")
                                .size(),
                3,
                "about a twelfth of the whole");
    }

    @Test
    void pairCountsMakeAReportToo() {
        Path counts = Pages.write(
                folder.resolve("counts.csv"),
                "model_a,model_b,win_a,win_b,tie,both_bad\na,b,30,10,5,0\nb,c,30,10,5,2\na,c,20,20,1,1\n");
        Document page = Pages.parse(Pages.run(counts, "--counts"));
        assertEquals(3, page.select("#leaderboard tbody tr").size());
        assertTrue(page.select("#summary .outcomes").text().startsWith("One better"), "sides are merged");
    }

    @Test
    void thePageTellsHowItWasMade() {
        Document page = Pages.parse(Pages.run(votes, "--interval", "percentile", "--replicates", "50", "--top", "4"));
        String method = page.select("#method").text();
        assertTrue(method.contains("95 % percentile bootstrap intervals relative to the mean"), method);
        assertTrue(method.contains("replicates 50"), method);
        assertTrue(method.contains("seed 42"), method);
        assertTrue(method.contains("files votes.csv"), method);
        assertFalse(method.contains(folder.toString()), "where the file was is nobody's business");
        String digest = page.select("#method td").stream()
                .map(Element::text)
                .filter(text -> text.matches("[0-9a-f]{64}"))
                .findFirst()
                .orElseThrow();
        assertTrue(page.select("#citation p").text().contains(digest.substring(0, 16)));
        assertTrue(page.select("#citation pre").text().contains("@software{podium,"));
    }

    @Test
    void anEmptyBoardHasNoCharts() {
        Document page = Pages.parse(Pages.run(votes, "--min-votes", "1000000"));
        assertEquals(0, page.select("#leaderboard tbody tr").size());
        assertEquals(0, page.select("#scores, #pairs, #win-rate").size());
    }

    @Test
    void theGroundedModelHasAZeroOfItsOwn() {
        Document page = Pages.parse(Pages.run(votes, "--ties", "grounded"));
        assertTrue(page.select("#summary .facts").text().contains("the model's own zero at 1000.0"));
    }

    @Test
    void remarksTellWhatWasLeftOut() {
        Path file = Pages.write(
                folder.resolve("more.csv"), "model_a,model_b,winner\na,b,model_a\nb,a,model_a\na,a,tie\nc,d,tie\n");
        Document page = Pages.parse(Pages.run(file, "--drop-self-battles", "--on-unidentifiable", "largest-component"));
        String remarks = page.select("#summary .remarks").text();
        assertTrue(remarks.contains("--drop-self-battles removed 1 vote "), remarks);
        assertTrue(remarks.contains("kept the largest component"), remarks);
        assertTrue(page.select("#leaderboard td:last-child").text().contains("few votes"));
    }

    @Test
    void thePageAppearsWhenItIsComplete() throws Exception {
        Path file = folder.resolve("report.html");
        assertEquals("", Pages.run(votes, "--output", file));
        assertTrue(Files.readString(file).endsWith("</html>\n"));
    }

    @Test
    void wrongUsageIsSaidBeforeAnythingIsRead() {
        assertTrue(usageFault().contains("which file?"));
        assertTrue(usageFault("x.csv", "--top", "1").contains("--top is 1"));
        assertTrue(usageFault("x.csv", "--png", votes).contains("is a file, not a folder"));
        assertTrue(usageFault("x.csv", "--title", " ").contains("--title"));
        assertTrue(usageFault("x.csv", "--window", "7d").contains("--time-column"));
        assertTrue(usageFault("x.csv", "--time-column", "t", "--window", "7").contains("7d, 12h or 30m"));
        assertTrue(usageFault("x.csv", "--counts", "--time-column", "t").contains("--counts"));
        assertTrue(usageFault("x.csv", "--on-unidentifiable", "each-component").contains("each-component"));
        assertTrue(usageFault("x.csv", "--format", "csv").contains("--format"));
    }

    @Test
    void theHelpListsEveryOptionUnderItsHeading() {
        String help = Pages.run("--help");
        for (String heading : List.of("Votes", "Effects and weights", "More boards", "History", "Page")) {
            assertTrue(help.contains("\n" + heading + "\n"), help);
        }
        assertTrue(help.contains("--png") && help.contains("--by") && help.contains("--style"), help);
        assertTrue(help.lines().allMatch(line -> line.length() <= 100), help);
    }

    @Test
    void aBadTimeIsNamedWithItsRow() {
        Path file = Pages.write(
                folder.resolve("times.csv"),
                "model_a,model_b,winner,t\na,b,model_a,2024-01-01\nb,a,model_a,1704100000.5\na,b,tie,tomorrow\n");
        Run run = command("report", file, "--time-column", "t");
        assertEquals(1, run.exitCode, run.err);
        assertTrue(run.err.contains("row 3: 'tomorrow'"), run.err);
    }
}
