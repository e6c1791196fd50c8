package org.podium.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links between the documents lead somewhere, and every key that is cited is in the list of references. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern KEY = Pattern.compile("\\[([A-Z][A-Za-z]{1,12}[0-9]{2})\\]");

    @Test
    void everyRelativeLinkLeadsToAFileAndAHeading() {
        List<String> broken = new ArrayList<>();
        for (Path document : Documents.all()) {
            Matcher links = LINK.matcher(String.join("\n", Documents.prose(document)));
            while (links.find()) {
                String link = links.group(1);
                if (!link.contains("://") && !leadsSomewhere(document, link)) {
                    broken.add(Documents.root().relativize(document) + " → " + link);
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    private static boolean leadsSomewhere(Path document, String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? document : document.resolveSibling(file).normalize();
        return Files.exists(target) && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
    }

    /** The anchors of the headings, made as the usual viewers of Markdown make them. */
    private static Set<String> anchors(Path document) {
        return Documents.prose(document).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    @Test
    void everyKeyIsInTheListOfReferencesInOrder() throws IOException {
        Path references = Documents.root().resolve("docs/references.md");
        List<String> listed = Documents.lines(references).stream()
                .filter(line -> line.startsWith("- **["))
                .map(line -> line.substring(5, line.indexOf(']')))
                .toList();
        Set<String> cited = new TreeSet<>();
        for (Path file : sourcesAndDocuments()) {
            Matcher keys = KEY.matcher(Files.readString(file));
            while (keys.find()) {
                cited.add(keys.group(1));
            }
        }
        cited.removeAll(listed);

        assertEquals(Set.of(), cited);
        assertEquals(listed.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList(), listed);
    }

    private static List<Path> sourcesAndDocuments() throws IOException {
        List<Path> files = new ArrayList<>(Documents.all());
        for (String module : List.of("core", "stats", "examples", "bench")) {
            Path folder = Documents.root().resolve(module);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> sources = Files.walk(folder)) {
                    sources.filter(file -> file.toString().endsWith(".java")
                                    && file.toString().contains("src"))
                            .forEach(files::add);
                }
            }
        }
        return files;
    }
}
