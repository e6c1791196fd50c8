package org.podium.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.podium.votes.InvalidVotes;

/** Every kind of finding has its place in docs/troubleshooting.md. */
class FindingsTest {
    private static final Pattern KIND = Pattern.compile("public String kind\\(\\) \\{\\s+return ([^;]*);");
    private static final Pattern TEXT = Pattern.compile("\"([a-z-]+)\"");

    @Test
    void everyKindHasASymptom() throws IOException {
        Set<String> kinds = kinds();
        String page = String.join("\n", Documents.lines(Documents.root().resolve("docs/troubleshooting.md")))
                .toLowerCase(Locale.ROOT);
        Set<String> missing = new TreeSet<>(kinds);
        missing.removeIf(kind ->
                page.replace('-', ' ').contains("## " + kind.replace('-', ' ')) || page.contains("`" + kind + "`"));

        assertTrue(kinds.size() > 15, kinds::toString);
        assertEquals(Set.of(), missing);
    }

    private static Set<String> kinds() throws IOException {
        Set<String> kinds = new TreeSet<>();
        Arrays.stream(InvalidVotes.Problem.values())
                .forEach(problem ->
                        kinds.add(problem.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        for (String module : new String[] {"core", "stats"}) {
            try (Stream<Path> files = Files.walk(Documents.root().resolve(module + "/src/main/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    Matcher methods = KIND.matcher(Files.readString(file));
                    while (methods.find()) {
                        TEXT.matcher(methods.group(1)).results().forEach(text -> kinds.add(text.group(1)));
                    }
                }
            }
        }
        return kinds;
    }
}
