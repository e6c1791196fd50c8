package org.podium.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at files that options name, beside those of the votes, before they are read. */
final class InputFiles {
    private InputFiles() {}

    /**
     * Requires a file that can be read.
     *
     * @param option that names the file
     * @param file the file
     * @throws IOException if there is none
     */
    static void require(String option, Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(option + " " + file + ": it is a folder, not a file");
        }
        if (!Files.isReadable(file)) {
            throw new IOException(option + ": there is no file " + file + " that can be read");
        }
    }
}
