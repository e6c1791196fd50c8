package org.podium.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartsTest {
    @TempDir
    private Path folder;

    @Test
    void everyChartSaysInWordsWhatItShows() {
        Document page = Pages.parse(Pages.hostile(folder));
        List<Element> charts = page.select("svg[role=img]");
        Set<String> ids = new TreeSet<>();
        for (Element chart : charts) {
            Element title = chart.children().first();
            Element description = chart.children().get(1);
            assertEquals("title", title.tagName());
            assertEquals("desc", description.tagName());
            assertFalse(title.text().isBlank());
            assertFalse(description.text().isBlank());
            assertEquals(title.id(), chart.attr("aria-labelledby"));
            assertEquals(description.id(), chart.attr("aria-describedby"));
            ids.add(title.id().replace("-title", ""));
        }
        assertTrue(
                ids.containsAll(Set.of(
                        "outcomes",
                        "intervals",
                        "win-fraction",
                        "predicted-win",
                        "battles",
                        "average-win-rate",
                        "effects",
                        "history-1")),
                ids::toString);
        // What is no chart is decoration, hidden from those who listen.
        assertTrue(page.select("svg:not([role])").stream()
                .allMatch(svg -> svg.attr("aria-hidden").equals("true")));
    }

    @Test
    void chartsByThemselvesAreStrictXml() throws Exception {
        Map<String, String> charts = SampleReport.hostile().charts();
        assertEquals(
                List.of(
                        "intervals",
                        "win-fraction",
                        "predicted-win",
                        "battles",
                        "average-win-rate",
                        "effects",
                        "history"),
                List.copyOf(charts.keySet()));
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setNamespaceAware(true);
        for (Map.Entry<String, String> chart : charts.entrySet()) {
            org.w3c.dom.Document document = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(chart.getValue().getBytes(StandardCharsets.UTF_8)));
            org.w3c.dom.Element root = document.getDocumentElement();
            assertEquals("http://www.w3.org/2000/svg", root.getNamespaceURI(), chart.getKey());
            assertTrue(root.getElementsByTagName("title").getLength() > 0, chart.getKey());
            assertTrue(root.getElementsByTagName("desc").getLength() > 0, chart.getKey());
            assertEquals(0, root.getElementsByTagName("script").getLength(), chart.getKey());
            assertFalse(chart.getValue().contains("var("), "colours are resolved");
        }
        assertTrue(charts.get("intervals").contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    }

    @Test
    void everyChartHasAPicture() throws IOException {
        Path pictures = folder.resolve("pictures");
        Object[] words = Stream.concat(Stream.of(Pages.hostileWords(folder)), Stream.of("--png", pictures.toString()))
                .toArray();
        Pages.run(words);
        try (Stream<Path> files = Files.list(pictures)) {
            assertEquals(
                    SampleReport.hostile().charts().keySet().stream()
                            .map(name -> name + ".png")
                            .sorted()
                            .toList(),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void picturesShowColoursAndText() throws IOException {
        Pages.run(Pages.votes(folder, List.of("a", "b", "c", "d"), 400), "--png", folder.resolve("deep/down"));
        BufferedImage heat =
                ImageIO.read(folder.resolve("deep/down/win-fraction.png").toFile());
        assertTrue(heat.getWidth() > 600 && heat.getHeight() > 300, heat::toString);
        Set<Integer> colours = new TreeSet<>();
        IntStream.range(0, heat.getWidth())
                .forEach(x ->
                        IntStream.range(0, heat.getHeight()).forEach(y -> colours.add(heat.getRGB(x, y) & 0xFFFFFF)));
        assertTrue(colours.contains(0xFFFFFF), "the page");
        assertTrue(colours.contains(0xD5DBE1), "the diagonal");
        assertTrue(colours.size() > 50, "text has soft edges, but there are only " + colours.size() + " colours");
    }

    @Test
    void largeBoardsShowTheTopInChartsOfPairs() {
        List<String> names =
                IntStream.range(0, 140).mapToObj(i -> "competitor-" + i).toList();
        Document page = Pages.parse(Pages.run(Pages.votes(folder, names, 30_000)));
        assertEquals(140, page.select("#leaderboard tbody tr").size());
        assertEquals(
                30,
                page.select("#win-fraction-title")
                        .first()
                        .parent()
                        .select("rect.chart-diagonal")
                        .size());
        Document small = Pages.parse(Pages.run(folder.resolve("votes.csv"), "--top", "8"));
        assertEquals(
                8 * 7,
                small.select("#predicted-win-title")
                        .first()
                        .parent()
                        .select("g")
                        .size());
        assertEquals(8 * 7 / 2, small.select("#pairs table tbody tr").size());
        // A cell of the heat maps is in view beside its names, however far it is to the right.
        assertEquals(3, page.select("#pairs .scroll .chart-names").size());
    }
}
