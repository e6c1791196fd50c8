package org.podium.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.podium.reference.ReferenceData;

/** Opens pages in a headless Chromium. Skipped, saying so, where there is none. Pictures of pages stay under target. */
class ReportInBrowserTest {
    private static final Path PICTURES = Path.of("target", "report-pictures");
    private static final List<String> NAMES = List.of("ant", "bee", "cat", "dog", "eel", "fox", "gnu", "hen");
    private static final int ENTER = 13;

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static Path plain;
    private static Path hostile;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Optional<Path> program = Browser.find();
        Assumptions.assumeTrue(
                program.isPresent(),
                "there is no Chromium on the path, nor one named by PODIUM_BROWSER: pages are not looked at");
        browser = Browser.start(program.orElseThrow());
        plain = folder.resolve("plain.html");
        Pages.run(
                Pages.votes(folder, NAMES, 4000),
                "--by",
                "kind <i>",
                "--style",
                "words",
                "--time-column",
                "time",
                "--title",
                "Animals",
                "--output",
                plain);
        hostile = Pages.write(folder.resolve("hostile.html"), Pages.hostile(folder));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static void open(Path page, int width, String scheme) {
        browser.emulate(width, 900, scheme);
        browser.open(page.toUri());
    }

    private static List<String> column(String table, int number) {
        return List.of(browser.evaluate("[...document.querySelectorAll('" + table + " tbody tr')]"
                        + ".map(row => row.cells[" + number + "].innerText).join('|')")
                .split("\\|"));
    }

    private static void click(String header) {
        browser.evaluate("[...document.querySelectorAll('#leaderboard thead button')].find(b => b.innerText === '"
                + header + "').click()");
    }

    private static String sorted(String header) {
        return browser.evaluate("[...document.querySelectorAll('#leaderboard thead th')].find(h => h.innerText === '"
                + header + "').getAttribute('aria-sort') ?? ''");
    }

    @ParameterizedTest
    @CsvSource({"1280, light", "1280, dark", "390, light", "390, dark"})
    void pagesOpenWithoutComplaintsAndFitTheWindow(int width, String scheme) throws IOException {
        for (Path page : List.of(plain, hostile)) {
            open(page, width, scheme);
            assertEquals(List.of(), browser.complaints());
            assertEquals(Integer.toString(width), browser.evaluate("String(document.documentElement.scrollWidth)"));
            assertEquals("0", browser.evaluate("String(performance.getEntriesByType('resource').length)"));
            String name = page.getFileName().toString().replace(".html", "-" + scheme + "-" + width + ".png");
            browser.screenshot(PICTURES.resolve(name));
            assertTrue(Files.size(PICTURES.resolve(name)) > 50_000);
        }
    }

    @Test
    void markupInNamesDoesNotRun() {
        open(hostile, 1280, "light");
        assertEquals(List.of(), browser.complaints());
        assertEquals("1", browser.evaluate("String(document.scripts.length)"));
        assertEquals("0", browser.evaluate("String(document.images.length)"));
        assertEquals(
                "0",
                browser.evaluate("String(document.querySelectorAll('[onerror], [onload], iframe, object').length)"));
        assertTrue(column("#leaderboard", 2).contains("<script>alert(1)</script>"));
    }

    /** Even markup that got past the escaping would be stopped. */
    @Test
    void thePolicyStopsWhatIsNotTheProgramsOwn() {
        open(plain, 1280, "light");
        browser.evaluate("document.body.insertAdjacentHTML('beforeend',"
                + " '<img src=\"x.png\" onerror=\"window.harmed = true\"><p style=\"color: red\">x</p>');"
                + "const script = document.createElement('script'); script.textContent = 'window.harmed = true';"
                + "document.body.append(script);");
        assertEquals("undefined", browser.evaluate("typeof window.harmed"));
        assertTrue(browser.complaints().stream().anyMatch(line -> line.contains("Content Security Policy")));
    }

