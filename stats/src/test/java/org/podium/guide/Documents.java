package org.podium.guide;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the fenced blocks of the README and of the documents. */
final class Documents {
    private Documents() {}

    /**
     * A fenced block.
     *
     * @param place file and line of the fence
     * @param lines what stands between the fences
     */
    record Block(String place, List<String> lines) {
        String text() {
            return String.join("\n", lines);
        }
    }

    /** The root of the repository: the nearest folder above that has the documents. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/references.md"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("no folder above the working directory holds docs/references.md");
            }
        }
        return folder;
    }

    /** The README and every Markdown file under docs, sorted. */
    static List<Path> all() {
        try (Stream<Path> files = Files.walk(root().resolve("docs"))) {
            List<Path> documents = new ArrayList<>(List.of(root().resolve("README.md")));
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The blocks of a document whose fence names a language. */
    static List<Block> blocks(Path document, String language) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = lines(document);
        for (int at = 0; at < lines.size(); at++) {
            String fence = lines.get(at).strip();
            if (fence.startsWith("```")) {
                int end = at + 1;
                while (!lines.get(end).strip().equals("```")) {
                    end++;
                }
                if (fence.equals("```" + language)) {
                    String place = root().relativize(document) + ":" + (at + 1);
                    blocks.add(new Block(place, List.copyOf(lines.subList(at + 1, end))));
                }
                at = end;
            }
        }
        return blocks;
    }

    /** Fails unless the document has a block of text that holds exactly these lines. */
    static void assertShows(String document, List<String> printed) {
        List<Block> shown = blocks(root().resolve(document), "text");
        if (shown.stream().noneMatch(block -> block.lines().equals(printed))) {
            fail("no block of text in " + document + " is what was printed:\n" + String.join("\n", printed));
        }
    }

    /** The lines of a document outside its fenced blocks. */
    static List<String> prose(Path document) {
        List<String> prose = new ArrayList<>();
        boolean fenced = false;
        for (String line : lines(document)) {
            boolean fence = line.strip().startsWith("```");
            if (!fenced && !fence) {
                prose.add(line);
            }
            fenced ^= fence;
        }
        return prose;
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
