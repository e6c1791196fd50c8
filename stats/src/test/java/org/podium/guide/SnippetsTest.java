package org.podium.guide;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every block of Java in the README and in the documents stands, word for word, in code that is compiled and run. */
class SnippetsTest {
    private static final List<String> FOLDERS = List.of(
            "stats/src/test/java/org/podium/guide", "examples/cli/src/test/java", "examples/embedded/src/main/java");

    @TestFactory
    Stream<DynamicTest> everyBlockOfJavaIsRun() {
        List<String> sources = FOLDERS.stream()
                .flatMap(folder -> sources(Documents.root().resolve(folder)))
                .toList();
        return Documents.all().stream()
                .flatMap(document -> Documents.blocks(document, "java").stream())
                .map(block -> DynamicTest.dynamicTest(
                        block.place(),
                        () -> assertTrue(
                                sources.stream().anyMatch(source -> holds(source, block.text())),
                                () -> "no test holds this block word for word:\n" + block.text())));
    }

    @Test
    void looksAtEverythingButWhiteSpace() {
        String source = "class A {\n    void a() {\n        if (x) {\n            y();\n        }\n    }\n}\n";

        assertTrue(holds(source, "if (x) {\n    y();\n}"));
        assertTrue(holds(source, "if (x) { y(); }"));
        assertFalse(holds(source, "if (x) {\n    z();\n}"));
    }

    private static Stream<String> sources(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(file -> String.join("\n", Documents.lines(file)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The formatter breaks lines in its own way, which depends on how deep the code is nested. */
    private static boolean holds(String source, String block) {
        return source.replaceAll("\\s", "").contains(block.replaceAll("\\s", ""));
    }
}
