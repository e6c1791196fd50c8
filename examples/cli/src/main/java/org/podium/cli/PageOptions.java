package org.podium.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the page and of the pictures. */
final class PageOptions {
    @Option(names = "--title", paramLabel = "TEXT", description = "The heading; Leaderboard by default.")
    String title = "Leaderboard";

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "How many competitors the charts of pairs show; 30 by default.")
    int shown = 30;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write the page to a file, which appears when it is complete, instead of standard output.")
    @Nullable
    Path output;

    @Option(
            names = "--png",
            paramLabel = "FOLDER",
            description = "Write a picture of each chart into a folder, which is made if it is not there.")
    @Nullable
    Path pictures;

    @Mixin
    RunOptions run = new RunOptions();

    void check() {
        if (shown < 2) {
            throw new UsageException("--top is " + shown + " but must be at least 2");
        }
        if (pictures != null) {
            checkFolder(pictures.toAbsolutePath());
        }
        if (title.isBlank()) {
            throw new UsageException("--title is empty");
        }
    }

    /** Looks at the folder, or at the one in which it is to be made. */
    private static void checkFolder(Path folder) {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            throw new UsageException("--png " + folder + ": " + there
                    + (Files.isDirectory(there) ? " may not be written" : " is a file, not a folder"));
        }
    }
}
