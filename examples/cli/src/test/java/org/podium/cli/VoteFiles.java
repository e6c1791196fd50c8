package org.podium.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Small vote files for tests. */
final class VoteFiles {
    /** Three competitors, everyone beat everyone, so there is a finite estimate. */
    static final String ROUND_ROBIN = """
            model_a,model_b,winner
            x,y,model_a
            x,y,model_a
            y,x,model_a
            y,z,model_a
            z,y,model_a
            z,x,tie
            x,z,model_a
            x,z,tie (bothbad)
            """;

    private VoteFiles() {}

    static Path write(Path folder, String name, String text) {
        return write(folder, name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path folder, String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path writeGzip(Path folder, String name, String text) {
        Path file = folder.resolve(name);
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    static Path roundRobin(Path folder) {
        return write(folder, "votes.csv", ROUND_ROBIN);
    }

    /** Reads a file of the project, wherever the build was started. */
    static Path project(String path) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("examples/podium"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("the tests must run inside the project's folder");
        }
        return folder.resolve(path);
    }
}
