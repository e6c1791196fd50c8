package org.podium.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A temporary folder for what the engine cannot read in place: standard input, JSON, rows of other databases, and its
 * own spill files. Made when first needed, deleted at the end and also when the program is interrupted.
 *
 * <p>Confined to one thread.
 */
final class Staging implements AutoCloseable {
    private final Thread sweeper = new Thread(this::deleteQuietly, "podium-staging-sweeper");
    private volatile @Nullable Path folder;
    private int files;

    /** The folder where the engine may put what does not fit into memory; it creates the folder itself. */
    Path spillFolder() throws IOException {
        return folder().resolve("spill");
    }

    Path newFile(String ending) throws IOException {
        return folder().resolve("stage-" + files++ + ending);
    }

    Path copy(InputStream source, String ending) throws IOException {
        Path file = newFile(ending);
        Files.copy(source, file);
        return file;
    }

    private Path folder() throws IOException {
        Path present = folder;
        if (present == null) {
            present = Files.createTempDirectory(
                    "podium-" + ProcessHandle.current().pid() + "-");
            folder = present;
            Runtime.getRuntime().addShutdownHook(sweeper);
        }
        return present;
    }

    @Override
    public void close() {
        if (folder != null) {
            deleteQuietly();
            try {
                Runtime.getRuntime().removeShutdownHook(sweeper);
            } catch (IllegalStateException e) {
                // The program is ending and the hook is running or has run.
            }
        }
    }

    private void deleteQuietly() {
        Path root = folder;
        if (root == null) {
            return;
        }
        try (Stream<Path> tree = Files.walk(root)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // A temporary file that cannot be deleted is the operating system's to clean up.
        }
    }
}
