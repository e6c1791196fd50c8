package org.podium.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseError;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names come from outside: whatever they hold, the page has the program's own elements and nothing else. */
class HostileNamesTest {
    private static final Set<String> ELEMENTS = Set.of(
            "html",
            "head",
            "meta",
            "title",
            "style",
            "script",
            "body",
            "header",
            "nav",
            "main",
            "section",
            "h1",
            "h2",
            "h3",
            "p",
            "a",
            "ul",
            "li",
            "dl",
            "dt",
            "dd",
            "div",
            "span",
            "bdi",
            "strong",
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "figure",
            "figcaption",
            "details",
            "summary",
            "pre",
            "code",
            "svg",
            "desc",
            "g",
            "text",
            "tspan",
            "rect",
            "line",
            "circle",
            "#root");

    @TempDir
    private static Path folder;

    private static String html;
    private static Document page;

    @BeforeAll
    static void writeThePage() {
        html = Pages.hostile(folder);
        page = Pages.parse(html);
    }

    @Test
    void thePageIsWrittenWithoutASingleMistake() {
        Parser parser = Parser.htmlParser().setTrackErrors(100);
        Jsoup.parse(html, parser);
        assertEquals(
                List.of(), parser.getErrors().stream().map(ParseError::toString).toList());
    }

    @Test
    void thereAreNoElementsOrAttributesButTheProgramsOwn() {
        Set<String> foreign = new TreeSet<>();
        for (Element element : page.getAllElements()) {
            if (!ELEMENTS.contains(element.tagName())) {
                foreign.add(element.tagName());
            }
            for (Attribute attribute : element.attributes()) {
                if (attribute.getKey().startsWith("on")
                        || Set.of("style", "src").contains(attribute.getKey())) {
                    foreign.add(attribute.toString());
                }
            }
        }
        assertEquals(Set.of(), foreign);
        assertEquals(1, page.select("script").size());
        assertEquals(1, page.select("style").size());
        assertEquals(0, page.select("body script, body style").size());
    }

    @Test
    void namesAreShownLetterForLetter() {
        List<String> shown = page.select("#leaderboard tbody th").stream()
                .map(Element::wholeText)
                .toList();
        assertEquals(new TreeSet<>(Pages.HOSTILE.stream().map(Label::of).toList()), new TreeSet<>(shown));
        assertEquals(
                "<script>alert(\"title\")</script> & more", page.select("h1").text());
        assertTrue(page.select("#boards summary").text().contains("<b>bold</b>"));
        assertEquals("Boards by kind <i>", page.select("#boards h2").text());
    }

    @Test
    void nothingPointsOutsideThePage() {
        for (Element link : page.select("a")) {
            String target = link.attr("href");
            assertTrue(target.startsWith("#") || target.startsWith("data:text/csv;"), target);
            if (target.startsWith("#")) {
                assertEquals(1, page.select(target).size(), target);
            }
        }
        for (String word : List.of("http:", "https:", "url(", "@import", "//www", "<link", "xlink", "srcset")) {
            assertFalse(html.contains(word), word);
        }
    }

    @Test
    void thePolicyAllowsOneStyleAndOneScriptByTheirDigests() throws Exception {
        String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
        assertEquals(
                "default-src 'none'; style-src " + digest("style") + "; script-src " + digest("script")
                        + "; base-uri 'none'; form-action 'none'",
                policy);
    }

    /** Of the element's content as a browser takes it. */
    private static String digest(String element) throws Exception {
        byte[] content = page.select(element).first().data().getBytes(StandardCharsets.UTF_8);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }

    @Test
    void identifiersAreUniqueAndReferencesResolve() {
        Set<String> ids = new TreeSet<>();
        for (Element element : page.select("[id]")) {
            assertTrue(ids.add(element.id()), element.id());
        }
        for (String attribute : List.of("aria-labelledby", "aria-describedby")) {
            for (Element element : page.select("[" + attribute + "]")) {
                assertTrue(ids.contains(element.attr(attribute)), element.attr(attribute));
            }
        }
    }

    @Test
    void spreadsheetsTakeNoNameForAFormula() {
        String link = page.select("a[download]").attr("href");
        String csv =
                new String(Base64.getDecoder().decode(link.substring(link.indexOf(',') + 1)), StandardCharsets.UTF_8);
        List<CsvRecord> rows = CsvReader.builder().ofCsvRecord(csv).stream().toList();
        int column = rows.get(0).getFields().indexOf("competitor");
        List<String> names =
                rows.stream().skip(1).map(row -> row.getField(column)).toList();
        assertEquals(Pages.HOSTILE.size(), names.size());
        assertTrue(names.contains("'=cmd|' /C calc'!A0"), names::toString);
        assertTrue(names.contains("'@SUM(1+1)"), names::toString);
        assertTrue(names.contains("<script>alert(1)</script>"), names::toString);
        assertFalse(names.stream().anyMatch(name -> name.matches("[=+\\-@].*")), names::toString);
    }

    @Test
    void longNamesAreTellableInFull() {
        String longest = "N".repeat(300);
        assertEquals(longest, page.select("#leaderboard bdi[title^=NNN]").attr("title"));
        assertTrue(page.select("svg text").stream().allMatch(text -> text.text().length() < 60));
    }
}
