package org.podium.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.podium.cli.output.OutputTarget;

/** Looks at files to be written before any work is done. */
final class OutputFiles {
    private OutputFiles() {}

    /**
     * Refuses to write over a file that is read, or where nothing can be written.
     *
     * @param option that names the file
     * @param written the file, or null for standard output
     * @param read all files that the command reads
     * @throws IOException if there is no place for the file
     */
    static void check(String option, @Nullable Path written, List<Path> read) throws IOException {
        if (written == null) {
            return;
        }
        for (Path file : read) {
            if (isSame(written, file)) {
                throw new UsageException(
                        option + " " + written + " would write over a file that is read; name another");
            }
        }
        OutputTarget.requirePlace(option, written);
    }

    private static boolean isSame(Path written, Path read) {
        try {
            return Files.exists(written) && Files.exists(read) && Files.isSameFile(written, read);
        } catch (IOException e) {
            return written.toAbsolutePath()
                    .normalize()
                    .equals(read.toAbsolutePath().normalize());
        }
    }
}