    @Test
    void clicksOnHeadersSort() {
        open(plain, 1280, "light");
        List<String> byScore = column("#leaderboard", 2);
        assertEquals("descending", sorted("Score"));

        click("Competitor");
        assertEquals(NAMES, column("#leaderboard", 2));
        assertEquals("ascending", sorted("Competitor"));
        assertEquals("", sorted("Score"), "one column at a time");

        click("Competitor");
        assertEquals("descending", sorted("Competitor"));
        assertEquals("hen", column("#leaderboard", 2).get(0));

        click("Score");
        assertEquals(byScore, column("#leaderboard", 2));
        click("Score");
        assertEquals(byScore.get(0), column("#leaderboard", 2).get(NAMES.size() - 1));
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void numbersSortAsNumbers() {
        open(plain, 1280, "light");
        click("Votes");
        List<Integer> votes = column("#leaderboard", 5).stream()
                .map(text -> Integer.valueOf(text.replace(",", "")))
                .toList();
        assertEquals(votes.stream().sorted(java.util.Comparator.reverseOrder()).toList(), votes);
    }

    @Test
    void theKeyboardSortsToo() {
        open(plain, 1280, "light");
        List<String> before = column("#leaderboard", 2);
        browser.evaluate("document.querySelector('#leaderboard th:nth-child(3) button').focus()");
        browser.press("Enter", ENTER);
        assertEquals("ascending", sorted("Competitor"));
        assertNotEquals(before, column("#leaderboard", 2));
    }

    @Test
    void namesOfHeatMapsStayInViewOnTelephones() {
        open(plain, 390, "light");
        String left = "Math.round(document.querySelector('#pairs .chart-names').getBoundingClientRect().left)";
        String before = browser.evaluate("String(" + left + ")");
        browser.evaluate("document.querySelector('#pairs .scroll').scrollLeft = 120");
        assertEquals(before, browser.evaluate("String(" + left + ")"));
        assertEquals("120", browser.evaluate("String(document.querySelector('#pairs .scroll').scrollLeft)"));
    }

    /** Of all visible texts in charts whose width the page sets, at the left and right end of the section's own width. */
    @ParameterizedTest
    @ValueSource(ints = {360, 390, 700, 1280})
    void labelsOfChartsStayWithinThePageAndApart(int width) {
        open(plain, width, "light");
        String outside = """
                [...document.querySelectorAll('.chart-fluid text')].filter(text => {
                  const label = text.getBoundingClientRect();
                  const room = text.closest('section').getBoundingClientRect();
                  return label.width > 0 && (label.left < room.left - 1 || label.right > room.right + 1);
                }).map(text => text.textContent).join()""";
        assertEquals("", browser.evaluate(outside));
        String touching = """
                [...document.querySelectorAll('.chart-fluid .chart-plot')].flatMap(plot => {
                  const labels = [...plot.querySelectorAll('text')].map(text => text.getBoundingClientRect());
                  const visible = labels.filter(label => label.width > 0);
                  return visible.filter((a, i) => visible.some((b, j) => i < j
                      && a.left < b.right + 4 && b.left < a.right + 4 && a.top < b.bottom && b.top < a.bottom));
                }).length.toString()""";
        assertEquals("0", browser.evaluate(touching));
    }

    @Test
    void darkPagesAreDark() {
        open(plain, 1280, "light");
        String light = browser.evaluate("getComputedStyle(document.body).backgroundColor");
        open(plain, 1280, "dark");
        assertEquals("rgb(255, 255, 255)", light);
        assertEquals("rgb(20, 23, 26)", browser.evaluate("getComputedStyle(document.body).backgroundColor"));
        assertEquals(List.of(), browser.complaints());
    }

    @ParameterizedTest
    @CsvSource({"1280, light", "390, dark"})
    void aBoardOf135624VotesIsLookedAt(int width, String scheme) throws IOException {
        Path votes = ReferenceData.file("arena-140k/votes.csv.gz");
        Path page = folder.resolve("arena.html");
        Pages.run(votes, "--drop-self-battles", "--output", page);
        open(page, width, scheme);
        assertEquals(List.of(), browser.complaints());
        assertEquals("53", browser.evaluate("String(document.querySelectorAll('#leaderboard tbody tr').length)"));
        assertEquals("gemini-2.5-pro", column("#leaderboard", 2).get(0));
        browser.screenshot(PICTURES.resolve("arena-" + scheme + "-" + width + ".png"));
    }
}
