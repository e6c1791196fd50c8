package org.podium.cli.output;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer goes: standard output, or a file that appears only once it is complete.
 *
 * @param file the file, or null for standard output
 * @param standardOutput standard output
 */
public record OutputTarget(@Nullable Path file, PrintStream standardOutput) {

    /** Writes something to the target. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes it.
         *
         * @param out where to
         * @throws IOException if that fails
         */
        void writeTo(Writer out) throws IOException;
    }

    /**
     * Writes an answer.
     *
     * @param answer what to write
     * @param format how
     * @throws IOException if it cannot be written completely
     */
    public void write(Answer answer, OutputFormat format) throws IOException {
        write(out -> {
            switch (format) {
                case TABLE -> TableWriter.write(answer.tables(), out);
                case MARKDOWN -> MarkdownWriter.write(answer.tables(), out);
                case CSV -> CsvOutput.write(answer.csv(), out);
                case JSON -> writeJson(answer, out);
            }
        });
    }

    private static void writeJson(Answer answer, Writer out) throws IOException {
        try (JsonWriter json = new JsonWriter(out)) {
            json.object();
            answer.json(json);
            json.endObject();
        }
        out.write('\n');
    }

    /**
     * Writes anything.
     *
     * @param content what to write
     * @throws IOException if it cannot be written completely
     */
    public void write(Content content) throws IOException {
        if (file == null) {
            Writer out = new BufferedWriter(new OutputStreamWriter(standardOutput, StandardCharsets.UTF_8));
            content.writeTo(out);
            out.flush();
            StandardOutput.requireWritten(standardOutput);
            return;
        }
        try {
            writeFile(file, content);
        } catch (FileSystemException e) {
            throw e; // names the file by itself
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Checks that there is a place for a file, before there is anything to write.
     *
     * @param option that names the file
     * @param file the file to be
     * @throws IOException if nothing can be written there
     */
    public static void requirePlace(String option, Path file) throws IOException {
        String fault = fault(target(file));
        if (fault != null) {
            throw new IOException(option + " " + file + ": " + fault);
        }
    }

    /** The file itself, if it is a link to one. */
    private static Path target(Path file) throws IOException {
        return Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    }

    private static @Nullable String fault(Path absolute) {
        Path folder = absolute.getParent();
        if (folder == null || Files.isDirectory(absolute)) {
            return "it is a folder, not a file";
        }
        if (!Files.isDirectory(folder)) {
            return "there is no folder " + folder;
        }
        if (Files.exists(absolute)) {
            return Files.isWritable(absolute) ? null : "it may not be written";
        }
        return Files.isWritable(folder) ? null : "the folder " + folder + " may not be written";
    }

    private static void writeFile(Path file, Content content) throws IOException {
        Path absolute = target(file);
        String fault = fault(absolute);
        if (fault != null) {
            throw new IOException(fault);
        }
        if (Files.exists(absolute) && !Files.isRegularFile(absolute)) { // such as /dev/null or a pipe
            try (Writer out = Files.newBufferedWriter(absolute, StandardCharsets.UTF_8)) {
                content.writeTo(out);
            }
            return;
        }
        Path part = absolute.resolveSibling(
                "." + absolute.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        part.toFile().deleteOnExit(); // for Ctrl-C
        try {
            try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                content.writeTo(out);
            }
            move(part, absolute);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
